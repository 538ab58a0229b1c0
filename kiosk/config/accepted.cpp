// The configuration that last worked.
#include "kiosk/config/accepted.h"

#include <fcntl.h>
#include <unistd.h>

namespace kiosk {

namespace {

namespace fs = std::filesystem;

constexpr const char* kAcceptedName = "accepted_kiosk.toml";

bool writeAll(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(fd, text.data(), text.size());
        if (written < 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return fsync(fd) == 0;
}

// Written beside and renamed, so that a power cut leaves the old one or the new one. Failing to remember
// costs only the fallback: the kiosk runs on.
void remember(const std::string& text, const fs::path& state) {
    std::error_code failed;
    fs::create_directories(state, failed);
    const fs::path target = state / kAcceptedName;
    if (const auto known = readConfigText(target); known && *known == text)
        return;
    const fs::path beside = state / (std::string(kAcceptedName) + ".new");
    const int fd = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0)
        return;
    const bool written = writeAll(fd, text);
    close(fd);
    if (written)
        fs::rename(beside, target, failed);
    else
        fs::remove(beside, failed);
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
