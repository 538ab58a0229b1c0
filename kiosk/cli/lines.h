// An argument that is either the thing itself or "-" for one thing a line on standard input.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kiosk/cli/shell.h"

namespace kiosk::cli {

// Calls `isRight` with the text and its line number, from 1. A line loses its CR and the blanks around it; an
// empty line is still a line, so that answers and questions stay side by side. The buffer is wiped.
// Exit::Ok when all were right; no line at all is a failure, and said.
Exit checkEachLine(Shell& shell, const std::string& argument,
                   const std::function<bool(std::string_view, int)>& isRight);

} // namespace kiosk::cli
