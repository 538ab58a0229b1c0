// The command line of banshi-kiosk.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <QSize>

namespace kiosk {

struct Options {
    std::filesystem::path config{"/etc/banshi/kiosk.toml"};
    std::filesystem::path state;     // empty: what the configuration says
    std::filesystem::path templates; // empty: those of the source tree
    std::filesystem::path sticks;    // where memory sticks are mounted
    bool windowed = false;
    std::optional<QSize> size;
};

// Prints help or a complaint and ends the program where the command line asks for that.
[[nodiscard]] Options parseOptions();

} // namespace kiosk
