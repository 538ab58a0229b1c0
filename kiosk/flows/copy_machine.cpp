// The copy as a pure machine: what the resident touches.
#include "kiosk/flows/copy_machine.h"

#include <algorithm>
#include <utility>

namespace kiosk {

namespace {

using Step = CopyFlow::Step;
using Side = CopyFlow::WantedSide;
using What = CopyFlow::What;
using Trouble = CopyFlow::Trouble;
using Command = CopyCommand;

// Twice what the longest policy line has; three lines of it fit between the lines of a card.
constexpr int kOwnPurposeMax = 24;

} // namespace

CopyMachine::CopyMachine(const CopyRules& rules) : rules_(rules) {
    view_.copiesMax = std::max(rules.copiesPerVisit, 1);
    view_.mono = true; // what a copy is in most halls; colour is one touch away
}

Work CopyMachine::work() const {
    if (!at(Step::Scanning) && !at(Step::Printing))
        return Work::None;
    const bool waits = view_.phase == CopyFlow::Phase::WaitingForDevice || view_.waitingFor != Trouble::None;
    return waits ? Work::Waiting : Work::Moving;
}

imaging::Corners CopyMachine::cornersInPixels() const {
    imaging::Corners corners{};
    const Visit::Side* shown = sideOnShow();
    if (!shown || view_.corners.size() != 4)
        return corners;
    for (int i = 0; i < 4; ++i) {
        // (0, 0) is the centre of the first pixel, half a pixel inside the picture's edge.
        corners[static_cast<std::size_t>(i)] = {view_.corners[i].x() * shown->scan.picture.width() - 0.5,
                                                view_.corners[i].y() * shown->scan.picture.height() - 0.5};
    }
    return corners;
}

const Visit::Side* CopyMachine::sideOnShow() const {
    const auto& shown = view_.side == Side::Second ? visit_.second : visit_.first;
    return view_.side != Side::Page && shown ? &*shown : nullptr;
}

std::optional<Visit::Side>& CopyMachine::side() {
    return view_.side == Side::Second ? visit_.second : visit_.first;
}

CopyCommands CopyMachine::guide(Side wanted) {
    view_.step = Step::Guide;
    view_.side = wanted;
    view_.card = view_.otherCard = view_.glass = {};
    view_.corners.clear();
    view_.uncertain = false;
    cutting_ = Cutting::Nothing;
    cornersMoved_ = turnWanted_ = acceptWanted_ = false;
    return {};
}

CopyCommands CopyMachine::open() {
    return at(Step::ChooseWhat) ? CopyCommands{Command::AskScanner} : CopyCommands{};
}

CopyCommands CopyMachine::openDocument() {
    if (!at(Step::ChooseWhat))
        return {};
    opened_ = true;
    return choose(What::Document, false);
}

CopyCommands CopyMachine::choose(What what, bool identityCard) {
    if (!at(Step::ChooseWhat))
        return {};
    view_.what = what;
    view_.identityCard = identityCard;
    return guide(what == What::Card ? Side::First : Side::Page);
}

void CopyMachine::forgetThisScan() {
    if (view_.side != Side::Page) {
        side().reset();
        if (view_.onePass)
            visit_.second.reset();
        return;
    }
    stackStopped_ = false;
    visit_.pages.resize(visit_.pages.size() - visit_.pagesOfLastScan);
    visit_.pagesOfLastScan = 0;
    view_.pageCount = static_cast<int>(visit_.pages.size());
}

CopyCommands CopyMachine::startScan() {
    const bool again = at(Step::Preview);
    const bool mended = at(Step::Problem) && failedDuring_ == Step::Scanning;
    if (!again && !mended && !at(Step::Guide))
        return {};
    if (again)
        forgetThisScan();
    const bool whole = view_.what == What::Card && view_.onePass;
    guide(view_.side);
    view_.step = Step::Scanning;
    view_.phase = CopyFlow::Phase::Connecting;
    view_.progress = -1;
    view_.waitingFor = Trouble::None;
    return {whole                      ? Command::ScanBothSides
            : view_.what == What::Card ? Command::ScanCard
                                       : Command::ScanDocument};
}

CopyCommands CopyMachine::cancelWork() {
    if (at(Step::Scanning)) {
        guide(view_.side);
        return {Command::DropScan};
    }
    if (at(Step::Printing)) {
        view_.phase = CopyFlow::Phase::Finishing;
        view_.progress = -1;
        return {Command::StopPrinting};
    }
    return {};
}

CopyCommands CopyMachine::turn() {
    if (!at(Step::Preview))
        return {};
    turnWanted_ = !turnWanted_;
    return nextCut();
}

CopyCommands CopyMachine::moveCorner(int index, QPointF to) {
    const bool handles = at(Step::Preview) && cutting_ != Cutting::Turn;
    if (!handles || index < 0 || index >= view_.corners.size())
        return {};
    view_.corners[index] = {std::clamp(to.x(), 0.0, 1.0), std::clamp(to.y(), 0.0, 1.0)};
    cornersMoved_ = true;
    return nextCut();
}

CopyCommands CopyMachine::acceptSide() {
    if (!at(Step::Preview))
        return {};
    acceptWanted_ = true;
    return nextCut();
}

CopyCommands CopyMachine::nextCut() {
    if (cutting_ != Cutting::Nothing)
        return {};
    if (std::exchange(cornersMoved_, false)) {
        cutting_ = Cutting::Corners;
        return {Command::Recut};
    }
    if (std::exchange(turnWanted_, false)) {
        cutting_ = Cutting::Turn;
        return {view_.what != What::Card ? Command::TurnPage
                : view_.onePass          ? Command::TurnBoth
                                         : Command::TurnOver};
    }
    if (!std::exchange(acceptWanted_, false))
        return {};
    return view_.side == Side::First && !view_.onePass ? guide(Side::Second) : options();
}

CopyCommands CopyMachine::addPage() {
    if (!at(Step::Preview) || view_.side != Side::Page)
        return {};
    visit_.pagesOfLastScan = 0;
    stackStopped_ = false;
    return guide(Side::Page);
}

CopyCommands CopyMachine::options() {
    view_.step = Step::Options;
    view_.glass = view_.otherCard = {};
    const bool card = view_.what == What::Card;
    view_.purposeBandKnown = card && !visit_.first->scan.bands.empty() && !visit_.second->scan.bands.empty();
    if (optionsSeen_)
        return {Command::RenderSheet};
    optionsSeen_ = true;
    view_.purposeIndex = card && rules_.purposes > 0 ? 0 : -1; // a purpose is on unless it is switched off
    return {Command::RenderSheet, Command::AskPrinter};
}

CopyCommands CopyMachine::setCopies(int copies) {
    if (at(Step::Options))
        view_.copies = std::clamp(copies, 1, view_.copiesMax);
    return {};
}

CopyCommands CopyMachine::setMono(bool mono) {
    if (!at(Step::Options) || mono == view_.mono || (!mono && !view_.colourOffered))
        return {};
    view_.mono = mono;
    return {Command::RenderSheet};
}

CopyCommands CopyMachine::setPurposeIndex(int index) {
    if (!at(Step::Options) || view_.what != What::Card || index < -1 || index >= rules_.purposes)
        return {};
    view_.purposeIndex = index;
    view_.ownPurpose.clear();
    visit_.ownPurpose.clear();
    return {Command::RenderSheet};
}

CopyCommands CopyMachine::setOwnPurpose(const QString& text) {
    if (!at(Step::Options) || view_.what != What::Card)
        return {};
    // By characters as a reader counts them: a rare one outside the basic plane is two units of a QString.
    QList<uint> characters = text.simplified().toUcs4();
    characters.resize(std::min<qsizetype>(characters.size(), kOwnPurposeMax));
    visit_.ownPurpose =
        QString::fromUcs4(reinterpret_cast<const char32_t*>(characters.constData()), characters.size());
    view_.ownPurpose = visit_.ownPurpose;
    if (!visit_.ownPurpose.isEmpty())
        view_.purposeIndex = -1;
    return {Command::RenderSheet};
}

CopyCommands CopyMachine::print() {
    if (!at(Step::Options))
        return {};
    if (textAtFault_)
        return problem(Step::Printing, problemOf(At::Printer, hal::Fault::BadData));
    beginPrinting();
    return {Command::Print};
}

void CopyMachine::beginPrinting() {
    view_.step = Step::Printing;
    view_.phase = CopyFlow::Phase::Connecting;
    view_.progress = -1;
    view_.waitingFor = Trouble::None;
}

CopyCommands CopyMachine::retry() {
    if (!at(Step::Problem) || !view_.canRetry)
        return {};
    if (failedDuring_ == Step::Scanning)
        return startScan();
    view_.step = Step::Options;
    return print();
}

CopyCommands CopyMachine::back() {
    switch (view_.step) {
    case Step::ChooseWhat:
        return {Command::Leave};
    case Step::Guide:
        if (view_.side == Side::Second) {
            showSide(Side::First);
        } else if (!visit_.pages.empty()) {
            showLastPage();
        } else if (opened_) {
            return {Command::Leave};
        } else {
            view_.step = Step::ChooseWhat;
        }
        return {};
    case Step::Scanning:
    case Step::Printing:
        return cancelWork();
    case Step::Preview:
        forgetThisScan();
        return guide(view_.side);
    case Step::Options:
        if (view_.what != What::Card)
            showLastPage();
        else if (view_.onePass)
            showBothSides();
        else
            showSide(Side::Second);
        return {};
    case Step::Problem:
        if (failedDuring_ == Step::Scanning && !visit_.pages.empty()) { // a stack that stood still
            showLastPage();
            return {};
        }
        if (failedDuring_ == Step::Scanning)
            return guide(view_.side);
        if (resumed())
            return farewell(false);
        view_.step = Step::Options;
        return {};
    case Step::Done:
        return {};
    }
    return {};
}

CopyCommands CopyMachine::checkLeftBehind() {
    if (!at(Step::Done))
        return {};
    view_.leftBehindKnown = false;
    return {Command::LookAtGlass};
}

CopyCommands CopyMachine::printAgain() {
    if (!at(Step::Done) || !view_.canPrintAgain)
        return {};
    view_.canPrintAgain = view_.leftBehindKnown = view_.leftBehind = false;
    view_.copies = 1;
    beginPrinting();
    return {Command::Resume, Command::Print};
}

} // namespace kiosk
