// Runs the session: touches, devices and the clock become events of the machine, its effects are done here.
#pragma once

#include <functional>
#include <optional>

#include <QObject>
#include <QTimer>

#include "hal/rig.h"
#include "kiosk/cabinet.h"
#include "kiosk/countdown.h"
#include "kiosk/flows/appeal_controller.h"
#include "kiosk/flows/copy_controller.h"
#include "kiosk/session.h"
#include "kiosk/session_machine.h"
#include "services/catalog/policy.h"

namespace kiosk {

// GUI thread only. All references are borrowed and outlive it.
class SessionController : public QObject, private SessionActions, private CopyHost, private AppealHost {
    Q_OBJECT

public:
    SessionController(Session& session, Jobs& jobs, const hal::Clock& clock, QObject* parent = nullptr);
    ~SessionController() override;

    // Tiles and announcement at once; copies, purposes and times from the next visit on.
    void setPolicy(const catalog::Policy& policy);
    // The start has finished. Null: there is nothing to serve with, and `reason` says why; may be called
    // again when that has changed.
    void setServices(CopyServices* services, Session::OutReason reason = Session::OutReason::None);
    // Null: nothing can be filed.
    void setAppeals(AppealServices* services);
    void setDevices(const std::vector<hal::DeviceInfo>& devices);
    void deviceChanged(const hal::DeviceInfo& device);
    void setHeadset(bool plugged); // stays when a visit ends: it is the machine's, not the resident's
    void setSwitchedOff(bool off);
    // Somebody outside uses the devices: out of service until as many endWork(). False, and nothing, during a
    // visit.
    [[nodiscard]] bool beginWork();
    void endWork();
    // The technicians' screens instead of the residents'. False, and nothing, during a visit and before the
    // start has finished.
    [[nodiscard]] bool enterTechnician();
    void leaveTechnician();
    [[nodiscard]] bool inVisit() const { return hasVisit(state_); }
    // Whether there is room for a visit: asked when one would begin and now and then, until the next call of
    // this. It must answer at once. Without it there is.
    void setRoom(std::function<bool()> enough);

    [[nodiscard]] const State& state() const { return state_; }

    // Does what is due by the clock. Called by a timer; tests turn the clock and call it.
    void tick();

Q_SIGNALS:
    void touchedAnywhere();
    void staffWanted(); // somebody pressed "call staff"
    void visitBegan();
    void visitEnded();
    void roomChanged(bool enough);
    void cabinetChanged(const hal::Sensors& now);
    void outcomeUnrecorded(); // printed, but the ledger could not write it down
    void filed();

private:
    void openTile(const QString& id) override;
    void openService(const QString& id) override;
    void back() override;
    void goHome() override;
    void stillHere() override;
    void callStaff() override;
    void finishFarewell() override;
    void touched() override;
    void setLanguage(Session::Language language) override;
    void setElder(bool on) override;
    void setLow(bool on) override;
    void setContrast(bool on) override;

    void workChanged(Work work) override;
    void copyLeft() override;
    void copyDone() override;
    void copyResumed() override;
    void cardLeftBehind() override;
    void copyUnrecorded() override;
    void appealLeft() override;
    void appealDone() override;
    void appealFiled() override;
    void chimed(const QString& cue) override;
    [[nodiscard]] bool inEnglish() const override;

    void happens(Event event);
    void does(Effect effect);
    void start(Session::Screen service);
    void openComing(const QString& id, Session::ComingReason reason = Session::ComingReason::NotYet);
    void openAppeal();
    [[nodiscard]] Session::Screen screen() const;
    void availabilityChanged();
    void learnCabinet(const hal::DeviceInfo& device);
    void switchChanged();
    void showTiles();
    void lookForRoom();
    void present();
    [[nodiscard]] bool sleeps(hal::Monotonic now);
    void startFarewell();
    void showTime();
    void scheduleTick();
    [[nodiscard]] hal::Millis idleTime(bool warned) const;

    Session& session_;
    const hal::Clock& clock_;
    CopyController copy_;
    AppealController appeal_;
    catalog::Policy policy_;
    State state_;
    SessionView view_;
    CopyController::Service wanted_ = CopyController::Service::Card;
    Session::Screen serving_ = Session::Screen::Copy; // which flow a visit runs
    CopyServices* services_ = nullptr;
    AppealServices* appeals_ = nullptr;
    std::function<bool()> room_;
    bool roomEnough_ = true;
    bool off_ = false; // by the switch
    int works_ = 0;
    Session::OutReason withoutServices_ = Session::OutReason::None;
    Session::OutReason outReason_ = Session::OutReason::None;
    QString coming_;
    Session::ComingReason comingReason_ = Session::ComingReason::NotYet;
    std::optional<hal::Monotonic> farewellUntil_; // however often it is touched
    Cabinet cabinet_;
    Countdown idle_, farewell_, staff_, roomLook_, awake_;
    QTimer timer_;
};

} // namespace kiosk
