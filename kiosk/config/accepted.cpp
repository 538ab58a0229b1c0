// The configuration that last worked.
#include "kiosk/config/accepted.h"

#include "services/seal/durable_file.h"

namespace kiosk {

namespace {

namespace fs = std::filesystem;

constexpr const char* kAcceptedName = "accepted_kiosk.toml";

// Failing to remember costs only the fallback: the kiosk runs on.
void remember(const std::string& text, const fs::path& state) {
    std::error_code failed;
    fs::create_directories(state, failed);
    const fs::path target = state / kAcceptedName;
    if (const auto known = readConfigText(target); known && *known == text)
        return;
    [[maybe_unused]] const auto written = seal::writeDurably(target, hal::asBytes(text), 0644);
}

} // namespace

tl::expected<BootConfig, ConfigErrors> bootConfig(const fs::path& file, const fs::path& state) {
    std::error_code failed;
    const fs::path directory = fs::absolute(file, failed).parent_path();
    const auto stateOf = [&](const Config& config) { return state.empty() ? config.paths.state : state; };

    const auto text = readConfigText(file);
    auto config = text ? parseConfig(*text, directory) : tl::make_unexpected(text.error());
    if (config) {
        remember(*text, stateOf(*config));
        config->paths.state = stateOf(*config);
        return BootConfig{*std::move(config), false, {}};
    }
    const auto accepted = readConfigText(stateOf(Config{}) / kAcceptedName);
    auto old = accepted ? parseConfig(*accepted, directory) : tl::make_unexpected(accepted.error());
    if (!old)
        return tl::make_unexpected(std::move(config.error()));
    old->paths.state = stateOf(*old);
    return BootConfig{*std::move(old), true, std::move(config.error())};
}

} // namespace kiosk
