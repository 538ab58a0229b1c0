// 诉求直达 as a pure machine: touches and reports go in, what is shown and what must be done come out.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "kiosk/flows/appeal_flow.h"
#include "kiosk/flows/appeal_services.h"
#include "kiosk/flows/copy_machine.h"

namespace kiosk {

// What the policy offers.
struct AppealRules {
    int categories = 0;
    std::vector<int> grids; // of each street
    int hereStreet = 0;     // where the hall stands
    int hereGrid = 0;
};

enum class AppealCommand {
    ScanPages,     // → pagesScanned
    DropScan,      // stop it; its outcome does not matter
    File,          // → appealFiled, with order()
    PrintSlip,     // → slipPrinted
    WatchDelivery, // → deliveryLooked, now and then
    LookAtGlass,   // → glassLooked
    Leave,         // back from the first step
    Finish,        // it is done
    ChimeDone,
    ChimeFault,
};
using AppealCommands = std::vector<AppealCommand>;

// No I/O, no clock, no thread. Total: what makes no sense at a step changes nothing and commands nothing.
// Everything personal is in view() and order(), and goes with the machine.
class AppealMachine {
public:
    static constexpr int kMostPages = 6;

    AppealMachine(AppealRules rules, bool alerted);

    [[nodiscard]] const AppealView& view() const { return view_; }
    [[nodiscard]] AppealOrder order() const;
    // Only after it was filed.
    [[nodiscard]] const outbox::Filed& filed() const { return *filed_; }
    [[nodiscard]] Work work() const;
    // For whoever wants to free them elsewhere. The machine is of no use afterwards.
    [[nodiscard]] std::vector<Visit::Page> takePages() { return std::exchange(pages_, {}); }

    // Touches.
    AppealCommands chooseCategory(int index);
    AppealCommands chooseGrid(int index);
    AppealCommands chooseStreet(int index);
    AppealCommands typeDigit(int digit);
    AppealCommands touched(AppealActions::Touch touch);

    // Reports.
    AppealCommands linkChanged(bool alerted);
    AppealCommands pagesScanned(hal::Result<ScannedPages> scanned);
    AppealCommands appealFiled(hal::Result<FiledAppeal> outcome);
    AppealCommands slipPrinted(const hal::Result<SlipOutcome>& outcome);
    AppealCommands deliveryLooked(const hal::Result<bool>& waits);
    AppealCommands glassLooked(const hal::Result<bool>& somethingThere);

private:
    using Step = AppealFlow::Step;
    [[nodiscard]] bool at(Step step) const { return view_.step == step; }
    AppealCommands go(Step step);
    AppealCommands back();
    AppealCommands scan();
    AppealCommands cancelScan();
    AppealCommands dropPage();
    AppealCommands next();
    AppealCommands file();
    AppealCommands printSlip();
    void showPages();
    void setCallback(const QString& digits);

    AppealRules rules_;
    AppealView view_;
    std::vector<Visit::Page> pages_;
    std::optional<outbox::Filed> filed_;
};

} // namespace kiosk
