#include "kiosk/cli/lines.h"

#include "hal/base/secret.h"

namespace kiosk::cli {
namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kBlanks);
    if (first == text.npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

} // namespace

Exit checkEachLine(Shell& shell, const std::string& argument,
                   const std::function<bool(std::string_view, int)>& isRight) {
    if (argument != "-")
        return isRight(trimmed(argument), 1) ? Exit::Ok : Exit::Failed;
    Exit exit = Exit::Ok;
    std::string line;
    int number = 0;
    while (std::getline(shell.in, line))
        if (!isRight(trimmed(line), ++number))
            exit = Exit::Failed;
    hal::wipe(line.data(), line.capacity());
    return number > 0 ? exit : complain(shell, Exit::Failed, "nothing on standard input");
}

} // namespace kiosk::cli
