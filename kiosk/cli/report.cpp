// banshi report: is this kiosk ready? What each device says and measured, as JSON and PDF, signed by the
// kiosk.
#include <chrono>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>

#include "hal/base/time_text.h"
#include "kiosk/cli/application.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/device_options.h"
#include "kiosk/cli/device_test.h"
#include "kiosk/cli/devices.h"
#include "kiosk/cli/interruption.h"
#include "kiosk/cli/shell.h"
#include "services/paper/text_report.h"
#include "services/seal/durable_file.h"
#include "services/seal/hex.h"
#include "services/seal/signature_file.h"

namespace kiosk::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPurpose = "banshi readiness report 1";
constexpr std::size_t kMostReport = 4 * 1024 * 1024;
constexpr mode_t kMode = 0644;

struct Options {
    DeviceOptions where;
    std::string folder;
    std::string file; // verify
    std::string key;  // make: the key file; verify: the public key
    bool json = false;
};

struct Tested {
    hal::DeviceInfo info; // after the test
    Round round;
};

bool ready(const std::vector<Tested>& devices) {
    return std::ranges::all_of(devices, [](const Tested& device) { return device.round.passed(); });
}

std::string jsonOf(const std::vector<Tested>& devices, const std::string& made, const std::string& key) {
    const hal::Clock& clock = hal::systemClock();
    nlohmann::ordered_json report{{"schema", 1},
                                  {"made", made},
                                  {"clock_synchronised", clock.synchronised()},
                                  {"version", BANSHI_VERSION},
                                  {"kiosk_key", key},
                                  {"ready", ready(devices)},
                                  {"devices", nlohmann::ordered_json::array()}};
    for (const Tested& device : devices) {
        auto object = asJson(device.info, clock.now());
        object["test"] = asJson(device.round);
        report["devices"].push_back(std::move(object));
    }
    return report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

paper::TextReport pageOf(const std::vector<Tested>& devices, const std::string& made,
                         const std::string& key) {
    paper::TextReport page;
    const bool simulated = std::ranges::any_of(devices, [](const Tested& d) { return d.info.simulated; });
    page.title = std::string(simulated ? "Banshi, simulated: " : "Banshi: ") +
                 (ready(devices) ? "ready" : "not ready");
    page.facts = {{"Made", made + (hal::systemClock().synchronised() ? "" : " (clock not synchronised)")},
                  {"Version", BANSHI_VERSION},
                  {"Kiosk", key.substr(0, 16)}};
    for (const Tested& device : devices) {
        const hal::Identity& identity = device.info.identity;
        paper::TextReport::Row row{
            .name = device.info.slot,
            .verdict = device.round.passed() ? "passed" : "failed",
            .lines = {identity.model.empty() ? device.info.uri : identity.vendor + " " + identity.model},
            .good = device.round.passed()};
        if (!identity.serial.empty() || !identity.firmware.empty())
            row.lines.push_back("serial " + identity.serial + ", firmware " + identity.firmware);
        if (device.info.simulated)
            row.lines.push_back("simulated");
        if (!device.round.report)
            row.lines.push_back("mended by: " + std::string(hal::toString(
                                                    hal::remedyFor(device.round.report.error().fault))));
        for (std::string& line : asLines(device.round))
            row.lines.push_back(std::move(line));
        for (const hal::Supply& supply : device.info.status.supplies)
            row.lines.push_back(
                supply.name + (supply.levelPercent ? " " + std::to_string(*supply.levelPercent) + " %" : ""));
        page.rows.push_back(std::move(row));
    }
    page.foot = "Signed beside this file; see banshi report verify.";
    return page;
}

std::vector<Tested> testAll(hal::Rig& rig, const std::stop_token& stop) {
    std::vector<Tested> devices;
    for (const hal::DeviceInfo& info : rig.inventory()) {
        Round round = testOnce(info.kind, rig, stop);
        const auto now = rig.inventory();
        const auto after = std::ranges::find(now, info.slot, &hal::DeviceInfo::slot);
        devices.push_back({after == now.end() ? info : *after, std::move(round)});
    }
    return devices;
}

hal::Result<> keep(const fs::path& file, hal::ByteView bytes, const seal::KioskKey& key) {
    if (auto written = seal::writeDurably(file, bytes, kMode); !written)
        return written;
    return seal::signFile(file, kPurpose, bytes, key);
}

Exit make(const Options& options, Shell& shell) {
    if (const auto done = doneByApplication(options.where, shell))
        return *done;
    auto slots = slotsOf(options.where, shell);
    if (!slots)
        return shell.exit;
    std::erase_if(*slots, [](const hal::SlotConfig& slot) { return slot.uri.empty(); });
    if (slots->empty())
        return complain(shell, Exit::Failed, "no device is configured");
    const auto key =
        seal::KioskKey::load(shell.inside ? shell.inside->state / seal::kKeyFileName : fs::path(options.key));
    if (!key)
        return complain(shell, key.error());
    const Interruption interruption(shell);
    const auto rig = openRig(*std::move(slots), shell);
    if (!rig)
        return complain(shell, rig.error());
    const auto devices = testAll(**rig, interruption.token());
    if (interruption.token().stop_requested())
        return complain(shell, hal::Error{hal::Fault::Cancelled, "stopped: no report was made"});

    const std::string made = hal::rfc3339(hal::systemClock().wall());
    const std::string publicKey = seal::toHex(key->publicKey());
    const auto pdf = paper::textReport(pageOf(devices, made, publicKey));
    if (!pdf)
        return complain(shell, pdf.error());
    std::error_code error;
    const fs::path folder = shell.inside ? shell.inside->folder / options.folder : fs::path(options.folder);
    fs::create_directories(folder, error);
    for (const auto& written :
         {keep(folder / "readiness.json", hal::asBytes(jsonOf(devices, made, publicKey)), *key),
          keep(folder / "readiness.pdf", pdf->bytes, *key)})
        if (!written)
            return complain(shell, written.error());
    const bool well = ready(devices);
    if (options.json)
        printJson(
            shell,
            {{"folder", options.folder}, {"ready", well}, {"devices", devices.size()}, {"key", publicKey}});
    else
        shell.out << (well ? "ready" : "not ready") << ": " << (folder / "readiness.pdf").string() << '\n';
    return well ? Exit::Ok : Exit::Failed;
}

Exit verify(const Options& options, Shell& shell) {
    const auto key = seal::fromHex<32>(options.key);
    if (!key)
        return complain(shell, Exit::Usage, "--key takes a public key of 64 hexadecimal digits");
    const auto content = seal::readWhole(options.file, kMostReport);
    if (!content)
        return complain(shell, content.error());
    if (const auto right = seal::verifyFile(options.file, kPurpose, content->bytes, *key); !right)
        return complain(shell, right.error());
    if (options.json)
        printJson(shell, {{"file", options.file}, {"valid", true}});
    else
        shell.out << "valid: " << options.file << '\n';
    return Exit::Ok;
}

} // namespace

void addReport(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* report = program.add_subcommand("report", "Is this kiosk ready? A signed report, and its check");
    report->require_subcommand(1);

    auto* makeIt =
        report->add_subcommand("make", "Test every device and write readiness.json and readiness.pdf");
    makeIt->add_option("folder", options->folder, "Where to")->required();
    makeIt->add_option("--key", options->key, "The kiosk's key file")
        ->default_val(std::string("/var/lib/banshi/") + seal::kKeyFileName);
    addTo(*makeIt, options->where);
    makeIt->callback([options, &shell] { shell.exit = make(*options, shell); });

    auto* verifyIt = report->add_subcommand("verify", "Check a report against the signature beside it");
    verifyIt->add_option("file", options->file, "readiness.json or readiness.pdf")->required();
    verifyIt->add_option("--key", options->key, "The kiosk's public key in hexadecimal")->required();
    verifyIt->callback([options, &shell] { shell.exit = verify(*options, shell); });

    for (auto* command : {makeIt, verifyIt})
        command->add_flag("--json", options->json, "One JSON object");
}

} // namespace kiosk::cli
