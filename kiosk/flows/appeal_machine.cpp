// 诉求直达 as a pure machine.
#include "kiosk/flows/appeal_machine.h"

#include <algorithm>

#include "kiosk/flows/trouble.h"
#include "services/filing/callback.h"

namespace kiosk {

namespace {

using Touch = AppealActions::Touch;
using Slip = AppealFlow::Slip;

static_assert(static_cast<int>(AppealFlow::CallbackForm::Wrong) ==
              static_cast<int>(filing::CallbackForm::Wrong));

bool isIn(int index, int count) { return index >= 0 && index < count; }

} // namespace

AppealMachine::AppealMachine(AppealRules rules, bool alerted) : rules_(std::move(rules)) {
    view_.alerted = alerted;
    view_.hereStreet = view_.street = rules_.hereStreet;
    view_.hereGrid = rules_.hereGrid;
    view_.pagesMax = kMostPages;
}

AppealOrder AppealMachine::order() const {
    AppealOrder order;
    order.category = static_cast<std::size_t>(view_.category);
    order.street = static_cast<std::size_t>(view_.street);
    order.grid = static_cast<std::size_t>(view_.grid);
    for (const Visit::Page& page : pages_)
        order.pages.push_back(page.image);
    order.callback = hal::SecretText(view_.callback.toStdString());
    return order;
}

// Nobody is hurried while something moves.
Work AppealMachine::work() const {
    const bool moves = view_.scanning || at(Step::Filing) || view_.slip == Slip::Printing;
    return moves ? Work::Moving : Work::None;
}

AppealCommands AppealMachine::go(Step step) {
    view_.step = step;
    return {};
}

AppealCommands AppealMachine::chooseCategory(int index) {
    if (!at(Step::Category) || !isIn(index, rules_.categories))
        return {};
    view_.category = index;
    return go(Step::Place);
}

AppealCommands AppealMachine::chooseGrid(int index) {
    if (!at(Step::Place) || !isIn(index, rules_.grids[static_cast<std::size_t>(view_.street)]))
        return {};
    view_.grid = index;
    return go(Step::Pages);
}

AppealCommands AppealMachine::chooseStreet(int index) {
    if (!at(Step::Street) || !isIn(index, static_cast<int>(rules_.grids.size())))
        return {};
    if (view_.street != index)
        view_.grid = -1;
    view_.street = index;
    return go(Step::Place);
}

void AppealMachine::setCallback(const QString& digits) {
    const filing::CallbackCheck check = filing::checkCallback(digits.toStdString());
    view_.callback = digits;
    view_.callbackForm = static_cast<AppealFlow::CallbackForm>(check.form);
    view_.callbackMissing = check.missing;
}

AppealCommands AppealMachine::typeDigit(int digit) {
    const bool room = view_.callback.size() < static_cast<qsizetype>(filing::kLongestCallback);
    if (at(Step::Callback) && room && isIn(digit, 10))
        setCallback(view_.callback + QChar(u'0' + digit));
    return {};
}

AppealCommands AppealMachine::touched(Touch touch) {
    switch (touch) {
    case Touch::OtherStreet:
        return at(Step::Place) && rules_.grids.size() > 1 ? go(Step::Street) : AppealCommands{};
    case Touch::Scan:
        return scan();
    case Touch::CancelScan:
        return cancelScan();
    case Touch::DropPage:
        return dropPage();
    case Touch::EraseDigit:
        if (at(Step::Callback))
            setCallback(view_.callback.chopped(view_.callback.isEmpty() ? 0 : 1));
        return {};
    case Touch::Next:
        return next();
    case Touch::File:
        return file();
    case Touch::PrintSlip:
        return printSlip();
    case Touch::Back:
        return back();
    case Touch::Finish:
        return at(Step::Receipt) && view_.slip != Slip::Printing ? AppealCommands{AppealCommand::Finish}
                                                                 : AppealCommands{};
    }
    return {};
}

AppealCommands AppealMachine::scan() {
    if (!at(Step::Pages) || view_.scanning || view_.pageCount >= kMostPages)
        return {};
    view_.scanning = true;
    view_.scanTrouble = CopyFlow::Trouble::None;
    return {AppealCommand::ScanPages};
}

AppealCommands AppealMachine::cancelScan() {
    if (!view_.scanning)
        return {};
    view_.scanning = false;
    return {AppealCommand::DropScan};
}

AppealCommands AppealMachine::dropPage() {
    if (!at(Step::Pages) || view_.scanning || pages_.empty())
        return {};
    pages_.pop_back();
    showPages();
    return {};
}

void AppealMachine::showPages() {
    view_.pageCount = static_cast<int>(pages_.size());
    view_.page = pages_.empty() ? hal::Image() : pages_.back().shown;
}

AppealCommands AppealMachine::next() {
    if (at(Step::Pages) && !view_.scanning)
        return go(Step::Callback);
    const bool fine = view_.callbackForm == AppealFlow::CallbackForm::None ||
                      view_.callbackForm == AppealFlow::CallbackForm::Good;
    return at(Step::Callback) && fine ? go(Step::Review) : AppealCommands{};
}

AppealCommands AppealMachine::file() {
    if (!at(Step::Review) && !at(Step::Failed))
        return {};
    go(Step::Filing);
    return {AppealCommand::File};
}

AppealCommands AppealMachine::printSlip() {
    if (!at(Step::Receipt) || view_.slip != Slip::NotPrinted)
        return {};
    view_.slip = Slip::Printing;
    return {AppealCommand::PrintSlip};
}

AppealCommands AppealMachine::back() {
    switch (view_.step) {
    case Step::Category:
        return {AppealCommand::Leave};
    case Step::Place:
        return go(Step::Category);
    case Step::Street:
    case Step::Pages:
        return view_.scanning ? cancelScan() : go(Step::Place);
    case Step::Callback:
        return go(Step::Pages);
    case Step::Review:
        return go(Step::Callback);
    case Step::Failed:
        return go(Step::Review);
    case Step::Filing:
    case Step::Receipt:
        return {}; // what was filed is filed
    }
    return {};
}

AppealCommands AppealMachine::linkChanged(bool alerted) {
    view_.alerted = alerted;
    return {};
}

AppealCommands AppealMachine::pagesScanned(hal::Result<ScannedPages> scanned) {
    if (!view_.scanning)
        return {};
    view_.scanning = false;
    if (scanned) {
        for (Visit::Page& page : scanned->pages)
            if (static_cast<int>(pages_.size()) < kMostPages)
                pages_.push_back(std::move(page));
        showPages();
    }
    const auto fault = scanned ? scanned->stopped : std::optional(scanned.error().fault);
    if (!fault)
        return {};
    view_.scanTrouble = problemOf(At::Scanner, *fault).trouble;
    return {AppealCommand::ChimeFault};
}

AppealCommands AppealMachine::appealFiled(hal::Result<FiledAppeal> outcome) {
    if (!at(Step::Filing))
        return {};
    if (!outcome) {
        go(Step::Failed);
        return {AppealCommand::ChimeFault};
    }
    filed_ = outcome->filed;
    view_.number = QString::fromStdString(wire::toString(filed_->number));
    view_.code = outcome->code;
    view_.slip = Slip::Printing;
    view_.page = {}; // sealed, like the number: nobody needs to see them any more
    setCallback({});
    go(Step::Receipt);
    AppealCommands commands{AppealCommand::ChimeDone, AppealCommand::PrintSlip, AppealCommand::WatchDelivery};
    if (!pages_.empty())
        commands.push_back(AppealCommand::LookAtGlass);
    pages_.clear();
    return commands;
}

AppealCommands AppealMachine::slipPrinted(const hal::Result<SlipOutcome>& outcome) {
    if (!at(Step::Receipt) || view_.slip != Slip::Printing)
        return {};
    if (!outcome) {
        view_.slip = Slip::NotPrinted;
        return {AppealCommand::ChimeFault};
    }
    view_.slip = *outcome == SlipOutcome::Printed   ? Slip::Printed
                 : *outcome == SlipOutcome::Unknown ? Slip::Unknown
                                                    : Slip::NoSlip;
    return {};
}

AppealCommands AppealMachine::deliveryLooked(const hal::Result<bool>& waits) {
    if (!at(Step::Receipt) || view_.delivered)
        return {};
    view_.delivered = waits && !*waits;
    return view_.delivered ? AppealCommands{} : AppealCommands{AppealCommand::WatchDelivery};
}

AppealCommands AppealMachine::glassLooked(const hal::Result<bool>& somethingThere) {
    if (at(Step::Receipt))
        view_.originalsLeft = somethingThere && *somethingThere;
    return {};
}

} // namespace kiosk
