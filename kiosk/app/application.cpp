// Joins the parts of the kiosk.
#include "kiosk/app/application.h"

#include <cmath>
#include <cstdio>

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QMetaEnum>
#include <QQuickWindow>
#include <QScreen>

#include "kiosk/disk_room.h"
#include "services/paper/card_page.h"

namespace kiosk {

namespace {

constexpr std::chrono::seconds kTryAgainAfter{15};
constexpr std::chrono::milliseconds kGoAfter{200};
constexpr int kPictureSide = 640; // pixels, the longer one
constexpr int kPictureQuality = 60;
// The last screen of a visit has slid away by then.
constexpr std::chrono::seconds kScreenGoneAfter{1};
constexpr std::uintmax_t kMegabyte = 1024 * 1024;

bool simulated(const std::string& uri) { return uri.starts_with("sim:"); }

HallInfo hallOf(const Config& config) {
    const auto q = [](const std::string& text) { return QString::fromStdString(text); };
    const Config::Hall& hall = config.hall;
    const Config::Devices& devices = config.devices;
    return {q(hall.name),
            q(hall.nameEn),
            q(hall.kiosk),
            q(hall.kioskEn),
            q(hall.staffPlace),
            q(hall.staffPlaceEn),
            simulated(devices.scanner) || simulated(devices.pagePrinter) || simulated(devices.idReader) ||
                simulated(devices.receiptPrinter) || simulated(devices.codeScanner) ||
                simulated(devices.smartCardReader) || simulated(devices.auxiliary) ||
                simulated(devices.camera),
            config.ui.sound && config.ui.voice && canSpeak()};
}

// Codes for the command line and the center.
std::string stateName(const SessionController& controller) {
    if (controller.inVisit())
        return "serving";
    switch (controller.state().stage) {
    case Stage::Starting:
        return "starting";
    case Stage::OutOfService:
    case Stage::Technician:
        return "out_of_service";
    default:
        return "idle";
    }
}

std::string reasonName(const Session& session) {
    if (session.screen() == Session::Screen::Technician)
        return "technician";
    switch (session.outReason()) {
    case Session::OutReason::None:
        return "";
    case Session::OutReason::SwitchedOff:
        return "switched_off";
    case Session::OutReason::NoPrinter:
        return "no_printer";
    case Session::OutReason::PaperOut:
        return "paper_out";
    case Session::OutReason::TrayOpen:
        return "tray_open";
    case Session::OutReason::PaperWrong:
        return "paper_wrong";
    case Session::OutReason::NoScanner:
        return "no_scanner";
    case Session::OutReason::Storage:
        return "storage";
    case Session::OutReason::OnBattery:
        return "on_battery";
    case Session::OutReason::Tampered:
        return "tampered";
    }
    return "";
}

// Small enough for a line of the command line's socket.
std::string pictureOf(const QQmlApplicationEngine& engine) {
    auto* window =
        engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine.rootObjects().first());
    if (!window)
        return {};
    const QImage picture = window->grabWindow().scaled(kPictureSide, kPictureSide, Qt::KeepAspectRatio,
                                                       Qt::SmoothTransformation);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    picture.save(&buffer, "JPEG", kPictureQuality);
    return bytes.toBase64().toStdString();
}

} // namespace

Application::Application(const Options& options, const Config& config, Log& log, const hal::Clock& clock)
    : options_(options), config_(config), log_(log), clock_(clock), sound_(config.ui, clock),
      technicianServices_(config.paths.state, options.sticks, log, clock), session_(hallOf(config)),
      controller_(session_, jobs_, clock), technician_(*session_.technician(), controller_, jobs_, clock),
      lights_(session_, jobs_), translation_(session_, engine_) {
    sinceStart_.start();
    connectSound();
    connectLog();
    connectTechnician();
    sweepAfterVisits();
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &Application::openMachine);
    openMachine();
}

Application::~Application() {
    systemd_.stopping();
    log_.write(LogEvent::Stopped);
}

void Application::connectSound() {
    connect(&session_, &Session::chime, &sound_, &Sound::play);
    connect(&session_, &Session::spoken, this, [this](const QString& text) {
        voice_->say(text, session_.language(), volumeOf(config_.ui, clock_));
    });
    connect(&session_, &Session::hushed, this, [this] { voice_->hush(); });
    connect(&audio_, &Audio::headsetChanged, &controller_, &SessionController::setHeadset);
    connect(&controller_, &SessionController::visitEnded, &audio_, &Audio::reset);
    if (config_.ui.sound)
        audio_.start();
    // Nobody touched anything when the idle time ran out: what is said then would reach the next resident.
    connect(&controller_, &SessionController::visitEnded, this, [this] { voice_->hush(); });
}

