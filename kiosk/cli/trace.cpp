// banshi trace: writes down what a driver and its device say, shows it, and lets the driver speak with it
// again.
#include <cctype>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>

#include "hal/drivers/drivers.h"
#include "hal/drivers/redactors.h"
#include "hal/port/recording.h"
#include "kiosk/cli/application.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/device_options.h"
#include "kiosk/cli/device_test.h"
#include "kiosk/cli/interruption.h"
#include "kiosk/cli/shell.h"

namespace kiosk::cli {
namespace {

struct Options {
    DeviceOptions where;
    std::string slot;
    std::string file;
    bool json = false;
};

// The address with one option more, whose value is a file.
std::string with(const std::string& uri, const std::string& option, const std::string& file) {
    std::string escaped;
    for (const char c : std::filesystem::absolute(file).string()) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) || std::strchr("/._-", c);
        char code[4];
        std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(c));
        escaped += plain ? std::string(1, c) : std::string(code);
    }
    return uri + (uri.find('?') == uri.npos ? '?' : '&') + option + '=' + escaped;
}

// One round of the device's test of itself, told.
Exit round(const hal::SlotConfig& slot, const Options& options, Shell& shell) {
    const Interruption interruption(shell);
    const Round round = testAlone(slot.kind, slot.uri, interruption.token());
    if (options.json) {
        nlohmann::ordered_json object{{"type", "round"}, {"kind", hal::toString(slot.kind)}};
        object.update(asJson(round));
        printJson(shell, object);
    } else {
        shell.out << hal::toString(slot.kind) << ": " << (round.passed() ? "passed" : "failed");
        for (const std::string& line : asLines(round))
            shell.out << "; " << line;
        shell.out << '\n';
    }
    return round.passed() ? Exit::Ok : Exit::Failed;
}

Exit record(const Options& options, Shell& shell) {
    auto slots = slotsOf(options.where, shell);
    if (!slots)
        return shell.exit;
    std::erase_if(*slots,
                  [&](const hal::SlotConfig& slot) { return slot.name != options.slot || slot.uri.empty(); });
    if (slots->empty())
        return complain(shell, Exit::Usage, "no device in that slot");
    hal::SlotConfig slot = slots->front();
    if (const auto held = heldByApplication(options.where.config, {slot.uri}, shell))
        return *held;
    const auto devices = holdDevices(options.where.config, {slot.uri}, shell);
    if (!devices)
        return shell.exit;
    const auto uri = hal::parseUri(slot.uri);
    if (!uri || (!hal::redactorFor(uri->scheme) && !hal::recordsCalls(uri->scheme)))
        return complain(shell, Exit::Failed, "of that driver there is nothing to record");
    if (std::filesystem::exists(options.file))
        return complain(shell, Exit::Failed, "the file is there already");
    slot.uri = with(slot.uri, hal::port::kRecordOption, options.file);
    return round(slot, options, shell);
}

std::optional<hal::port::Trace> traceIn(const Options& options, Shell& shell) {
    auto trace = hal::port::readTrace(options.file);
    if (trace)
        return *std::move(trace);
    shell.exit = complain(shell, trace.error());
    return std::nullopt;
}

Exit replay(const Options& options, Shell& shell) {
    const auto trace = traceIn(options, shell);
    if (!trace)
        return shell.exit;
    if (hal::recordsCalls(trace->scheme()))
        return complain(shell, Exit::Failed, "calls of a library can be shown, not repeated");
    for (const hal::Driver& driver : hal::drivers())
        if (driver.scheme == trace->scheme())
            return round({.name = std::string(hal::toString(driver.kind)),
                          .kind = driver.kind,
                          .uri = with(trace->address, hal::port::kReplayOption, options.file)},
                         options, shell);
    return complain(shell, Exit::Failed,
                    "this build has no driver for " + std::string(trace->scheme()) + ':');
}

void tell(const hal::port::TraceEvent& event, const std::string& words, const Options& options,
          Shell& shell) {
    if (!options.json) {
        std::string line = hal::port::traceLine(event);
        line.pop_back();
        constexpr std::size_t kMostShown = 100;
        if (line.size() > kMostShown)
            line = line.substr(0, kMostShown) + "… (" + std::to_string(event.piece.length) + " bytes)";
        shell.out << line << (words.empty() ? "" : "  # ") << words << '\n';
        return;
    }
    if (!event.call.empty()) {
        printJson(shell, {{"type", "call"}, {"us", event.at.count()}, {"words", event.call}});
        return;
    }
    nlohmann::ordered_json object{{"type", "event"},
                                  {"us", event.at.count()},
                                  {"way", hal::port::toString(event.way)},
                                  {"bytes", event.piece.length},
                                  {"told", !event.piece.bytes.empty()},
                                  {"fault", nullptr},
                                  {"words", words}};
    if (event.fault)
        object["fault"] = hal::toString(*event.fault);
    printJson(shell, object);
}

Exit show(const Options& options, Shell& shell) {
    const auto trace = traceIn(options, shell);
    if (!trace)
        return shell.exit;
    const auto redactor = hal::redactorFor(trace->scheme());
    if (options.json)
        printJson(shell, {{"type", "trace"}, {"address", trace->address}, {"events", trace->events.size()}});
    else
        shell.out << trace->address << '\n';
    for (const hal::port::TraceEvent& event : trace->events)
        tell(event,
             redactor && !event.piece.bytes.empty() ? redactor->describe(event.way, event.piece.bytes)
                                                    : std::string(),
             options, shell);
    return Exit::Ok;
}

CLI::App* addOne(CLI::App& trace, const char* name, const char* help, Exit (*run)(const Options&, Shell&),
                 const std::shared_ptr<Options>& options, Shell& shell) {
    auto* command = trace.add_subcommand(name, help);
    if (run == record)
        command->add_option("SLOT", options->slot, "Not one that is simulated")->required();
    command->add_option("FILE", options->file, "The recording")->required();
    command->add_flag("--json", options->json, "One JSON object a line");
    command->callback([run, options, &shell] { shell.exit = run(*options, shell); });
    return command;
}

} // namespace

void addTrace(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* trace = program.add_subcommand(
        "trace", "Record what a driver and its device say in a test; nothing personal is in it");
    trace->require_subcommand(1);
    addTo(*addOne(*trace, "record", "Test the device once and write down what was said", record, options,
                  shell),
          options->where);
    addOne(*trace, "replay", "Let the driver do the same test with what was written down", replay, options,
           shell);
    addOne(*trace, "show", "Tell what was said, and what it means", show, options, shell);
}

} // namespace kiosk::cli
