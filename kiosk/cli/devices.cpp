// banshi devices: the slots of a kiosk, what stands in each, and how it fares at this moment.
#include "kiosk/cli/devices.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

#include <CLI/CLI.hpp>

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

// Until every device has said something of itself, or is not worth waiting for any longer.
void awaitAnswers(hal::Rig& rig, hal::Millis patience) {
    std::mutex mutex;
    std::condition_variable news;
    const auto watch = rig.watch([&](const hal::DeviceInfo&) {
        const std::lock_guard lock(mutex);
        news.notify_all();
    });
    std::unique_lock lock(mutex);
    news.wait_for(lock, patience, [&] { return std::ranges::all_of(rig.inventory(), answered); });
}

// Every change as it happens, until somebody says stop.
Exit follow(hal::Rig& rig, const Options& options, Shell& shell, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any news;
    std::deque<hal::DeviceInfo> heard;
    const auto watch = rig.watch([&](const hal::DeviceInfo& info) {
        const std::lock_guard lock(mutex);
        heard.push_back(info);
        news.notify_all();
    });
    std::unique_lock lock(mutex);
    while (news.wait(lock, stop, [&] { return !heard.empty(); })) {
        tell(heard.front(), options, shell);
        heard.pop_front();
        shell.out.flush();
    }
    return Exit::Ok;
}

Exit list(std::vector<hal::SlotConfig> slots, const Options& options, Shell& shell) {
    const Interruption interruption;
    const auto rig = hal::Rig::open({.slots = std::move(slots), .hostProgram = {}});
    if (!rig)
        return complain(shell, rig.error());
    awaitAnswers(**rig, hal::Millis{options.waitMs});
    bool well = true;
    for (const hal::DeviceInfo& info : (*rig)->inventory()) {
        tell(info, options, shell);
        well =
            well && (info.status.health == hal::Health::Ok || info.status.health == hal::Health::Attention);
    }
    if (options.follow) {
        shell.out.flush();
        return follow(**rig, options, shell, interruption.token());
    }
    return well ? Exit::Ok : Exit::Failed;
}

Exit devices(const Options& options, Shell& shell) {
    auto slots = slotsOf(options.where, shell);
    return slots ? list(*std::move(slots), options, shell) : shell.exit;
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
                                  {"age_ms", age.count()}};
    if (info.status.fault) {
        object["fault"] = hal::toString(*info.status.fault);
        object["remedy"] = hal::toString(hal::remedyFor(*info.status.fault));
    }
    for (const Advice& advice : adviceFor(info.status.detail))
        object["advice"].push_back({{"reason", advice.reason}, {"zh", advice.zh}, {"en", advice.en}});
    for (const hal::Supply& supply : info.status.supplies) {
        nlohmann::ordered_json level;
        if (supply.levelPercent)
            level = *supply.levelPercent;
        object["supplies"].push_back({{"name", supply.name}, {"level_percent", level}});
    }
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
        text += "; " + supply.name +
                (supply.levelPercent ? " " + std::to_string(*supply.levelPercent) + " %" : "");
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