void Application::connectLog() {
    const auto on = [this](auto signal, LogEvent event) {
        connect(&controller_, signal, this, [this, event] { log_.write(event); });
    };
    on(&SessionController::visitBegan, LogEvent::VisitBegan);
    on(&SessionController::visitEnded, LogEvent::VisitEnded);
    on(&SessionController::staffWanted, LogEvent::StaffWanted);
    on(&SessionController::outcomeUnrecorded, LogEvent::LedgerUnwritten);
    on(&SessionController::filed, LogEvent::Filed);
    connect(&controller_, &SessionController::roomChanged, this, [this](bool enough) {
        log_.write(LogEvent::Storage, {{"room", enough ? 1 : 0}});
    });
    connect(&controller_, &SessionController::cabinetChanged, this, [this](const hal::Sensors& now) {
        const auto flag = [](std::optional<bool> seen) { return seen ? int(*seen) : -1; };
        log_.write(
            LogEvent::Cabinet,
            {{"door", flag(now.doorOpen)}, {"tamper", flag(now.tampered)}, {"mains", flag(now.mains)}});
    });
    connect(session_.copy(), &CopyFlow::stepChanged, this, [this] {
        const CopyFlow& copy = *session_.copy();
        if (copy.step() == CopyFlow::Step::Problem)
            log_.write(LogEvent::Trouble, {{"trouble", QMetaEnum::fromType<CopyFlow::Trouble>().valueToKey(
                                                           static_cast<int>(copy.trouble()))}});
    });
}

// What screens have shown lives on in the script engine's heap until that is swept: digits of a telephone
// number.
void Application::sweepAfterVisits() {
    connect(&controller_, &SessionController::visitEnded, this,
            [this] { QTimer::singleShot(kScreenGoneAfter, this, [this] { engine_.collectGarbage(); }); });
}

void Application::connectTechnician() {
    technician_.setServices(&technicianServices_); // they look after a machine that cannot be opened, too
    connect(&controller_, &SessionController::touchedAnywhere, &technician_, &TechnicianController::touched);
    connect(&technician_, &TechnicianController::soundWanted, this,
            [this] { sound_.play(QStringLiteral("done")); });
    connect(&technician_, &TechnicianController::clockChanged, this, [this] {
        log_.write(LogEvent::ClockSet);
        controller_.tick();
    });
    connect(&technician_, &TechnicianController::volumeChanged, &sound_, &Sound::setVolume);
    connect(&technician_, &TechnicianController::entered, this,
            [this] { log_.write(LogEvent::TechnicianEntered); });
    connect(&technician_, &TechnicianController::left, this,
            [this] { log_.write(LogEvent::TechnicianLeft); });
    connect(&technician_, &TechnicianController::pinRefused, this, [this](int tries) {
        log_.write(LogEvent::PinRefused, {{"tries", tries}});
    });
    connect(&technician_, &TechnicianController::switched, this, [this](bool off) {
        log_.write(LogEvent::Switched, {{"off", off ? 1 : 0}});
    });
}

QSize Application::windowSize() const {
    if (options_.size)
        return *options_.size;
    const Config::Panel& panel = config_.panel;
    if (panel.widthPx)
        return {*panel.widthPx, *panel.heightPx};
    const QSize screen = QGuiApplication::primaryScreen()->size();
    const bool turned = (panel.orientation == Orientation::Portrait) != (screen.height() > screen.width());
    return options_.windowed && turned ? screen.transposed() : screen;
}

bool Application::show() {
    const QSize size = windowSize();
    const double diagonalMm = config_.panel.diagonalInches * hal::kMillimetresPerInch;
    engine_.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine_.setInitialProperties(
        {{QStringLiteral("session"), QVariant::fromValue(&session_)},
         {QStringLiteral("panelPixelsPerMm"), std::hypot(size.width(), size.height()) / diagonalMm},
         {QStringLiteral("width"), size.width()},
         {QStringLiteral("height"), size.height()},
         {QStringLiteral("visible"), false}});
    engine_.load(QUrl(QStringLiteral("qrc:/qt/qml/Banshi/Ui/Main.qml")));
    auto* window = engine_.rootObjects().isEmpty()
                       ? nullptr
                       : qobject_cast<QQuickWindow*>(engine_.rootObjects().first());
    if (!window)
        return false;
    useDrawings();
    frames_ =
        connect(window, &QQuickWindow::frameSwapped, this, &Application::framePainted, Qt::QueuedConnection);
    options_.windowed ? window->show() : window->showFullScreen();
    window->requestActivate(); // without a window manager nobody else gives it the keyboard
    return true;
}

// By name: nothing here knows the types of the screens. Without a folder their singleton is not even made.
void Application::useDrawings() {
    if (config_.ui.drawings.empty())
        return;
    auto* drawings = engine_.singletonInstance<QObject*>(qmlTypeId("Banshi.Ui", 1, 0, "DeviceDrawings"));
    if (!drawings)
        return;
    drawings->setProperty("folder",
                          QUrl::fromLocalFile(QString::fromStdString(config_.ui.drawings.string())));
    if (!drawings->property("problem").toString().isEmpty())
        log_.write(LogEvent::DrawingsRefused);
}

