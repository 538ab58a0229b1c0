// Runs a copy: what the resident touches, and the machine's commands.
#include "kiosk/flows/copy_controller.h"

#include <utility>

#include "kiosk/models/screen_picture.h"

namespace kiosk {

namespace {

// Scans are shown smaller than this on every panel; corners are dragged on it, cut from the full scan.
constexpr int kScanOnScreen = 1200;

} // namespace

CopyController::CopyController(CopyFlow& flow, Jobs& jobs, CopyHost& host, const hal::Clock& clock)
    : flow_(flow), jobs_(jobs), host_(host), clock_(clock), sheet_(jobs) {
    flow_.setActions(this);
}

CopyController::~CopyController() {
    end();
    flow_.setActions(nullptr);
}

void CopyController::setSetting(const CopyRules& rules, SheetSetting setting) {
    rules_ = rules;
    setting_ = std::move(setting);
}

void CopyController::begin(Service service) {
    end();
    machine_.emplace(rules_);
    if (service == Service::Document)
        tell(&CopyMachine::openDocument);
    else
        tell(&CopyMachine::open);
}

void CopyController::end() {
    device_.abandon();
    picture_.abandon();
    printer_.abandon();
    scanner_.abandon();
    glass_.abandon();
    sheet_.abandon();
    if (machine_)
        wipeAside(machine_->takeVisit());
    machine_.reset();
    work_ = Work::None;
    flow_.present({});
}

// The screen first, then what must be done: a touch is answered before anything else happens.
template <class... Parameters, class... Arguments>
void CopyController::tell(CopyCommands (CopyMachine::*what)(Parameters...), Arguments&&... arguments) {
    if (!machine_)
        return;
    const CopyCommands commands = (*machine_.*what)(std::forward<Arguments>(arguments)...);
    present();
    for (const CopyCommand command : commands)
        if (machine_) // the host may have ended the visit
            obey(command);
}

void CopyController::present() {
    flow_.present(machine_->view());
    if (const Work now = machine_->work(); now != std::exchange(work_, now))
        host_.workChanged(now);
}

void CopyController::obey(CopyCommand command) {
    switch (command) {
    case CopyCommand::AskScanner:
        return askScanner();
    case CopyCommand::ScanCard:
        return scanCard();
    case CopyCommand::ScanBothSides:
        return scanBothSides();
    case CopyCommand::ScanDocument:
        return scanDocument();
    case CopyCommand::DropScan:
        return device_.abandon();
    case CopyCommand::Recut:
        return recut();
    case CopyCommand::TurnOver:
        return turnOver();
    case CopyCommand::TurnBoth:
        return turnBoth();
    case CopyCommand::TurnPage:
        return turnPage();
    case CopyCommand::RenderSheet:
        return renderSheet();
    case CopyCommand::AskPrinter:
        return askPrinter();
    case CopyCommand::Print:
        return startPrinting();
    case CopyCommand::StopPrinting:
        return device_.requestStop();
    case CopyCommand::LookAtGlass:
        return lookAtGlass();
    case CopyCommand::Leave:
        return host_.copyLeft();
    case CopyCommand::Finish:
        return host_.copyDone();
    case CopyCommand::Resume:
        return host_.copyResumed();
    case CopyCommand::TellUnrecorded:
        return host_.copyUnrecorded();
    case CopyCommand::ChimeSideDone:
        return host_.chimed(QStringLiteral("side_done"));
    case CopyCommand::ChimeFault:
        return host_.chimed(QStringLiteral("fault"));
    case CopyCommand::TellLeftBehind:
        return host_.cardLeftBehind();
    }
}

std::function<void(const hal::Progress&)> CopyController::onProgress() {
    return [this](const hal::Progress& progress) { tell(&CopyMachine::progressed, progress); };
}

// Who does not answer is taken for a glass: the scan will tell.
void CopyController::askScanner() {
    auto work = [services = services_](std::stop_token stop, const hal::OnProgress&) {
        return services->readsBothSidesAtOnce(std::move(stop));
    };
    scanner_ = jobs_.start(std::move(work), [this](hal::Result<bool> both) {
        if (both)
            tell(&CopyMachine::scannerAnswered, *both);
    });
}

void CopyController::scanBothSides() {
    using Both = std::pair<Visit::Side, Visit::Side>;
    auto work = [services = services_](std::stop_token stop,
                                       const hal::OnProgress& progress) -> copying::ScanResult<Both> {
        auto scan = services->scanBothSides(std::move(stop), progress);
        if (!scan)
            return tl::make_unexpected(scan.error());
        return Both{{std::move(scan->first), {}}, {std::move(scan->second), {}}}; // no corners, so no glass
    };
    device_ = jobs_.start(
        std::move(work),
        [this](copying::ScanResult<Both> scanned) {
            tell(&CopyMachine::bothSidesScanned, std::move(scanned));
        },
        onProgress());
}

void CopyController::scanCard() {
    std::optional<copying::CardScan> first;
    if (machine_->view().side == CopyFlow::WantedSide::Second && machine_->visit().first)
        first = machine_->visit().first->scan;
    auto work = [services = services_,
                 first](std::stop_token stop,
                        const hal::OnProgress& progress) -> copying::ScanResult<Visit::Side> {
        auto scan = services->scanCard(first ? &*first : nullptr, std::move(stop), progress);
        if (!scan)
            return tl::make_unexpected(scan.error());
        hal::Image glass = forScreen(scan->picture, kScanOnScreen);
        return Visit::Side{*std::move(scan), std::move(glass)};
    };
    device_ = jobs_.start(
        std::move(work),
        [this](copying::ScanResult<Visit::Side> scanned) {
            tell(&CopyMachine::cardScanned, std::move(scanned));
        },
        onProgress());
}

void CopyController::scanDocument() {
    auto work = [services = services_](std::stop_token stop,
                                       const hal::OnProgress& progress) -> hal::Result<ScannedPages> {
        auto scanned = services->scanDocument(std::move(stop), progress);
        if (!scanned)
            return tl::make_unexpected(scanned.error());
        ScannedPages pages{.pages = {}, .stopped = scanned->stopped};
        for (imaging::CleanPage& page : scanned->pages)
            pages.pages.push_back({page.image, forScreen(page.image, kScanOnScreen)});
        return pages;
    };
    device_ = jobs_.start(
        std::move(work),
        [this](hal::Result<ScannedPages> pages) { tell(&CopyMachine::pagesScanned, std::move(pages)); },
        onProgress());
}

void CopyController::recut() {
    auto work = [services = services_, scan = machine_->sideOnShow()->scan,
                 corners = machine_->cornersInPixels()](
                    std::stop_token, const hal::OnProgress&) -> hal::Result<copying::CardScan> {
        return services->recut(scan, corners);
    };
    picture_ = jobs_.start(std::move(work), [this](hal::Result<copying::CardScan> scan) {
        tell(&CopyMachine::recut, std::move(scan));
    });
}

void CopyController::turnOver() {
    auto work = [services = services_, scan = machine_->sideOnShow()->scan](
                    std::stop_token, const hal::OnProgress&) -> hal::Result<copying::CardScan> {
        return services->turnedOver(scan);
    };
    picture_ = jobs_.start(std::move(work), [this](hal::Result<copying::CardScan> scan) {
        tell(&CopyMachine::recut, std::move(scan));
    });
}

void CopyController::turnBoth() {
    using Both = std::pair<copying::CardScan, copying::CardScan>;
    auto work = [services = services_, first = machine_->visit().first->scan,
                 second = machine_->visit().second->scan](std::stop_token,
                                                          const hal::OnProgress&) -> hal::Result<Both> {
        return Both{services->turnedOver(first), services->turnedOver(second)};
    };
    picture_ = jobs_.start(std::move(work), [this](hal::Result<Both> scans) {
        tell(&CopyMachine::bothTurned, std::move(scans));
    });
}

void CopyController::turnPage() {
    auto work = [services = services_, page = machine_->visit().pages.back()](
                    std::stop_token, const hal::OnProgress&) -> hal::Result<Visit::Page> {
        return Visit::Page{services->turned(page.image), services->turned(page.shown)};
    };
    picture_ = jobs_.start(std::move(work), [this](hal::Result<Visit::Page> page) {
        tell(&CopyMachine::pageTurned, std::move(page));
    });
}

void CopyController::renderSheet() {
    const auto onDone = [this](hal::Result<hal::Image> sheet) {
        tell(&CopyMachine::sheetRendered, std::move(sheet));
    };
    if (machine_->view().what == CopyFlow::What::Card) {
        sheet_.start([services = services_, page = cardPageOf(machine_->view(), machine_->visit(), setting_,
                                                              dateOf(clock_.wall()))](
                         std::stop_token, const hal::OnProgress&) { return services->cardSheet(page); },
                     onDone);
        return;
    }
    auto first = documentPagesOf(machine_->view(), machine_->visit(), setting_);
    first.pages.resize(1); // the one that is shown
    sheet_.start([services = services_, first = std::move(first)](
                     std::stop_token, const hal::OnProgress&) { return services->documentSheet(first); },
                 onDone);
}

void CopyController::askPrinter() {
    auto work = [services = services_](std::stop_token stop, const hal::OnProgress&) {
        return services->printerHasColour(std::move(stop));
    };
    printer_ = jobs_.start(std::move(work), [this](hal::Result<bool> colour) {
        if (colour) // a printer that does not answer will be noticed when it is to print
            tell(&CopyMachine::printerAnswered, *colour);
    });
}

void CopyController::startPrinting() {
    const copying::PrintRequest request{machine_->view().copies, machine_->view().mono};
    const auto onDone = [this](const hal::Result<copying::CopyOutcome>& outcome) {
        tell(&CopyMachine::printed, outcome);
    };
    if (machine_->view().what == CopyFlow::What::Card) {
        auto work = [services = services_, request,
                     page = cardPageOf(machine_->view(), machine_->visit(), setting_, dateOf(clock_.wall()))](
                        std::stop_token stop, const hal::OnProgress& progress) {
            return services->printCard(page, request, std::move(stop), progress);
        };
        device_ = jobs_.start(std::move(work), onDone, onProgress());
        return;
    }
    auto work = [services = services_, request,
                 pages = documentPagesOf(machine_->view(), machine_->visit(), setting_)](
                    std::stop_token stop, const hal::OnProgress& progress) {
        return services->printDocument(pages, request, std::move(stop), progress);
    };
    device_ = jobs_.start(std::move(work), onDone, onProgress());
}

// Overwriting two scans of 26 MB takes 10 ms: too long for the thread that draws.
void CopyController::wipeAside(Visit visit) {
    if (!visit.first && visit.pages.empty())
        return;
    const Job wiping = jobs_.start(
        [visit = std::move(visit)](std::stop_token, const hal::OnProgress&) -> hal::Result<bool> {
            return true; // what it holds goes when it ends
        },
        [](const hal::Result<bool>&) {});
}

void CopyController::lookAtGlass() {
    auto work = [services = services_](std::stop_token stop, const hal::OnProgress&) {
        return services->somethingLeftBehind(std::move(stop));
    };
    glass_ = jobs_.start(std::move(work), [this](hal::Result<bool> somethingThere) {
        tell(&CopyMachine::glassLooked, std::move(somethingThere));
    });
}

void CopyController::choose(CopyFlow::What what, bool identityCard) {
    tell(&CopyMachine::choose, what, identityCard);
}
void CopyController::startScan() { tell(&CopyMachine::startScan); }
void CopyController::cancelWork() { tell(&CopyMachine::cancelWork); }
void CopyController::turn() { tell(&CopyMachine::turn); }
void CopyController::moveCorner(int index, QPointF to) { tell(&CopyMachine::moveCorner, index, to); }
void CopyController::acceptSide() { tell(&CopyMachine::acceptSide); }
void CopyController::addPage() { tell(&CopyMachine::addPage); }
void CopyController::setCopies(int copies) { tell(&CopyMachine::setCopies, copies); }
void CopyController::setMono(bool mono) { tell(&CopyMachine::setMono, mono); }
void CopyController::setPurposeIndex(int index) { tell(&CopyMachine::setPurposeIndex, index); }
void CopyController::setOwnPurpose(const QString& text) { tell(&CopyMachine::setOwnPurpose, text); }
void CopyController::print() { tell(&CopyMachine::print); }
void CopyController::retry() { tell(&CopyMachine::retry); }
void CopyController::back() { tell(&CopyMachine::back); }
void CopyController::checkLeftBehind() { tell(&CopyMachine::checkLeftBehind); }
void CopyController::printAgain() { tell(&CopyMachine::printAgain); }

} // namespace kiosk
