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
#include "kiosk/cli/interruption.h"
#include "kiosk/cli/remember.h"
#include "kiosk/cli/report_content.h"
#include "kiosk/cli/shell.h"
#include "kiosk/cli/signed_files.h"
#include "services/seal/durable_file.h"
#include "services/seal/hex.h"
#include "services/seal/signature_file.h"

namespace kiosk::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFile = 16 * 1024 * 1024; // the longest log has 2000 lines
constexpr mode_t kMode = 0644;

struct Options {
    DeviceOptions where;
    std::string folder;
    std::string file; // verify
    std::string key;  // make: the key file; verify: the public key
    bool json = false;
};

// Of the kiosk that the command runs in, else where its key lies.
fs::path stateOf(const Options& options, const Shell& shell) {
    return shell.inside ? shell.inside->state : fs::absolute(options.key).parent_path();
}

std::vector<Tested> testAll(hal::Rig& rig, const fs::path& state, const std::stop_token& stop, Shell& shell) {
    std::vector<Tested> devices;
    for (const hal::DeviceInfo& info : rig.inventory()) {
        Round round = testOnce(info.kind, rig, stop);
        if (stop.stop_requested())
            return devices;
        const auto now = rig.inventory();
        const auto after = std::ranges::find(now, info.slot, &hal::DeviceInfo::slot);
        devices.push_back({after == now.end() ? info : *after, std::move(round), {}});
        Tested& tested = devices.back();
        tellAndRemember(state, tested.info, tested.round, shell);
        if (const auto all = loadTestHistory(state))
            if (const DeviceHistory* history = historyOf(*all, knownDevice(tested.info)))
                tested.history = *history;
    }
    return devices;
}

hal::Result<> keep(const fs::path& folder, const SignedFile& which, hal::ByteView bytes,
                   const seal::KioskKey& key) {
    const fs::path file = folder / which.name;
    if (auto written = seal::writeDurably(file, bytes, kMode); !written)
        return written;
    return seal::signFile(file, which.purpose, bytes, key);
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
    const fs::path state = stateOf(options, shell);
    const auto key = seal::KioskKey::load(shell.inside ? state / seal::kKeyFileName : fs::path(options.key));
    if (!key)
        return complain(shell, key.error());
    const Interruption interruption(shell);
    const auto rig = openRig(*std::move(slots), options.where, shell);
    if (!rig)
        return shell.exit;
    const auto devices = testAll(*rig, state, interruption.token(), shell);
    if (interruption.token().stop_requested())
        return complain(shell, hal::Error{hal::Fault::Cancelled, "stopped: no report was made"});

    const std::string publicKey = seal::toHex(key->publicKey());
    const ReportFacts facts{hal::rfc3339(hal::systemClock().wall()), publicKey};
    const auto pdf = paper::textReport(reportPages(devices, facts));
    if (!pdf)
        return complain(shell, pdf.error());
    std::error_code error;
    const fs::path folder = shell.inside ? shell.inside->folder / options.folder : fs::path(options.folder);
    fs::create_directories(folder, error);
    for (const auto& written : {keep(folder, kReportJson, hal::asBytes(reportJson(devices, facts)), *key),
                                keep(folder, kReportPdf, pdf->bytes, *key)})
        if (!written)
            return complain(shell, written.error());
    const bool well = ready(devices);
    if (options.json)
        printJson(
            shell,
            {{"folder", options.folder}, {"ready", well}, {"devices", devices.size()}, {"key", publicKey}});
    else
        shell.out << (well ? "ready" : "not ready") << ": " << (folder / kReportPdf.name).string() << '\n';
    return well ? Exit::Ok : Exit::Failed;
}

// What a file is, by the signature that holds for it.
hal::Result<std::string_view> verified(const fs::path& file, const seal::PublicKey& key) {
    const auto content = seal::readWhole(file, kMostFile);
    if (!content)
        return tl::make_unexpected(content.error());
    const auto report = seal::verifyFile(file, kReportJson.purpose, content->bytes, key);
    if (report)
        return kReportJson.what;
    if (seal::verifyFile(file, kLogExport.purpose, content->bytes, key))
        return kLogExport.what;
    return tl::make_unexpected(report.error());
}

// A folder: what a kiosk puts there. A file: it, and the log that came with it.
std::vector<fs::path> filesToVerify(const fs::path& given) {
    std::error_code ignored;
    if (!fs::is_directory(given, ignored)) {
        const fs::path log = given.parent_path() / kLogExport.name;
        const bool more = given.filename() != kLogExport.name && fs::exists(log, ignored);
        return more ? std::vector{given, log} : std::vector{given};
    }
    std::vector<fs::path> files{given / kReportJson.name, given / kReportPdf.name};
    if (const fs::path log = given / kLogExport.name; fs::exists(log, ignored))
        files.push_back(log);
    return files;
}

Exit verify(const Options& options, Shell& shell) {
    const auto key = seal::fromHex<32>(options.key);
    if (!key)
        return complain(shell, Exit::Usage, "--key takes a public key of 64 hexadecimal digits");
    Exit exit = Exit::Ok;
    for (const fs::path& file : filesToVerify(options.file)) {
        const auto what = verified(file, *key);
        if (!what)
            exit = complain(shell, Exit::Failed,
                            file.string() + ": " + std::string(hal::toString(what.error().fault)) + ": " +
                                what.error().detail);
        if (options.json)
            printJson(shell, {{"file", file.string()},
                              {"valid", what.has_value()},
                              {"what", what ? nlohmann::ordered_json(*what) : nullptr}});
        else if (what)
            shell.out << "valid " << *what << ": " << file.string() << '\n';
    }
    return exit;
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

    auto* verifyIt = report->add_subcommand(
        "verify", "Check a report, and the log that came with it, against their signatures");
    verifyIt
        ->add_option("file", options->file,
                     "readiness.json, readiness.pdf or log.jsonl, or the folder with them")
        ->required();
    verifyIt->add_option("--key", options->key, "The kiosk's public key in hexadecimal")->required();
    verifyIt->callback([options, &shell] { shell.exit = verify(*options, shell); });

    for (auto* command : {makeIt, verifyIt})
        command->add_flag("--json", options->json, "One JSON object");
}

} // namespace kiosk::cli
