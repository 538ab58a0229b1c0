// Runs 诉求直达.
#include "kiosk/flows/appeal_controller.h"

#include <algorithm>

#include "kiosk/models/screen_picture.h"
#include "kiosk/policy_rows.h"

namespace kiosk {

namespace {

constexpr int kPageOnScreen = 1200; // pixels, the longer side
constexpr std::chrono::milliseconds kDeliveryLook{1000};

// Where the hall stands, among the streets and grids of the policy.
AppealRules rulesOf(const catalog::Appeals& appeals) {
    AppealRules rules;
    rules.categories = static_cast<int>(appeals.categories.size());
    for (const catalog::Street& street : appeals.streets) {
        const auto here = std::ranges::find(street.grids, appeals.here, &catalog::Grid::id);
        if (here != street.grids.end()) {
            rules.hereStreet = static_cast<int>(rules.grids.size());
            rules.hereGrid = static_cast<int>(here - street.grids.begin());
        }
        rules.grids.push_back(static_cast<int>(street.grids.size()));
    }
    return rules;
}

} // namespace

AppealController::AppealController(AppealFlow& flow, Jobs& jobs, AppealHost& host)
    : flow_(flow), jobs_(jobs), host_(host) {
    flow_.setActions(this);
    deliveryTimer_.setSingleShot(true);
    deliveryTimer_.setInterval(kDeliveryLook);
    QObject::connect(&deliveryTimer_, &QTimer::timeout, [this] { askDelivery(); });
}

AppealController::~AppealController() {
    end();
    flow_.setActions(nullptr);
}

void AppealController::setServices(CopyServices* capture, AppealServices* services) {
    capture_ = capture;
    services_ = services;
    looking_.abandon();
    standing_ = {};
    look();
}

void AppealController::setPolicy(const std::optional<catalog::Appeals>& appeals) {
    policy_ = appeals;
    if (!policy_)
        return;
    rules_ = rulesOf(*policy_);
    flow_.categories()->setRows(categoryRows(*policy_));
    flow_.streets()->setRows(streetRows(*policy_));
    flow_.setHelp(QString::fromStdString(policy_->whomToAsk.zh),
                  QString::fromStdString(policy_->whomToAsk.en), QString::fromStdString(policy_->telephone));
}

// Reads a small file and a database: not between touch and screen.
void AppealController::look() {
    if (!services_ || looking_.running())
        return;
    looking_ = jobs_.start(
        [services = services_](std::stop_token, const hal::OnProgress&) -> hal::Result<AppealStanding> {
            return services->standing();
        },
        [this](const hal::Result<AppealStanding>& standing) {
            const AppealStanding now = standing ? *standing : AppealStanding{};
            if (now == std::exchange(standing_, now))
                return;
            tell(&AppealMachine::linkChanged, now.alerted);
            if (onStanding_)
                onStanding_();
        });
}

void AppealController::begin() {
    end();
    look();
    machine_.emplace(rules_, standing_.alerted);
    present();
}

void AppealController::end() {
    for (Job* job : {&scanning_, &filing_, &printing_, &delivery_, &glass_})
        job->abandon();
    deliveryTimer_.stop();
    if (machine_)
        wipeAside();
    machine_.reset();
    shownStreet_ = -1;
    work_ = Work::None;
    flow_.present({});
}

// The screen first, then what must be done: a touch is answered before anything else happens.
template <class... Parameters, class... Arguments>
void AppealController::tell(AppealCommands (AppealMachine::*what)(Parameters...), Arguments&&... arguments) {
    if (!machine_)
        return;
    const AppealCommands commands = (*machine_.*what)(std::forward<Arguments>(arguments)...);
    present();
    for (const AppealCommand command : commands)
        if (machine_) // the host may have ended the visit
            obey(command);
}

void AppealController::present() {
    showGrids();
    flow_.present(machine_->view());
    if (const Work now = machine_->work(); now != std::exchange(work_, now))
        host_.workChanged(now);
}

void AppealController::showGrids() {
    const int street = machine_->view().street;
    if (street == std::exchange(shownStreet_, street))
        return;
    flow_.grids()->setRows(gridRows(policy_->streets.at(static_cast<std::size_t>(street))));
}

void AppealController::obey(AppealCommand command) {
    switch (command) {
    case AppealCommand::ScanPages:
        return scanPages();
    case AppealCommand::DropScan:
        return scanning_.abandon();
    case AppealCommand::File:
        return file();
    case AppealCommand::PrintSlip:
        return printSlip();
    case AppealCommand::WatchDelivery:
        return deliveryTimer_.start();
    case AppealCommand::LookAtGlass:
        return lookAtGlass();
    case AppealCommand::Leave:
        return host_.appealLeft();
    case AppealCommand::Finish:
        return host_.appealDone();
    case AppealCommand::ChimeDone:
        host_.appealFiled();
        return host_.chimed(QStringLiteral("done"));
    case AppealCommand::ChimeFault:
        return host_.chimed(QStringLiteral("fault"));
    }
}

void AppealController::scanPages() {
    auto work = [capture = capture_](std::stop_token stop,
                                     const hal::OnProgress& progress) -> hal::Result<ScannedPages> {
        auto scanned = capture->scanDocument(std::move(stop), progress);
        if (!scanned)
            return tl::make_unexpected(scanned.error());
        ScannedPages pages{.pages = {}, .stopped = scanned->stopped};
        for (imaging::CleanPage& page : scanned->pages)
            pages.pages.push_back({page.image, forScreen(page.image, kPageOnScreen)});
        return pages;
    };
    scanning_ = jobs_.start(std::move(work), [this](hal::Result<ScannedPages> pages) {
        tell(&AppealMachine::pagesScanned, std::move(pages));
    });
}

// Nobody stops it: a number that was given is shown.
void AppealController::file() {
    auto work = [services = services_, order = machine_->order()](std::stop_token, const hal::OnProgress&) {
        return services->file(order);
    };
    filing_ = jobs_.start(std::move(work), [this](hal::Result<FiledAppeal> outcome) {
        tell(&AppealMachine::appealFiled, std::move(outcome));
    });
}

void AppealController::printSlip() {
    AppealOrder order = machine_->order();
    order.english = host_.inEnglish();
    auto work = [services = services_, order = std::move(order), filed = machine_->filed(),
                 alerted = machine_->view().alerted](std::stop_token stop, const hal::OnProgress&) {
        return services->printSlip(order, filed, alerted, std::move(stop));
    };
    printing_ = jobs_.start(std::move(work), [this](const hal::Result<SlipOutcome>& outcome) {
        tell(&AppealMachine::slipPrinted, outcome);
    });
}

void AppealController::askDelivery() {
    if (!machine_)
        return;
    auto work = [services = services_, id = machine_->filed().id](std::stop_token, const hal::OnProgress&) {
        return services->waits(id);
    };
    delivery_ = jobs_.start(std::move(work), [this](const hal::Result<bool>& waits) {
        tell(&AppealMachine::deliveryLooked, waits);
    });
}

void AppealController::lookAtGlass() {
    auto work = [capture = capture_](std::stop_token stop, const hal::OnProgress&) {
        return capture->somethingLeftBehind(std::move(stop));
    };
    glass_ = jobs_.start(std::move(work), [this](const hal::Result<bool>& somethingThere) {
        tell(&AppealMachine::glassLooked, somethingThere);
    });
}

// Overwriting scans takes too long for the thread that draws.
void AppealController::wipeAside() {
    std::vector<Visit::Page> pages = machine_->takePages();
    if (pages.empty())
        return;
    const Job wiping = jobs_.start(
        [pages = std::move(pages)](std::stop_token, const hal::OnProgress&) -> hal::Result<bool> {
            return true; // what it holds goes when it ends
        },
        [](const hal::Result<bool>&) {});
}

void AppealController::touched(Touch touch) { tell(&AppealMachine::touched, touch); }
void AppealController::chooseCategory(int index) { tell(&AppealMachine::chooseCategory, index); }
void AppealController::chooseGrid(int index) { tell(&AppealMachine::chooseGrid, index); }
void AppealController::chooseStreet(int index) { tell(&AppealMachine::chooseStreet, index); }
void AppealController::typeDigit(int digit) { tell(&AppealMachine::typeDigit, digit); }

} // namespace kiosk
