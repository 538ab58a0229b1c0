// banshi ledger: lists what this kiosk did and verifies the chain, beside a running kiosk or on a copy.
#include "services/ledger/ledger.h"

#include <climits>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "hal/base/time_text.h"
#include "kiosk/cli/commands.h"

namespace kiosk::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

struct Options {
    std::string state = "/var/lib/banshi";
    std::string key;      // hexadecimal; empty: of the kiosk's own key file
    std::string keptHead; // LINK:HASH
    std::int64_t from = 1;
    int limit = INT_MAX;
    bool verifyOnly = false;
    bool json = false;
};

hal::Result<seal::PublicKey> trustedKey(const Options& options) {
    if (options.key.empty()) {
        const auto key = seal::KioskKey::load(fs::path(options.state) / seal::kKeyFileName);
        return key ? hal::Result<seal::PublicKey>(key->publicKey()) : tl::make_unexpected(key.error());
    }
    const auto key = seal::fromHex<32>(options.key);
    return key ? hal::Result<seal::PublicKey>(*key)
               : hal::fail(hal::Fault::BadData, "--key takes 64 hexadecimal digits");
}

// "17:<64 hex>", as `head` in the JSON of an earlier run had it.
hal::Result<std::optional<ledger::Head>> keptHead(const std::string& text) {
    if (text.empty())
        return std::nullopt;
    const auto colon = text.find(':');
    ledger::Head head;
    if (colon != text.npos && CLI::detail::lexical_cast(text.substr(0, colon), head.link))
        head.hashHex = text.substr(colon + 1);
    if (head.link < 1 || !seal::fromHex<32>(head.hashHex))
        return hal::fail(hal::Fault::BadData, "--kept-head takes LINK:HASH");
    return head;
}

ordered_json asJson(const ledger::Entry& entry) {
    ordered_json object{{"type", "entry"},
                        {"sequence", entry.sequence},
                        {"id", wire::toString(entry.id)},
                        {"action", ledger::toString(entry.action)},
                        {"copies", entry.facts.copies},
                        {"pages", entry.facts.pages},
                        {"mono", entry.facts.mono},
                        {"purpose_line", entry.facts.purposeLine},
                        {"begun", hal::rfc3339(entry.begun)},
                        {"clock", wire::toString(entry.clock)}};
    object["closed"] = entry.closed ? ordered_json(hal::rfc3339(*entry.closed)) : nullptr;
    object["outcome"] = ledger::toString(entry.outcome);
    object["fault"] = entry.fault ? ordered_json(hal::toString(*entry.fault)) : nullptr;
    return object;
}

std::string inWords(const ledger::Entry& entry) {
    std::string words = std::to_string(entry.sequence) + "  " + hal::rfc3339(entry.begun) + "  " +
                        std::string(ledger::toString(entry.action)) + "  copies " +
                        std::to_string(entry.facts.copies) + ", pages " + std::to_string(entry.facts.pages);
    words += entry.facts.mono ? ", mono" : "";
    words += entry.facts.purposeLine ? ", purpose line" : "";
    words += "  " + std::string(ledger::toString(entry.outcome));
    if (entry.fault)
        words += " (" + std::string(hal::toString(*entry.fault)) + ")";
    if (entry.clock == wire::ClockQuality::Unset)
        words += "  [clock not set]";
    return words;
}

ordered_json asJson(const ledger::Verification& verification, const fs::path& file) {
    ordered_json object{{"type", "verification"},
                        {"intact", verification.intact},
                        {"links", verification.links},
                        {"entries", verification.entries}};
    object["first_bad"] = verification.firstBad ? ordered_json(*verification.firstBad) : nullptr;
    object["reason"] =
        verification.reason.empty() ? ordered_json(nullptr) : ordered_json(verification.reason);
    if (const auto head = ledger::readHead(file))
        object["head"] = {{"link", head->link}, {"hash", head->hashHex}, {"signature", head->signatureHex}};
    if (const auto genesis = ledger::readGenesis(file); genesis && genesis->predecessor)
        object["follows"] = {{"link", genesis->predecessor->link},
                             {"hash", seal::toHex(genesis->predecessor->hash)}};
    return object;
}

std::string inWords(const ledger::Verification& verification) {
    if (verification.intact)
        return "intact: " + std::to_string(verification.entries) + " entries, " +
               std::to_string(verification.links) + " links, head signed by the kiosk's key";
    return "NOT intact: link " + std::to_string(verification.firstBad.value_or(0)) + ": " +
           verification.reason;
}

Exit list(const Options& options, const fs::path& file, Shell& shell) {
    const auto entries = ledger::readFile(file, options.from, options.limit);
    if (!entries)
        return complain(shell, entries.error());
    for (const auto& entry : *entries) {
        if (options.json)
            printJson(shell, asJson(entry));
        else
            shell.out << inWords(entry) << '\n';
    }
    return Exit::Ok;
}

Exit verify(const Options& options, const fs::path& file, Shell& shell) {
    const auto key = trustedKey(options);
    if (!key)
        return complain(shell, key.error());
    const auto kept = keptHead(options.keptHead);
    if (!kept)
        return complain(shell, Exit::Usage, kept.error().detail);
    const auto verification = ledger::verifyFile(file, *key, *kept);
    if (!verification)
        return complain(shell, verification.error());
    if (options.json)
        printJson(shell, asJson(*verification, file));
    else
        shell.out << inWords(*verification) << '\n';
    return verification->intact ? Exit::Ok : Exit::Failed;
}

// A damaged ledger is listed as far as it goes, and the verification still says what is wrong.
Exit run(const Options& options, Shell& shell) {
    const fs::path file = fs::path(options.state) / ledger::kFileName;
    const Exit listed = options.verifyOnly ? Exit::Ok : list(options, file, shell);
    std::error_code ignored;
    if (listed != Exit::Ok && !fs::exists(file, ignored))
        return listed;
    const Exit verified = verify(options, file, shell);
    return verified != Exit::Ok ? verified : listed;
}

} // namespace

void addLedger(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand("ledger", "List what this kiosk did, and verify the chain");
    command->add_option("--state", options->state, "The kiosk's state directory")->capture_default_str();
    command->add_flag("--verify", options->verifyOnly, "Verify only");
    command->add_option("--from", options->from, "First entry to list")->check(CLI::PositiveNumber);
    command->add_option("--limit", options->limit, "How many to list")->check(CLI::NonNegativeNumber);
    command->add_option("--key", options->key,
                        "Public key in hexadecimal, instead of the state's own key file");
    command->add_option("--kept-head", options->keptHead,
                        "LINK:HASH of an earlier head: shows when links are missing at the end");
    command->add_flag("--json", options->json, "One JSON object an entry, and one for the verification");
    command->callback([options, &shell] { shell.exit = run(*options, shell); });
}

} // namespace kiosk::cli
