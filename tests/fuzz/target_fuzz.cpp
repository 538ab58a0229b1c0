// Arbitrary text as a request's target: refused, or taken apart into parts that lead nowhere else.
#include <cstdlib>

#include "center/http/target.h"
#include "hal/base/bytes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto target = center::http::parseTarget(hal::asText({data, size}));
    if (!target)
        return 0;
    for (const std::string& segment : target->path)
        if (segment.empty() || segment == "." || segment == ".." || segment.find('/') != std::string::npos)
            std::abort();
    const auto control = [](const std::string& text) {
        for (const char c : text)
            if (static_cast<unsigned char>(c) < 0x20)
                std::abort();
    };
    for (const auto& [name, value] : target->query) {
        control(name);
        control(value);
    }
    return 0;
}
