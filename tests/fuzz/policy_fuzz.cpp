// Arbitrary bytes as a policy: a policy, or a complaint that names a line.
#include <cstdlib>

#include "services/catalog/policy.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    for (const auto unknown : {catalog::UnknownKeys::Refuse, catalog::UnknownKeys::Ignore}) {
        const auto policy = catalog::parsePolicy(hal::asText({data, size}), unknown);
        const bool named = policy || policy.error().fault == hal::Fault::Unsupported ||
                           policy.error().detail.starts_with("line ");
        if (!named)
            std::abort();
    }
    return 0;
}
