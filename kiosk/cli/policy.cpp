// banshi policy new-key|sign|verify: how a hall makes the policy that its kiosks obey.
#include "services/catalog/policy.h"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "kiosk/cli/commands.h"
#include "services/seal/signature_file.h"

namespace kiosk::cli {
namespace {

struct Options {
    std::string file;
    std::string key; // sign: the key file; verify: the public key
    bool json = false;
};

Exit report(const Options& options, const catalog::Policy& policy, std::string_view what, Shell& shell) {
    if (options.json)
        printJson(shell, {{"file", options.file},
                          {"done", what},
                          {"version", policy.version},
                          {"issuer", policy.issuer},
                          {"expires", policy.expires}});
    else
        shell.out << what << ": " << options.file << ", version " << policy.version << ", issued by "
                  << policy.issuer
                  << (policy.expires.empty() ? ", never expires" : ", valid until " + policy.expires) << '\n';
    return Exit::Ok;
}

Exit newKey(const Options& options, Shell& shell) {
    const bool wasThere = seal::KioskKey::load(options.file).has_value();
    const auto key = seal::KioskKey::loadOrCreate(options.file);
    if (!key)
        return complain(shell, key.error());
    const std::string publicKey = seal::toHex(key->publicKey());
    if (options.json)
        printJson(shell, {{"file", options.file}, {"made", !wasThere}, {"key", publicKey}});
    else
        shell.out << publicKey << '\n';
    return Exit::Ok;
}

Exit sign(const Options& options, Shell& shell) {
    const auto key = seal::KioskKey::load(options.key);
    if (!key)
        return complain(shell, key.error());
    const auto policy = catalog::signPolicy(options.file, *key);
    if (!policy)
        return complain(shell, policy.error());
    return report(options, *policy, "signed", shell);
}

Exit verify(const Options& options, Shell& shell) {
    const auto key = seal::fromHex<32>(options.key);
    if (!key)
        return complain(shell, Exit::Usage, "--key takes a public key of 64 hexadecimal digits");
    const auto policy = catalog::loadPolicy(options.file, *key, 0, hal::systemClock());
    if (!policy)
        return complain(shell, policy.error());
    return report(options, *policy, "valid", shell);
}

} // namespace

void addPolicy(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* policy = program.add_subcommand("policy", "Make and check the signed policy of a hall");
    policy->require_subcommand(1);

    auto* makeKey =
        policy->add_subcommand("new-key", "Make a signing key (or read it) and print its public half");
    makeKey->add_option("file", options->file, "The key file: keep it off the kiosk")->required();
    makeKey->callback([options, &shell] { shell.exit = newKey(*options, shell); });

    auto* signIt = policy->add_subcommand("sign", "Check a policy strictly and put FILE.sig beside it");
    signIt->add_option("file", options->file, "policy.json")->required();
    signIt->add_option("--key", options->key, "The key file")->required();
    signIt->callback([options, &shell] { shell.exit = sign(*options, shell); });

    auto* verifyIt = policy->add_subcommand("verify", "Check a policy and its signature as a kiosk would");
    verifyIt->add_option("file", options->file, "policy.json")->required();
    verifyIt->add_option("--key", options->key, "The public key in hexadecimal")->required();
    verifyIt->callback([options, &shell] { shell.exit = verify(*options, shell); });

    for (auto* command : {makeKey, signIt, verifyIt})
        command->add_flag("--json", options->json, "One JSON object");
}

} // namespace kiosk::cli
