// The command line as a whole: `banshi COMMAND …`, callable from main() and from tests alike.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "kiosk/cli/shell.h"

namespace CLI {
class App;
}

namespace kiosk::cli {

// A command adds itself to the program: options, help, and a callback that sets shell.exit.
// Each stands in a file of its own and has one line in the table of commands.cpp.
using AddCommand = void (*)(CLI::App& program, Shell& shell);

// `arguments` without the program's name; `more`: commands that this program alone has. Never throws.
[[nodiscard]] Exit run(std::vector<std::string> arguments, Shell& shell,
                       std::span<const AddCommand> more = {});

} // namespace kiosk::cli
