// Arbitrary bytes as what residents file, as the rules of a city, and as facts of a case. The first byte says
// which.
#include <cstdlib>

#include "center/desk/filed.h"
#include "center/domain/rules.h"
#include "center/domain/work_order.h"

namespace {

void facts(std::string_view text) {
    center::domain::WorkOrder order;
    if (!readFacts(text, order))
        return;
    center::domain::WorkOrder again;
    if (!readFacts(factsOf(order), again) || factsOf(again) != factsOf(order))
        std::abort();
}

void rules(std::string_view text) {
    const auto read = center::domain::parseRules(text);
    const bool named =
        read || read.error().fault == hal::Fault::Unsupported || read.error().detail.starts_with("line ");
    if (!named)
        std::abort();
    if (read) // whatever the calendar says, time goes on
        for (const auto& rule : read->clocks)
            if (read->due(rule, {}) < hal::WallTime{})
                std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const auto text = hal::asText({data + 1, size - 1});
    switch (data[0] % 4) {
    case 0:
        std::ignore = center::desk::parseAppeal(text);
        break;
    case 1:
        std::ignore = center::desk::parseRating(text);
        break;
    case 2:
        rules(text);
        break;
    default:
        facts(text);
    }
    return 0;
}
