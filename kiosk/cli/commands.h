// The command line as a whole: `banshi COMMAND …`, callable from main() and from tests alike.
#pragma once

#include <string>
#include <vector>

#include "kiosk/cli/shell.h"

namespace CLI {
class App;
}

namespace kiosk::cli {

// `arguments` without the program's name. Never throws.
[[nodiscard]] Exit run(std::vector<std::string> arguments, Shell& shell);

// A command adds itself to the program: options, help, and a callback that sets shell.exit.
// Each stands in a file of its own and has one line in the table of commands.cpp.
using AddCommand = void (*)(CLI::App& program, Shell& shell);

} // namespace kiosk::cli
