// Arbitrary bytes from the example scanner, in arbitrary pieces.
#include <cstdlib>

#include "hal/drivers/example/codec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::size_t piece = 1 + data[0] % 17u;
    hal::example::AnswerParser parser;
    for (std::size_t at = 1; at < size; at += piece) {
        parser.feed({data + at, std::min(piece, size - at)});
        for (auto answer = parser.next(); answer && *answer; answer = parser.next())
            if (const auto* code = std::get_if<hal::Code>(&**answer))
                if (code->bytes.size() > 999)
                    std::abort();
    }
    return 0;
}
