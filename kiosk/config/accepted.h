// The configuration that last worked: a slip of the keyboard never leaves a kiosk dark.
#pragma once

#include <filesystem>

#include "kiosk/config/config.h"

namespace kiosk {

struct BootConfig {
    Config config;
    bool fellBack = false; // `errors` are those of the file; the accepted one is used
    ConfigErrors errors;
};

// Reads `file`. A good one is remembered under the state directory, durably; for a bad one the remembered
// one stands in. The state directory is `state`, else what the file says, else the default of Config.
// Errors: those of `file`, when nothing was ever accepted.
[[nodiscard]] tl::expected<BootConfig, ConfigErrors> bootConfig(const std::filesystem::path& file,
                                                                const std::filesystem::path& state = {});

} // namespace kiosk
