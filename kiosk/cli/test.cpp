// banshi test: lets a device test itself, once or many times, and says what was measured.
#include <algorithm>
#include <memory>
#include <numeric>

#include <CLI/CLI.hpp>

#include "kiosk/cli/commands.h"
#include "kiosk/cli/device_options.h"
#include "kiosk/cli/interruption.h"
#include "kiosk/cli/shell.h"

namespace kiosk::cli {
namespace {

constexpr hal::Millis kFree{10'000}; // the first look at a device that was just opened

struct Options {
    DeviceOptions where;
    std::string slot;
    int rounds = 1;
    bool json = false;
};

struct Round {
    hal::Result<hal::TestReport> report = hal::TestReport{};
    double ms = 0; // wall
    [[nodiscard]] bool passed() const { return report && report->passed; }
};

template <class D>
hal::Result<hal::TestReport> testLeased(hal::Rig& rig, const std::stop_token& stop) {
    auto device = rig.lease<D>(stop, kFree);
    if (!device)
        return tl::make_unexpected(device.error());
    return (*device)->selfTest(stop);
}

hal::Result<hal::TestReport> testOf(hal::Kind kind, hal::Rig& rig, const std::stop_token& stop) {
    switch (kind) {
    case hal::Kind::Scanner:
        return testLeased<hal::Scanner>(rig, stop);
    case hal::Kind::PagePrinter:
        return testLeased<hal::PagePrinter>(rig, stop);
    case hal::Kind::IdReader:
        return testLeased<hal::IdReader>(rig, stop);
    case hal::Kind::ReceiptPrinter:
        return testLeased<hal::ReceiptPrinter>(rig, stop);
    }
    return hal::fail(hal::Fault::Unsupported);
}

void tell(const Round& round, int number, const Options& options, Shell& shell) {
    nlohmann::ordered_json object{{"type", "round"},
                                  {"slot", options.slot},
                                  {"round", number},
                                  {"passed", round.passed()},
                                  {"ms", round.ms},
                                  {"fault", nullptr},
                                  {"remedy", nullptr},
                                  {"detail", ""},
                                  {"measurements", nlohmann::ordered_json::array()}};
    std::string text =
        options.slot + " " + std::to_string(number) + ": " + (round.passed() ? "passed" : "failed");
    if (!round.report) {
        const hal::Error& error = round.report.error();
        object["fault"] = hal::toString(error.fault);
        object["remedy"] = hal::toString(hal::remedyFor(error.fault));
        object["detail"] = error.detail;
        text += ", " + std::string(hal::toString(error.fault)) + " (" + error.detail + ")";
    } else {
        for (const auto& measured : round.report->measurements) {
            object["measurements"].push_back({{"name", measured.name},
                                              {"value", measured.value},
                                              {"unit", measured.unit},
                                              {"passed", measured.passed}});
            char value[64];
            std::snprintf(value, sizeof value, "%.4g", measured.value);
            text += "; " + measured.name + " " + value + (measured.unit.empty() ? "" : " " + measured.unit) +
                    (measured.passed ? "" : " (!)");
        }
    }
    options.json ? printJson(shell, object) : void(shell.out << text << '\n');
    shell.out.flush(); // whoever stands beside the device watches
}

void sum(const std::vector<Round>& rounds, const Options& options, Shell& shell) {
    std::vector<double> ms;
    for (const Round& round : rounds)
        ms.push_back(round.ms);
    std::ranges::sort(ms);
    const auto passed = std::ranges::count_if(rounds, &Round::passed);
    if (options.json)
        return printJson(shell, {{"type", "summary"},
                                 {"slot", options.slot},
                                 {"rounds", rounds.size()},
                                 {"passed", passed},
                                 {"ms_least", ms.front()},
                                 {"ms_median", ms[ms.size() / 2]},
                                 {"ms_most", ms.back()}});
    char line[160];
    std::snprintf(line, sizeof line, ": %td of %zu rounds passed; %.0f ms, at most %.0f\n", passed,
                  rounds.size(), ms[ms.size() / 2], ms.back());
    shell.out << options.slot << line;
}

Exit test(const Options& options, Shell& shell) {
    auto slots = slotsOf(options.where, shell);
    if (!slots)
        return shell.exit;
    std::erase_if(*slots,
                  [&](const hal::SlotConfig& slot) { return slot.name != options.slot || slot.uri.empty(); });
    if (slots->empty())
        return complain(shell, Exit::Usage, "no device in that slot");
    const hal::Kind kind = slots->front().kind;
    const Interruption interruption;
    const auto rig = hal::Rig::open({.slots = *std::move(slots), .hostProgram = {}});
    if (!rig)
        return complain(shell, rig.error());
    std::vector<Round> rounds;
    for (int number = 1; number <= options.rounds && !interruption.token().stop_requested(); ++number) {
        const auto begun = std::chrono::steady_clock::now();
        Round round{.report = testOf(kind, **rig, interruption.token())};
        round.ms =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
        tell(round, number, options, shell);
        rounds.push_back(std::move(round));
    }
    if (rounds.empty())
        return complain(shell, hal::Error{hal::Fault::Cancelled, "stopped before the first round"});
    sum(rounds, options, shell);
    return std::ranges::all_of(rounds, &Round::passed) ? Exit::Ok : Exit::Failed;
}

} // namespace

void addTest(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand("test", "Let a device test itself and say what was measured");
    command->add_option("SLOT", options->slot, "scanner, page_printer, id_reader, receipt_printer")
        ->required();
    command->add_option("--loop", options->rounds, "So many rounds")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    addTo(*command, options->where);
    command->add_flag("--json", options->json, "One JSON object a round, then one summary");
    command->callback([options, &shell] { shell.exit = test(*options, shell); });
}

} // namespace kiosk::cli
