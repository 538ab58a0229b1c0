#include "kiosk/cli/shell.h"

#include <algorithm>
#include <string>

namespace kiosk::cli {

void printJson(Shell& shell, const nlohmann::ordered_json& object) {
    nlohmann::ordered_json line{{"schema", 1}};
    line.update(object);
    shell.out << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

Exit complain(Shell& shell, Exit exit, std::string_view message) {
    std::string line(message);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; },
        ' ');
    shell.err << "banshi: " << line << '\n';
    return exit;
}

Exit complain(Shell& shell, const hal::Error& error) {
    std::string message(hal::toString(error.fault));
    if (!error.detail.empty())
        message += ": " + error.detail;
    return complain(shell, Exit::Failed, message);
}

} // namespace kiosk::cli
