// banshi config check FILE: whether a kiosk.toml is right, and where it is wrong.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "kiosk/cli/commands.h"
#include "kiosk/config/config.h"

namespace kiosk::cli {
namespace {

struct Options {
    std::string file;
    bool json = false;
};

nlohmann::ordered_json asJson(const std::string& file, const ConfigErrors& errors) {
    nlohmann::ordered_json object{{"file", file}, {"valid", errors.empty()}};
    object["errors"] = nlohmann::ordered_json::array();
    for (const ConfigError& error : errors)
        object["errors"].push_back(
            {{"line", error.line}, {"column", error.column}, {"key", error.key}, {"message", error.message}});
    return object;
}

Exit check(const Options& options, Shell& shell) {
    const auto config = loadConfig(options.file, NamedFiles::Seen);
    const ConfigErrors errors = config ? ConfigErrors{} : config.error();
    if (options.json)
        printJson(shell, asJson(options.file, errors));
    else if (config)
        shell.out << options.file << ": right\n";
    else
        for (const ConfigError& error : errors)
            shell.out << toString(options.file, error) << '\n';
    return config ? Exit::Ok : Exit::Failed;
}

} // namespace

void addConfig(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* config = program.add_subcommand("config", "The kiosk's configuration");
    config->require_subcommand(1);
    auto* command =
        config->add_subcommand("check", "Check a kiosk.toml: every mistake with file, line, column "
                                        "and what was expected");
    command->add_option("file", options->file, "kiosk.toml")->required();
    command->add_flag("--json", options->json, "One JSON object");
    command->callback([options, &shell] { shell.exit = check(*options, shell); });
}

} // namespace kiosk::cli
