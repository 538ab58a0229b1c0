// banshi test: lets a device test itself, once or many times, and says what was measured.
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

#include "hal/drivers/drivers.h"
#include "kiosk/cli/application.h"
#include "kiosk/cli/calibrate.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/device_options.h"
#include "kiosk/cli/device_test.h"
#include "kiosk/cli/interruption.h"
#include "kiosk/cli/remember.h"
#include "kiosk/cli/ruler_round.h"
#include "kiosk/cli/shell.h"
#include "kiosk/cli/state.h"

namespace kiosk::cli {
namespace {

struct Options {
    DeviceOptions where;
    std::string slot;
    std::string state;
    int rounds = 1;
    bool ruler = false;
    bool dryRun = false;
    bool json = false;
};

void tell(const Round& round, int number, const Options& options, Shell& shell) {
    if (options.json) {
        nlohmann::ordered_json object{{"type", "round"}, {"slot", options.slot}, {"round", number}};
        object.update(asJson(round));
        printJson(shell, object);
    } else {
        shell.out << options.slot << ' ' << number << ": " << (round.passed() ? "passed" : "failed");
        for (const std::string& line : asLines(round))
            shell.out << "; " << line;
        shell.out << '\n';
    }
    shell.out.flush(); // whoever stands beside the device watches
}

void sum(const std::vector<Round>& rounds, const Options& options, Shell& shell) {
    std::vector<double> ms;
    ms.reserve(rounds.size());
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
    if (const auto done = doneByApplication(options.where, shell))
        return *done;
    auto slots = slotsOf(options.where, shell);
    if (!slots)
        return shell.exit;
    const auto wanted = std::ranges::find_if(
        *slots, [&](const hal::SlotConfig& slot) { return slot.name == options.slot && !slot.uri.empty(); });
    if (wanted == slots->end())
        return complain(shell, Exit::Usage, "no device in that slot");
    const hal::SlotConfig slot = *wanted;
    const bool looksThroughCamera = slot.uri.starts_with(std::string(hal::kCameraScheme).append(":"));
    std::erase_if(*slots, [&](const hal::SlotConfig& other) {
        return other.name != slot.name && !(looksThroughCamera && other.kind == hal::Kind::Camera);
    });
    const std::filesystem::path state = stateOf(options.state, options.where, shell);
    const auto book = options.ruler && slot.kind == hal::Kind::PagePrinter && !shell.inside
                          ? openLedger(state)
                          : hal::Result<std::unique_ptr<ledger::Ledger>>();
    if (!book)
        return complain(shell, book.error());
    const Interruption interruption(shell);
    const auto rig = openRig(*std::move(slots), options.where, shell);
    if (!rig)
        return shell.exit;
    ledger::Ledger* const ledger = shell.inside ? &shell.inside->ledger : book->get();
    const double mostError = options.dryRun ? kMostUncorrected : kMostCalibrated;

    std::vector<Round> rounds;
    std::optional<Calibration> measured; // in the last round that saw the ruler
    for (int number = 1; number <= options.rounds && !interruption.token().stop_requested(); ++number) {
        RulerRound made = options.ruler
                              ? rulerRound(slot, *rig, ledger, mostError, interruption.token())
                              : RulerRound{testOnce(slot.kind, *rig, interruption.token()), std::nullopt};
        if (!made.round.report && made.round.report.error().fault == hal::Fault::Cancelled)
            break; // somebody stopped it: that says nothing of the device
        tell(made.round, number, options, shell);
        rounds.push_back(std::move(made.round));
        if (made.measured)
            measured = std::move(made.measured);
    }
    if (rounds.empty())
        return complain(shell, hal::Error{hal::Fault::Cancelled, "stopped before the first round"});
    sum(rounds, options, shell);
    const auto devices = rig->inventory();
    const auto device = std::ranges::find(devices, slot.name, &hal::DeviceInfo::slot);
    // A device named on the command line is remembered only where somebody says so.
    const bool known = shell.inside || options.where.slots.empty() || !options.state.empty();
    if (known && !options.dryRun && device != devices.end())
        tellAndRemember(state, *device, rounds.back(), shell);
    const Exit kept =
        measured ? tellAndKeep(*measured, {state, options.dryRun, options.json}, shell) : Exit::Ok;
    return std::ranges::all_of(rounds, &Round::passed) ? kept : Exit::Failed;
}

} // namespace

void addTest(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand("test", "Let a device test itself and say what was measured");
    command
        ->add_option("SLOT", options->slot,
                     "scanner, page_printer, id_reader, receipt_printer, code_scanner, smart_card_reader, "
                     "auxiliary, camera")
        ->required();
    command->add_option("--loop", options->rounds, "So many rounds")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command->add_flag("--ruler", options->ruler,
                      "Print the ruler page (page_printer), or measure the scale on it (scanner, camera) and "
                      "keep it: from then on copies are put right by it");
    command->add_flag("--dry-run", options->dryRun, "With --ruler: measure the scale, keep nothing");
    command->add_option("--state", options->state,
                        "The kiosk's data directory: of the calibration, and of the ledger of printed pages");
    addTo(*command, options->where);
    command->add_flag("--json", options->json, "One JSON object a round, then one summary");
    command->callback([options, &shell] { shell.exit = test(*options, shell); });
}

} // namespace kiosk::cli
