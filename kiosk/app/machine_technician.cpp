#include "kiosk/app/machine_technician.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <sstream>

#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/device_test.h"
#include "kiosk/cli/ruler_round.h"
#include "kiosk/cli/signed_files.h"
#include "kiosk/technician/settings.h"
#include "kiosk/technician/test_history.h"
#include "services/copying/copying.h"
#include "services/seal/durable_file.h"
#include "services/seal/signature_file.h"

namespace kiosk {

namespace {

namespace fs = std::filesystem;

constexpr int kLevels = 2; // "/media/USB", "/media/user/USB"
constexpr mode_t kMode = 0644;

std::optional<dev_t> deviceOf(const fs::path& folder) {
    struct stat about {};
    return ::lstat(folder.c_str(), &about) == 0 && S_ISDIR(about.st_mode) ? std::optional(about.st_dev)
                                                                          : std::nullopt;
}

void collect(const fs::path& folder, int levels, std::vector<fs::path>& found) {
    std::error_code failed;
    const auto above = deviceOf(folder);
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        const auto own = deviceOf(entry.path());
        if (!own || !above)
            continue;
        if (*own != *above && ::access(entry.path().c_str(), W_OK) == 0)
            found.push_back(entry.path());
        else if (*own == *above && levels > 1)
            collect(entry.path(), levels - 1, found);
    }
}

template <class Reader>
bool cardLies(hal::Rig& rig, const std::stop_token& stop) {
    constexpr hal::Millis kFree{2'000}, kAnswer{2'000};
    const auto reader = rig.lease<Reader>(stop, kFree);
    return reader && (*reader)->cardLies(hal::Deadline::in(kAnswer)).value_or(false);
}

// "banshi-20261124-094100", in UTC.
std::string folderName(const hal::Clock& clock) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(clock.wall());
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 40> name{};
    std::strftime(name.data(), name.size(), "banshi-%Y%m%d-%H%M%S", &parts);
    return name.data();
}

} // namespace

std::vector<fs::path> sticksBelow(const fs::path& folder) {
    std::vector<fs::path> found;
    collect(folder, kLevels, found);
    std::ranges::sort(found);
    return found;
}

MachineTechnician::MachineTechnician(fs::path state, fs::path sticks, const Log& log, const hal::Clock& clock)
    : state_(std::move(state)), sticks_(std::move(sticks)), log_(log), clock_(clock) {}

PinLock& MachineTechnician::lock() {
    std::call_once(lockMade_, [this] { lock_ = std::make_unique<PinLock>(state_, clock_); });
    return *lock_;
}

PinAnswer MachineTechnician::lookAtLock() { return lock().look(); }

PinAnswer MachineTechnician::tryPin(std::string_view pin) { return lock().tryPin(pin); }

// A device that is known to be ill is not asked: a technician comes because of it. One that does not answer
// keeps nobody out either.
hal::Result<bool> MachineTechnician::somethingLeftBehind(std::stop_token stop) {
    const auto machine = machine_.load();
    if (!machine)
        return false;
    hal::Rig& rig = *machine->rig;
    const auto devices = rig.inventory();
    const auto works = [&](hal::Kind kind) {
        const auto device = std::ranges::find(devices, kind, &hal::DeviceInfo::kind);
        return device != devices.end() && device->status.health != hal::Health::Fault;
    };
    if ((works(hal::Kind::IdReader) && cardLies<hal::IdReader>(rig, stop)) ||
        (works(hal::Kind::SmartCardReader) && cardLies<hal::SmartCardReader>(rig, stop)))
        return true;
    return works(hal::Kind::Scanner) ? copying::somethingLeftBehind(rig, std::move(stop)) : false;
}

template <class Use>
auto MachineTechnician::withDevice(const std::string& slot, Use use)
    -> decltype(use(std::declval<Machine&>(), hal::SlotConfig{})) {
    const auto machine = machine_.load();
    if (!machine)
        return hal::fail(hal::Fault::Absent, "the machine is not open");
    const auto devices = machine->rig->inventory();
    const auto device = std::ranges::find(devices, slot, &hal::DeviceInfo::slot);
    if (device == devices.end())
        return hal::fail(hal::Fault::Absent, "no such slot");
    return use(*machine, hal::SlotConfig{device->slot, device->kind, device->uri});
}

hal::Result<hal::TestReport> MachineTechnician::test(const std::string& slot, std::stop_token stop) {
    return withDevice(slot, [&](Machine& machine, const hal::SlotConfig& device) {
        const cli::Round round = cli::testOnce(device.kind, *machine.rig, stop);
        const bool stopped = !round.report && round.report.error().fault == hal::Fault::Cancelled;
        const auto now = machine.rig->inventory(); // what it is may have become known in the test
        const auto after = std::ranges::find(now, slot, &hal::DeviceInfo::slot);
        // A history that cannot be kept is no reason to fail a test.
        if (!stopped && after != now.end())
            static_cast<void>(rememberTest(state_, knownDevice(*after), round.report, round.ms, clock_));
        return round.report;
    });
}

