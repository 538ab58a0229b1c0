#include "kiosk/app/machine_technician.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <sstream>

#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/device_test.h"
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

MachineTechnician::MachineTechnician(std::shared_ptr<Machine> machine, fs::path state, fs::path sticks,
                                     const Log& log, const hal::Clock& clock)
    : machine_(std::move(machine)), state_(std::move(state)), sticks_(std::move(sticks)), log_(log),
      clock_(clock) {}

PinAnswer MachineTechnician::lookAtLock() { return machine_->pin->look(); }

PinAnswer MachineTechnician::tryPin(std::string_view pin) { return machine_->pin->tryPin(pin); }

hal::Result<bool> MachineTechnician::somethingLeftBehind(std::stop_token stop) {
    return copying::somethingLeftBehind(*machine_->rig, std::move(stop));
}

hal::Result<hal::TestReport> MachineTechnician::test(const std::string& slot, std::stop_token stop) {
    const auto devices = machine_->rig->inventory();
    const auto device = std::ranges::find(devices, slot, &hal::DeviceInfo::slot);
    if (device == devices.end())
        return hal::fail(hal::Fault::Absent, "no such slot");
    const cli::Round round = cli::testOnce(device->kind, *machine_->rig, stop);
    const bool stopped = !round.report && round.report.error().fault == hal::Fault::Cancelled;
    const auto now = machine_->rig->inventory(); // what it is may have become known in the test
    const auto after = std::ranges::find(now, slot, &hal::DeviceInfo::slot);
    // A history that cannot be kept is no reason to fail a test.
    if (!stopped && after != now.end())
        static_cast<void>(rememberTest(state_, knownDevice(*after), round.report, round.ms, clock_));
    return round.report;
}

hal::Result<> MachineTechnician::keep(const TechnicianSettings& settings) {
    return saveSettings(state_, settings);
}

// The report is the one of `banshi report make`.
hal::Result<std::string> MachineTechnician::exportReport(std::stop_token stop) {
    const auto sticks = sticksBelow(sticks_);
    if (sticks.empty())
        return hal::fail(hal::Fault::Absent, "no stick");
    const fs::path folder = sticks.front() / folderName(clock_);
    const fs::path keyFile = state_ / seal::kKeyFileName;
    std::istringstream nothing;
    std::ostringstream out, err;
    const cli::Inside inside{*machine_->rig, *machine_->ledger, state_, folder, stop};
    cli::Shell shell{nothing, out, err, cli::Exit::Ok, &inside};
    // Not ready is a result, too; without its files it was not made.
    [[maybe_unused]] const cli::Exit made = cli::run({"report", "make", folder.string()}, shell);
    if (stop.stop_requested())
        return hal::fail(hal::Fault::Cancelled);
    std::error_code failed;
    if (!fs::exists(folder / "readiness.json.sig", failed) ||
        !fs::exists(folder / "readiness.pdf.sig", failed))
        return hal::fail(hal::Fault::Storage, err.str());
    const auto key = seal::KioskKey::load(keyFile);
    if (!key)
        return tl::make_unexpected(key.error());
    const std::string log = log_.recent();
    const fs::path logFile = folder / cli::kLogExport.name;
    if (auto written = seal::writeDurably(logFile, hal::asBytes(log), kMode); !written)
        return tl::make_unexpected(written.error());
    if (auto done = seal::signFile(logFile, cli::kLogExport.purpose, hal::asBytes(log), *key); !done)
        return tl::make_unexpected(done.error());
    ::sync(); // whoever sees "done" pulls the stick
    return folder.filename().string();
}

hal::Result<> MachineTechnician::simulate(const std::string& slot, const std::string& word) {
    return machine_->rig->control(slot, word);
}

} // namespace kiosk
