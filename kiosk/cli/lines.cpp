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

void forEachLine(Shell& shell, const std::string& argument,
                 const std::function<void(std::string_view, int)>& each) {
    if (argument != "-") {
        each(trimmed(argument), 1);
        return;
    }
    std::string line;
    for (int number = 1; std::getline(shell.in, line); ++number)
        each(trimmed(line), number);
    hal::wipe(line.data(), line.capacity());
}

} // namespace kiosk::cli