hal::Result<RulerMeasured> MachineTechnician::measureRuler(const std::string& slot, std::stop_token stop) {
    return withDevice(
        slot, [&](Machine& machine, const hal::SlotConfig& device) -> hal::Result<RulerMeasured> {
            cli::RulerRound made =
                cli::rulerRound(device, *machine.rig, machine.ledger.get(), kMostCalibrated, stop);
            if (!made.round.report)
                return tl::make_unexpected(made.round.report.error());
            return RulerMeasured{*std::move(made.round.report), std::move(made.measured)};
        });
}

hal::Result<hal::TestReport> MachineTechnician::printRuler(std::stop_token stop) {
    return measureRuler(std::string(hal::toString(hal::Kind::PagePrinter)), std::move(stop))
        .map([](const RulerMeasured& printed) { return printed.report; });
}

hal::Result<> MachineTechnician::keepCalibration(const Calibration& calibration) {
    const auto kept = kiosk::keepCalibration(state_, calibration, clock_);
    return kept ? hal::Result<>() : tl::make_unexpected(kept.error());
}

hal::Result<> MachineTechnician::keep(const TechnicianSettings& settings) {
    return saveSettings(state_, settings);
}

hal::Result<> MachineTechnician::keepRecords(const DeviceRecords& records) {
    return saveDeviceRecords(state_, records);
}

MachineLook MachineTechnician::lookAtMachine() {
    const auto automatic = systemClock_.automatic();
    const auto brightness = backlight_.percent();
    return {.clockAutomatic = automatic ? std::optional(*automatic) : std::nullopt,
            .brightnessPercent = brightness ? std::optional(*brightness) : std::nullopt,
            .brightnessForbidden = !brightness && brightness.error().fault == hal::Fault::Refused};
}

hal::Result<> MachineTechnician::setClock(hal::WallTime time) { return systemClock_.set(time); }

hal::Result<> MachineTechnician::setBrightness(int percent) { return backlight_.set(percent); }

// The report is the one of `banshi report make`.
hal::Result<> MachineTechnician::writeReport(Machine& machine, const fs::path& folder,
                                             const std::stop_token& stop) const {
    std::istringstream nothing;
    std::ostringstream out, err;
    const cli::Inside inside{*machine.rig, *machine.ledger, state_, folder, stop};
    cli::Shell shell{nothing, out, err, cli::Exit::Ok, &inside};
    // Not ready is a result, too; without its files it was not made.
    [[maybe_unused]] const cli::Exit made = cli::run({"report", "make", folder.string()}, shell);
    if (stop.stop_requested())
        return hal::fail(hal::Fault::Cancelled);
    std::error_code failed;
    if (!fs::exists(folder / "readiness.json.sig", failed) ||
        !fs::exists(folder / "readiness.pdf.sig", failed))
        return hal::fail(hal::Fault::Storage, err.str());
    return {};
}

// Signed when there is a key: a kiosk that lost it still has a log to be read.
hal::Result<> MachineTechnician::writeLog(const fs::path& folder) const {
    const std::string log = log_.recent();
    const fs::path logFile = folder / cli::kLogExport.name;
    if (auto written = seal::writeDurably(logFile, hal::asBytes(log), kMode); !written)
        return written;
    const auto key = seal::KioskKey::load(state_ / seal::kKeyFileName);
    if (!key)
        return machine_.load() ? hal::Result<>(tl::make_unexpected(key.error())) : hal::Result<>();
    return seal::signFile(logFile, cli::kLogExport.purpose, hal::asBytes(log), *key);
}

hal::Result<std::string> MachineTechnician::exportReport(std::stop_token stop) {
    const auto sticks = sticksBelow(sticks_);
    if (sticks.empty())
        return hal::fail(hal::Fault::Absent, "no stick");
    const fs::path folder = sticks.front() / folderName(clock_);
    if (const auto machine = machine_.load()) {
        if (auto written = writeReport(*machine, folder, stop); !written)
            return tl::make_unexpected(written.error());
    } else {
        std::error_code failed;
        fs::create_directories(folder, failed);
    }
    if (auto written = writeLog(folder); !written)
        return tl::make_unexpected(written.error());
    ::sync(); // whoever sees "done" pulls the stick
    return folder.filename().string();
}

hal::Result<> MachineTechnician::simulate(const std::string& slot, const std::string& word) {
    const auto machine = machine_.load();
    return machine ? machine->rig->control(slot, word) : hal::fail(hal::Fault::Absent);
}

} // namespace kiosk
