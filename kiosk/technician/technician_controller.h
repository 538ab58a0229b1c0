// Runs the technicians' screens: lock, tests, switch, export; and the simulators' dock.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include <QObject>
#include <QTimer>

#include "hal/base/secret.h"
#include "hal/rig.h"
#include "kiosk/countdown.h"
#include "kiosk/job/jobs.h"
#include "kiosk/session_controller.h"
#include "kiosk/technician/technician.h"
#include "kiosk/technician/technician_services.h"

namespace kiosk {

// GUI thread only. All references are borrowed and outlive it.
class TechnicianController : public QObject, private TechnicianActions {
    Q_OBJECT

public:
    // Nobody touches anything: at the lock, and behind it while no test runs.
    static constexpr hal::Millis kLockIdle{45'000};
    static constexpr hal::Millis kInsideIdle{180'000};
    // What was counted is written down so long after it began to differ.
    static constexpr hal::Millis kRecordsEvery{60'000};

    TechnicianController(Technician& screens, SessionController& session, Jobs& jobs, const hal::Clock& clock,
                         QObject* parent = nullptr);
    ~TechnicianController() override;

    // Null: there is nothing to work with yet.
    void setServices(TechnicianServices* services);
    void setSettings(const TechnicianSettings& settings, int configuredVolume);
    // Before the devices.
    void setRecords(DeviceRecords kept, TestHistory history) {
        book_.take(std::move(kept), std::move(history));
    }
    void setDevices(const std::vector<hal::DeviceInfo>& devices);
    // The machine could not be opened: which part, and why, in words for technicians. Until setDevices().
    void setBroken(std::string_view part, std::string_view detail);
    void deviceChanged(const hal::DeviceInfo& device);
    void touched(); // anything was touched anywhere
    // By the command line or the center, as the switch on the technicians' screen does it.
    void switchFromOutside(bool off);

    // Does what is due by the clock. Called by a timer; tests turn the clock and call it.
    void tick();

Q_SIGNALS:
    void entered();
    void pinRefused(int triesLeft);
    void left();
    void switched(bool off);
    void volumeChanged(int percent);
    void clockChanged();
    void soundWanted();

private:
    void knock() override;
    void typeDigit(int digit) override;
    void eraseDigit() override;
    void enterPin() override;
    void openDevice(const QString& slot) override;
    void openPage(Technician::Page page) override;
    void test(int rounds) override;
    void stopTest() override;
    void printRuler() override;
    void layRuler() override;
    void measureRuler() override;
    void keepRuler() override;
    void switchOutOfService(bool off) override;
    void setVolume(int percent) override;
    void setBrightness(int percent) override;
    void setClock(const QDateTime& time) override;
    void playSound() override;
    void exportReport() override;
    void back() override;
    void leave() override;
    void simulate(const QString& slot, const QString& word) override;

    struct Entry { // how a try at the lock ended
        PinAnswer pin;
        bool somethingLeft = false;
    };
    void lockAnswered(const Entry& entry);
    void obstructed(const PinAnswer& answer);
    void forgetTest();
    void beginTest(int rounds);
    void nextRound();
    void roundDone(hal::Monotonic begun, const hal::Result<hal::TestReport>& report);
    void showReport(const hal::Result<hal::TestReport>& report);
    void writeDownTest();
    void rulerMeasured(const hal::Result<RulerMeasured>& measured);
    void testOver();
    void noteIn(const hal::DeviceInfo& device);
    void recordsChanged();
    void keepRecords();
    void lookAtMachine();
    void keep(const TechnicianSettings& settings);
    void put(const InventoryRow& row);
    [[nodiscard]] std::optional<std::size_t> indexOf(const QString& slot) const;
    [[nodiscard]] bool inside() const { return inside_; }
    void present();

    Technician& screens_;
    SessionController& session_;
    Jobs& jobs_;
    const hal::Clock& clock_;
    TechnicianServices* services_ = nullptr;
    TechnicianSettings settings_;
    TechnicianView view_;
    bool atLock_ = false; // knocked, and neither in nor gone
    bool inside_ = false; // the PIN was right
    std::string pin_;     // as it is typed; wiped after each try
    DeviceBook book_;
    std::optional<Calibration> measured_; // on the ruler page, and not kept yet
    Job checking_, testing_, keeping_, exporting_, simulating_, looking_, setting_, writing_;
    Countdown idle_, wait_, recordsDue_;
    QTimer timer_;
};

} // namespace kiosk
