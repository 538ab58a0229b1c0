// banshi enroll: makes this kiosk one of a center's, with the one-time code from its staff page.
#include <memory>

#include <CLI/CLI.hpp>

#include "kiosk/agent/enroll.h"
#include "kiosk/agent/https.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/interruption.h"
#include "kiosk/config/config.h"

namespace kiosk::cli {
namespace {

struct Options {
    std::string url, code;
    std::string config = "/etc/banshi/kiosk.toml";
    std::string state; // instead of what the configuration says
    bool json = false;
};

Exit enroll(const Options& options, Shell& shell) {
    const auto code = seal::EnrollmentCode::parse(options.code);
    if (!code)
        return complain(shell, Exit::Usage, "an enrollment code has 16 characters: XXXX-XXXX-XXXX-XXXX");
    std::filesystem::path state = options.state;
    if (state.empty()) {
        const auto config = loadConfig(options.config);
        if (!config)
            return complain(shell, Exit::Failed, toString(options.config, config.error().front()));
        state = config->paths.state;
    }
    std::error_code failed;
    std::filesystem::create_directories(state, failed);
    const auto key = seal::KioskKey::loadOrCreate(state / seal::kKeyFileName);
    if (!key)
        return complain(shell, key.error());

    const Interruption interruption(shell);
    agent::Https https({.url = options.url, .ca = {}, .certificate = {}, .key = {}});
    const auto enrolled = agent::enroll(
        state, *key, *code, [&](const agent::Call& call) { return https.ask(call, interruption.token()); },
        BANSHI_VERSION);
    if (!enrolled)
        return complain(shell, enrolled.error());
    if (options.json)
        printJson(shell, {{"kiosk", wire::toString(enrolled->kiosk)},
                          {"prefix", enrolled->prefix},
                          {"url", enrolled->url},
                          {"key_list_version", enrolled->keys.version}});
    else
        shell.out << "enrolled as " << enrolled->prefix << " (" << wire::toString(enrolled->kiosk) << ") at "
                  << enrolled->url << '\n';
    return Exit::Ok;
}

} // namespace

void addEnroll(CLI::App& program, Shell& shell) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand("enroll", "Makes this kiosk one of a service center's");
    command->add_option("url", options->url, "Where the center enrolls: https://HOST:PORT")->required();
    command->add_option("code", options->code, "The one-time code from the center's staff page")->required();
    command->add_option("--config", options->config, "The kiosk's configuration")->capture_default_str();
    command->add_option("--state", options->state,
                        "The kiosk's state directory, instead of the configuration's");
    command->add_flag("--json", options->json, "One JSON object");
    command->callback([options, &shell] { shell.exit = enroll(*options, shell); });
}

} // namespace kiosk::cli
