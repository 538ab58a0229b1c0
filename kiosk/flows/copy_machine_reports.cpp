// The copy as a pure machine: what jobs report.
#include <algorithm>
#include <utility>

#include "kiosk/flows/copy_machine.h"

namespace kiosk {

namespace {

using Step = CopyFlow::Step;
using Side = CopyFlow::WantedSide;
using Trouble = CopyFlow::Trouble;
using Command = CopyCommand;

static_assert(static_cast<int>(CopyFlow::Phase::Finishing) == static_cast<int>(hal::Phase::Finishing));

QList<QPointF> onScreen(const imaging::Corners& corners, const hal::Image& picture) {
    QList<QPointF> points;
    for (const imaging::Point& corner : corners)
        points << QPointF((corner.x + 0.5) / picture.width(), (corner.y + 0.5) / picture.height());
    return points;
}

Problem problemOf(const copying::ScanFailure& failure) {
    if (const auto* card = std::get_if<copying::CardProblem>(&failure))
        return kiosk::problemOf(*card);
    return kiosk::problemOf(At::Scanner, std::get<hal::Error>(failure).fault);
}

} // namespace

CopyCommands CopyMachine::problem(Step during, const Problem& problem) {
    failedDuring_ = during;
    view_.step = Step::Problem;
    view_.trouble = problem.trouble;
    view_.remedy = problem.remedy;
    view_.canRetry = problem.canRetry;
    return {Command::ChimeFault};
}

void CopyMachine::showSide(Side wanted) {
    view_.step = Step::Preview;
    view_.side = wanted;
    const Visit::Side& shown = *side();
    view_.card = shown.scan.card;
    view_.glass = shown.glass;
    view_.corners = onScreen(shown.scan.found.corners, shown.scan.picture);
    view_.uncertain = shown.scan.uncertain;
}

void CopyMachine::showBothSides() {
    view_.step = Step::Preview;
    view_.side = Side::First;
    view_.card = visit_.first->scan.card;
    view_.otherCard = visit_.second->scan.card;
    view_.uncertain = false;
}

void CopyMachine::showLastPage() {
    view_.step = Step::Preview;
    view_.card = visit_.pages.back().shown;
    view_.pageCount = static_cast<int>(visit_.pages.size());
}

CopyCommands CopyMachine::progressed(const hal::Progress& progress) {
    if (work() == Work::None)
        return {};
    const At device = at(Step::Scanning) ? At::Scanner : At::Printer;
    view_.phase = static_cast<CopyFlow::Phase>(progress.phase);
    view_.progress = progress.done.value_or(-1);
    view_.waitingFor = progress.waiting ? kiosk::problemOf(device, *progress.waiting).trouble : Trouble::None;
    return {};
}

// An answer that comes when the resident already puts the card down changes the guide, not a scan.
CopyCommands CopyMachine::scannerAnswered(bool readsBothSidesAtOnce) {
    if (at(Step::ChooseWhat) || (at(Step::Guide) && view_.side == Side::First))
        view_.onePass = readsBothSidesAtOnce;
    return {};
}

CopyCommands CopyMachine::cardScanned(copying::ScanResult<Visit::Side> scanned) {
    if (!at(Step::Scanning) || view_.what != CopyFlow::What::Card || view_.onePass)
        return {};
    if (!scanned)
        return problem(Step::Scanning, problemOf(scanned.error()));
    side() = *std::move(scanned);
    showSide(view_.side);
    return {Command::ChimeSideDone};
}

CopyCommands CopyMachine::bothSidesScanned(copying::ScanResult<std::pair<Visit::Side, Visit::Side>> scanned) {
    if (!at(Step::Scanning) || view_.what != CopyFlow::What::Card || !view_.onePass)
        return {};
    if (!scanned)
        return problem(Step::Scanning, problemOf(scanned.error()));
    visit_.first = std::move(scanned->first);
    visit_.second = std::move(scanned->second);
    showBothSides();
    return {Command::ChimeSideDone};
}

// What went through before a stack stood still is kept; scanning again takes the rest.
CopyCommands CopyMachine::pagesScanned(hal::Result<ScannedPages> scanned) {
    if (!at(Step::Scanning) || view_.what != CopyFlow::What::Document)
        return {};
    if (!scanned)
        return problem(Step::Scanning, kiosk::problemOf(At::Scanner, scanned.error().fault));
    if (scanned->pages.empty())
        return problem(Step::Scanning, kiosk::problemOf(copying::CardProblem::NothingThere));
    if (!std::exchange(stackStopped_, scanned->stopped.has_value()))
        visit_.pagesOfLastScan = 0;
    visit_.pagesOfLastScan += scanned->pages.size();
    std::move(scanned->pages.begin(), scanned->pages.end(), std::back_inserter(visit_.pages));
    view_.pageCount = static_cast<int>(visit_.pages.size());
    if (scanned->stopped)
        return problem(Step::Scanning, kiosk::problemOf(At::Scanner, *scanned->stopped));
    showLastPage();
    return {Command::ChimeSideDone};
}

CopyCommands CopyMachine::recut(hal::Result<copying::CardScan> scan) {
    if (!at(Step::Preview) || !sideOnShow() || cutting_ == Cutting::Nothing)
        return {};
    if (scan) {
        const bool uncertain = view_.uncertain; // the handles stay while the resident uses them
        const QList<QPointF> corners = view_.corners;
        side()->scan = *std::move(scan);
        showSide(view_.side);
        view_.uncertain = uncertain;
        if (cornersMoved_)
            view_.corners = corners; // under the finger, ahead of the cut
    }
    cutting_ = Cutting::Nothing;
    return nextCut();
}

CopyCommands CopyMachine::bothTurned(hal::Result<std::pair<copying::CardScan, copying::CardScan>> scans) {
    if (!at(Step::Preview) || !view_.onePass || !visit_.second || cutting_ == Cutting::Nothing)
        return {};
    if (scans) {
        visit_.first->scan = std::move(scans->first);
        visit_.second->scan = std::move(scans->second);
        showBothSides();
    }
    cutting_ = Cutting::Nothing;
    return nextCut();
}

CopyCommands CopyMachine::pageTurned(hal::Result<Visit::Page> page) {
    if (!at(Step::Preview) || visit_.pages.empty() || cutting_ == Cutting::Nothing)
        return {};
    if (page) {
        visit_.pages.back() = *std::move(page);
        showLastPage();
    }
    cutting_ = Cutting::Nothing;
    return nextCut();
}

CopyCommands CopyMachine::sheetRendered(hal::Result<hal::Image> sheet) {
    if (resumed() || (!at(Step::Options) && !at(Step::Printing) && !at(Step::Problem)))
        return {};
    // The pictures are ours; only what was typed can be impossible to draw.
    textAtFault_ = !sheet && sheet.error().fault == hal::Fault::BadData;
    if (sheet)
        view_.page = *std::move(sheet);
    view_.trouble = textAtFault_ ? Trouble::MissingGlyph : Trouble::None;
    return {};
}

CopyCommands CopyMachine::printerAnswered(bool colour) {
    view_.colourOffered = colour;
    if (colour || view_.mono || !at(Step::Options))
        return {};
    view_.mono = true;
    return {Command::RenderSheet};
}

CopyCommands CopyMachine::printed(const hal::Result<copying::CopyOutcome>& outcome) {
    if (!at(Step::Printing))
        return {};
    if (!outcome && outcome.error().fault == hal::Fault::Cancelled) {
        if (resumed())
            return farewell(false);
        view_.step = Step::Options;
        return {};
    }
    // A job that broke down on our side after it began to hand over may have left paper in the tray.
    if (!outcome && outcome.error().fault == hal::Fault::Faulty && view_.phase > CopyFlow::Phase::Connecting)
        return problem(Step::Printing, unknownOutcome());
    if (!outcome)
        return problem(Step::Printing, kiosk::problemOf(At::Printer, outcome.error().fault));
    if (outcome->proof == hal::Proof::None) {
        CopyCommands commands = problem(Step::Printing, unknownOutcome());
        if (!outcome->recorded)
            commands.push_back(Command::TellUnrecorded);
        return commands;
    }
    view_.sheetsPrinted += outcome->sheets;
    copiesDone_ += view_.copies;
    const int left = rules_.copiesPerVisit - copiesDone_;
    view_.copiesMax = std::max(left, 1);
    CopyCommands commands = farewell(left > 0);
    if (!outcome->recorded)
        commands.insert(commands.begin(), Command::TellUnrecorded);
    return commands;
}

// Nothing personal is shown any more. The visit keeps its scans for one more print of the same, until the
// farewell ends it; who cancelled that print is not asked once more.
CopyCommands CopyMachine::farewell(bool again) {
    view_.card = view_.otherCard = view_.glass = view_.page = {};
    view_.corners.clear();
    view_.uncertain = false;
    view_.ownPurpose.clear();
    view_.trouble = Trouble::None;
    view_.step = Step::Done;
    view_.canPrintAgain = again;
    return {Command::Finish, Command::LookAtGlass};
}

CopyCommands CopyMachine::glassLooked(hal::Result<bool> somethingThere) {
    if (!at(Step::Done) || !somethingThere)
        return {}; // not known, and not claimed
    view_.leftBehindKnown = true;
    view_.leftBehind = *somethingThere;
    return view_.leftBehind ? CopyCommands{Command::TellLeftBehind} : CopyCommands{};
}

} // namespace kiosk
