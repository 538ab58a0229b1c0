// Runs a copy: touches and reports go into the machine, its commands become jobs, its view is presented.
#pragma once

#include <optional>
#include <string>

#include "hal/base/clock.h"
#include "kiosk/flows/copy_machine.h"
#include "kiosk/flows/copy_page.h"
#include "kiosk/flows/copy_services.h"
#include "kiosk/job/latest.h"

namespace kiosk {

// Whoever the copy belongs to.
class CopyHost {
public:
    virtual ~CopyHost() = default;
    virtual void workChanged(Work work) = 0;
    virtual void copyLeft() = 0;    // back from the first step
    virtual void copyDone() = 0;    // paper is out
    virtual void copyResumed() = 0; // one more of the same: the printer moves again
    virtual void cardLeftBehind() = 0;
    virtual void copyUnrecorded() = 0; // printed, but the ledger could not write the outcome down
    virtual void chimed(const QString& cue) = 0;
};

// GUI thread only. All references are borrowed and outlive it.
class CopyController : public CopyActions {
public:
    CopyController(CopyFlow& flow, Jobs& jobs, CopyHost& host, const hal::Clock& clock);
    ~CopyController() override;

    // Null while there are none: begin() must not be called then.
    void setServices(CopyServices* services) { services_ = services; }
    // Holds for the next visit.
    void setSetting(const CopyRules& rules, SheetSetting setting);

    enum class Service { Card, Document };
    void begin(Service service);
    // Stops what runs and forgets everything. Does not wait.
    void end();

private:
    void choose(CopyFlow::What what, bool identityCard) override;
    void startScan() override;
    void cancelWork() override;
    void turn() override;
    void moveCorner(int index, QPointF to) override;
    void acceptSide() override;
    void addPage() override;
    void setCopies(int copies) override;
    void setMono(bool mono) override;
    void setPurposeIndex(int index) override;
    void setOwnPurpose(const QString& text) override;
    void print() override;
    void retry() override;
    void back() override;
    void checkLeftBehind() override;
    void printAgain() override;

    template <class... Parameters, class... Arguments>
    void tell(CopyCommands (CopyMachine::*what)(Parameters...), Arguments&&... arguments);
    void obey(CopyCommand command);
    void present();
    void askScanner();
    void scanCard();
    void scanBothSides();
    void scanDocument();
    void recut();
    void turnOver();
    void turnBoth();
    void turnPage();
    void renderSheet();
    void askPrinter();
    void startPrinting();
    void lookAtGlass();
    void wipeAside(Visit visit);
    [[nodiscard]] std::function<void(const hal::Progress&)> onProgress();

    CopyFlow& flow_;
    Jobs& jobs_;
    CopyHost& host_;
    const hal::Clock& clock_;
    CopyServices* services_ = nullptr;
    CopyRules rules_;
    SheetSetting setting_;
    std::optional<CopyMachine> machine_;
    Work work_ = Work::None;
    Job device_;  // scans and prints: one at a time
    Job picture_; // cuts and turns
    Job printer_; // asks what it can do
    Job scanner_; // the same
    Job glass_;   // looks for what was left behind
    Latest<hal::Image> sheet_;
};

} // namespace kiosk
