// Runs 诉求直达: touches and reports go into the machine, its commands become jobs, its view is presented.
#pragma once

#include <functional>
#include <optional>

#include <QTimer>

#include "kiosk/flows/appeal_machine.h"
#include "kiosk/flows/copy_services.h"
#include "kiosk/job/jobs.h"
#include "services/catalog/policy.h"

namespace kiosk {

// Whoever the appeal belongs to.
class AppealHost {
public:
    virtual ~AppealHost() = default;
    virtual void workChanged(Work work) = 0;
    virtual void appealLeft() = 0; // back from the first step
    virtual void appealDone() = 0;
    virtual void appealFiled() = 0;
    virtual void chimed(const QString& cue) = 0;
    [[nodiscard]] virtual bool inEnglish() const = 0; // the slip speaks the resident's language
};

// GUI thread only. All references are borrowed and outlive it.
class AppealController : public AppealActions {
public:
    AppealController(AppealFlow& flow, Jobs& jobs, AppealHost& host);
    ~AppealController() override;

    // Null while there are none: begin() must not be called then.
    void setServices(CopyServices* capture, AppealServices* services);
    void setPolicy(const std::optional<catalog::Appeals>& appeals); // for the next visit

    // What standing() said, once heard; asks anew. `onChange` is called when it has changed.
    void look();
    void setOnStanding(std::function<void()> onChange) { onStanding_ = std::move(onChange); }
    [[nodiscard]] AppealStanding standing() const { return standing_; }

    void begin();
    // Stops what runs and forgets everything. Does not wait.
    void end();

private:
    void touched(Touch touch) override;
    void chooseCategory(int index) override;
    void chooseGrid(int index) override;
    void chooseStreet(int index) override;
    void typeDigit(int digit) override;

    template <class... Parameters, class... Arguments>
    void tell(AppealCommands (AppealMachine::*what)(Parameters...), Arguments&&... arguments);
    void obey(AppealCommand command);
    void present();
    void showGrids();
    void scanPages();
    void file();
    void printSlip();
    void askDelivery();
    void lookAtGlass();
    void wipeAside();

    AppealFlow& flow_;
    Jobs& jobs_;
    AppealHost& host_;
    CopyServices* capture_ = nullptr;
    AppealServices* services_ = nullptr;
    std::optional<catalog::Appeals> policy_;
    AppealRules rules_;
    AppealStanding standing_;
    std::function<void()> onStanding_;
    std::optional<AppealMachine> machine_;
    Work work_ = Work::None;
    int shownStreet_ = -1;
    Job scanning_, filing_, printing_, delivery_, glass_, looking_;
    QTimer deliveryTimer_;
};

} // namespace kiosk
