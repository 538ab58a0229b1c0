// Arbitrary lines at the socket of the running application, and from it: what is understood is stable when it
// is said again, as long as it fits into a line.
#include <cstdlib>
#include <string_view>

#include "kiosk/control/line.h"

namespace {

using namespace kiosk::control;

void require(bool condition) {
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    if (const auto request = requestOf(line)) {
        require(request->arguments.size() <= kMostArguments && request->folder.is_absolute());
        const auto again = requestOf(toLine(*request));
        require(again && again->arguments == request->arguments);
    }
    if (const auto answer = answerOf(line)) {
        const auto again = answerOf(toLine(*answer));
        require(again && again->index() == answer->index());
    }
    return 0;
}
