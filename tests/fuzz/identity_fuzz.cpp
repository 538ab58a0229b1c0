// Arbitrary bytes as identity numbers and credit codes: an answer always comes, and it is consistent.
#include <cstdlib>

#include "hal/base/bytes.h"
#include "services/identity/citizen_id.h"
#include "services/identity/credit_code.h"

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = hal::asText({data, size});
    const auto id = identity::checkId(text);
    require((id.position != 0) == (id.wrong == identity::IdPart::Characters));
    require(!id.valid() || (id.kind && text.size() == 18));
    const auto code = identity::checkCreditCode(text);
    require((code.position != 0) == (code.wrong == identity::CreditCodePart::Characters));
    require(!code.valid() || (code.kind && text.size() == 18));
    return 0;
}
