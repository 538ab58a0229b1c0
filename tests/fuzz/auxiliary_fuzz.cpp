// Arbitrary bytes from an auxiliary board, in arbitrary portions, and to one of ours.
#include <cstdlib>

#include "hal/drivers/auxiliary/virtual_board.h"

namespace {

using namespace hal;

void require(bool condition) {
    if (!condition)
        std::abort();
}

void understand(const std::string& body) {
    require(body.size() <= auxiliary::kLongestBody);
    static_cast<void>(auxiliary::decodeHello(body));
    static_cast<void>(auxiliary::decodeGuided(body, "L none"));
    if (const auto sensors = auxiliary::decodeSensors(body)) {
        const std::string again = auxiliary::encodeSensors(*sensors);
        require(auxiliary::encodeSensors(*auxiliary::decodeSensors(again)) == again);
        static_cast<void>(auxiliary::statusOf(*sensors));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    ByteView bytes(data + 1, size - 1);
    auxiliary::VirtualBoard board;
    static_cast<void>(board.answer(bytes));
    if (size - 1 <= auxiliary::kLongestBody)
        understand(std::string(asText(bytes)));
    auxiliary::LineParser parser;
    while (!bytes.empty()) {
        const auto count = std::min<std::size_t>(1 + data[0] % 31u, bytes.size());
        parser.feed(bytes.first(count));
        bytes = bytes.subspan(count);
        while (const auto body = parser.next())
            if (*body)
                understand(**body);
        require(parser.pending() <= auxiliary::kLongestBody + 8);
    }
    return 0;
}