// Ready is when a resident can touch something, or read why not.
void Application::framePainted() {
    if (session_.screen() == Session::Screen::Starting)
        return;
    disconnect(frames_);
    log_.write(LogEvent::FirstFrame, {{"ms", sinceStart_.elapsed()}});
    systemd_.ready();
    // The first resident's purpose line must not wait for the fonts; the first frame must not either.
    warming_ = jobs_.start(
        [](std::stop_token, const hal::OnProgress&) -> hal::Result<bool> {
            paper::warmUp();
            return true;
        },
        [](const hal::Result<bool>&) {});
}

void Application::openMachine() {
    const MachinePlan plan{
        config_,
        (QCoreApplication::applicationDirPath() + QStringLiteral("/banshi-device-host")).toStdString(),
        options_.templates};
    opening_ =
        jobs_.start([plan, &clock = clock_](
                        std::stop_token, const hal::OnProgress&) { return kiosk::openMachine(plan, clock); },
                    [this](tl::expected<std::shared_ptr<Machine>, MachineFault> machine) {
                        machine ? machineOpened(*std::move(machine)) : machineBroken(machine.error());
                    });
}

void Application::machineOpened(std::shared_ptr<Machine> machine) {
    machine_ = std::move(machine);
    services_ = std::make_unique<MachineServices>(machine_);
    appeals_ = std::make_unique<MachineAppeals>(machine_, session_.demonstration(), clock_);
    if (machine_->policyRefused)
        log_.write(LogEvent::PolicyRefused, {{"fault", hal::toString(*machine_->policyRefused)}});
    if (machine_->ledger->setAside())
        log_.write(LogEvent::LedgerSetAside);
    if (machine_->calibrationSetAside)
        log_.write(LogEvent::CalibrationSetAside);
    if (const int open = machine_->ledger->interruptedAtOpen(); open > 0)
        log_.write(LogEvent::LedgerInterrupted, {{"count", open}});
    controller_.setPolicy(machine_->policy);
    // The watch first: what changes after the inventory was read is told by the watch.
    watch_ = machine_->rig->watch([this](const hal::DeviceInfo& device) {
        QMetaObject::invokeMethod(
            this, [this, device] { deviceChanged(device); }, Qt::QueuedConnection);
    });
    controller_.setDevices(machine_->rig->inventory());
    technician_.setRecords(machine_->records, machine_->tests);
    technician_.setDevices(machine_->rig->inventory());
    controller_.setRoom(
        [room = DiskRoom(config_.paths.state, static_cast<std::uintmax_t>(config_.paths.minFreeMb) *
                                                  kMegabyte)]() mutable { return room.enough(); });
    technicianServices_.setMachine(machine_);
    technician_.setSettings(machine_->settings, config_.ui.volumePercent);
    controller_.setAppeals(appeals_.get());
    controller_.setServices(services_.get());
    if (!config_.devices.auxiliary.empty())
        lights_.setLight([machine = machine_](std::optional<hal::Kind> lamp, const std::stop_token& stop) {
            return light(*machine->rig, lamp, stop);
        });
    door_ = std::make_unique<CommandDoor>(machine_, controller_, log_, hooks());
    if (const auto opened = door_->open(config_.paths.state); !opened)
        log_.write(LogEvent::DoorShut, {{"fault", hal::toString(opened.error().fault)}});
}

ApplicationHooks Application::hooks() {
    return {.status =
                [this] {
                    return cli::RunningKiosk::Status{stateName(controller_), reasonName(session_)};
                },
            .switchOff = [this](bool off) { technician_.switchFromOutside(off); },
            // Whoever asked is answered first.
            .restart = [this] { QTimer::singleShot(kGoAfter, this, [] { QCoreApplication::quit(); }); },
            .screenshot = [this] { return pictureOf(engine_); }};
}

void Application::machineBroken(const MachineFault& fault) {
    log_.write(LogEvent::MachineUnready,
               {{"part", toString(fault.part)}, {"fault", hal::toString(fault.error.fault)}});
    if (fault.part == Part::Devices) // who has them: for whoever just started both
        std::fprintf(stderr, "banshi-kiosk: %s\n", fault.error.detail.c_str());
    technician_.setBroken(toString(fault.part), fault.error.detail);
    controller_.setServices(nullptr, fault.error.fault == hal::Fault::Busy ? Session::OutReason::SwitchedOff
                                                                           : Session::OutReason::Storage);
    again_.start(kTryAgainAfter);
}

void Application::deviceChanged(const hal::DeviceInfo& device) {
    const std::string_view health = hal::toString(device.status.health);
    const std::string_view fault =
        device.status.fault ? hal::toString(*device.status.fault) : std::string_view("none");
    std::string news = std::string(health).append(" ").append(fault);
    const bool told = std::exchange(logged_[device.slot], news) == news; // a lease says nothing new
    if (!told)
        log_.write(LogEvent::Device, {{"slot", device.slot}, {"health", health}, {"fault", fault}});
    controller_.deviceChanged(device);
    technician_.deviceChanged(device);
    const bool answers =
        device.status.health == hal::Health::Ok || device.status.health == hal::Health::Attention;
    if (device.kind == hal::Kind::Auxiliary && answers && !told)
        lights_.boardIsBack();
}

} // namespace kiosk
