// banshi devices: the slots of a kiosk, what stands in each, and how it fares at this moment.
#include "kiosk/cli/devices.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

#include <CLI/CLI.hpp>

#include "kiosk/cli/application.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/device_options.h"
#include "kiosk/cli/interruption.h"
#include "kiosk/technician/advice.h"

namespace kiosk::cli {
namespace {

struct Options {
    DeviceOptions where;
    int waitMs = 15'000;
    bool json = false;
    bool follow = false;
};

void tell(const hal::DeviceInfo& info, const Options& options, Shell& shell) {
    if (options.json)
        printJson(shell, asJson(info, hal::systemClock().now()));
    else
        shell.out << asText(info) << '\n';
}

bool answered(const hal::DeviceInfo& info) { return info.status.health != hal::Health::Unknown; }

// What changes, from before the first look on.
class News {
public:
    explicit News(hal::Rig& rig)
        : rig_(rig), watch_(rig.watch([this](const hal::DeviceInfo& info) { hear(info); })) {}

    // Until every device has said something of itself, or is not worth waiting for any longer.
    void awaitAnswers(hal::Millis patience, const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        came_.wait_for(lock, stop, patience, [&] { return std::ranges::all_of(rig_.inventory(), answered); });
        heard_.clear(); // it will be listed
    }

    // Nothing: it was stopped.
    [[nodiscard]] std::optional<hal::DeviceInfo> next(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        if (!came_.wait(lock, stop, [&] { return !heard_.empty(); }))
            return std::nullopt;
        hal::DeviceInfo info = std::move(heard_.front());
        heard_.pop_front();
        return info;
    }

private:
    void hear(const hal::DeviceInfo& info) {
        const std::lock_guard lock(mutex_);
        heard_.push_back(info);
        came_.notify_all();
    }

    hal::Rig& rig_;
    std::mutex mutex_;
    std::condition_variable_any came_;
    std::deque<hal::DeviceInfo> heard_;
    const hal::Rig::Watch watch_; // last: it calls hear()
};

Exit list(std::vector<hal::SlotConfig> slots, const Options& options, Shell& shell) {
    const Interruption interruption(shell);
    const auto rig = openRig(std::move(slots), options.where, shell);
    if (!rig)
        return shell.exit;
    News news(*rig);
    news.awaitAnswers(hal::Millis{options.waitMs}, interruption.token());
    bool well = true;
    for (const hal::DeviceInfo& info : rig->inventory()) {
        tell(info, options, shell);
        well =
            well && (info.status.health == hal::Health::Ok || info.status.health == hal::Health::Attention);
    }
    if (options.follow) {
        shell.out.flush();
        while (const auto change = news.next(interruption.token())) {
            tell(*change, options, shell);
            shell.out.flush();
        }
        return Exit::Ok;
    }
    return well ? Exit::Ok : Exit::Failed;
}

Exit devices(const Options& options, Shell& shell) {
    if (const auto done = doneByApplication(options.where, shell))
        return *done;
    auto slots = slotsOf(options.where, shell);
    return slots ? list(*std::move(slots), options, shell) : shell.exit;
}

template <class T>
nlohmann::ordered_json orNull(const std::optional<T>& value) {
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

} // namespace

nlohmann::ordered_json asJson(const hal::DeviceInfo& info, hal::Monotonic now) {
    const auto age = std::chrono::duration_cast<hal::Millis>(now - info.status.asOf);
    nlohmann::ordered_json object{{"slot", info.slot},
                                  {"kind", hal::toString(info.kind)},
                                  {"uri", info.uri},
                                  {"simulated", info.simulated},
                                  {"vendor", info.identity.vendor},
                                  {"model", info.identity.model},
                                  {"serial", info.identity.serial},
                                  {"firmware", info.identity.firmware},
                                  {"health", hal::toString(info.status.health)},
                                  {"fault", nullptr},
                                  {"remedy", nullptr},
                                  {"detail", info.status.detail},
                                  {"advice", nlohmann::ordered_json::array()},
                                  {"supplies", nlohmann::ordered_json::array()},
                                  {"trays", nlohmann::ordered_json::array()},
                                  {"age_ms", age.count()}};
    if (info.status.fault) {
        object["fault"] = hal::toString(*info.status.fault);
        object["remedy"] = hal::toString(hal::remedyFor(*info.status.fault));
    }
    for (const Advice& advice : adviceFor(info.status.detail))
        object["advice"].push_back({{"reason", advice.reason}, {"zh", advice.zh}, {"en", advice.en}});
    for (const hal::Supply& supply : info.status.supplies)
        object["supplies"].push_back(
            {{"name", supply.name}, {"level_percent", orNull(supply.levelPercent)}, {"low", supply.low}});
    for (const hal::Tray& tray : info.status.trays)
        object["trays"].push_back(
            {{"name", tray.name},
             {"paper", orNull(tray.paper ? std::optional(nameOf(*tray.paper)) : std::nullopt)},
             {"level_percent", orNull(tray.levelPercent)}});
    return object;
}

std::string asText(const hal::DeviceInfo& info) {
    std::string text = info.slot + ": " + std::string(hal::toString(info.status.health));
    if (info.status.fault)
        text += ", " + std::string(hal::toString(*info.status.fault));
    if (!info.status.detail.empty())
        text += " (" + info.status.detail + ")";
    text +=
        "; " + (info.identity.model.empty() ? info.uri : info.identity.vendor + " " + info.identity.model);
    for (const hal::Supply& supply : info.status.supplies)
        text += "; " + asText(supply);
    for (const hal::Tray& tray : info.status.trays)
        text += "; " + asText(tray);
    if (info.simulated)
        text += "; simulated";
    for (const Advice& advice : adviceFor(info.status.detail))
        text += "\n  " + advice.reason + ": " + advice.en;
    return text;
}

void addDevices(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand("devices", "The devices of this kiosk and how each of them fares");
    addTo(*command, options->where);
    command->add_option("--wait", options->waitMs, "How long a device may take to answer, in ms")
        ->check(CLI::Range(0, 600'000))
        ->capture_default_str();
    command->add_flag("--json", options->json, "One JSON object a device");
    command->add_flag("--follow", options->follow, "Then each change as it happens, until Ctrl-C");
    command->callback([options, &shell] { shell.exit = devices(*options, shell); });
}

} // namespace kiosk::cli
