// Arbitrary bytes as what other kiosks and centers send: headers, numbers, ids, links of a ledger.
// Whatever is accepted encodes to the very same bytes.
#include <cstdlib>

#include "services/ledger/link.h"
#include "services/wire/envelope.h"
#include "services/wire/payload.h"

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const hal::ByteView bytes{data, size};
    if (const auto header = wire::decodeRecordHeader(bytes))
        require(hal::asText(wire::encode(*header).value()) == hal::asText(bytes));
    if (const auto read = wire::decodeEnvelope(bytes))
        require(hal::asText(wire::encode(read->envelope).value()) == hal::asText(bytes.first(read->size)));
    if (const auto payload = wire::decodePayload(bytes))
        require(hal::asText(wire::encode(*payload)) == hal::asText(bytes));
    if (const auto link = ledger::decodeLink(bytes))
        require(hal::asText(ledger::encode(*link)) == hal::asText(bytes));
    if (const auto number = wire::parseRecordNumber(hal::asText(bytes)))
        require(wire::parseRecordNumber(wire::toString(*number)) == number);
    if (const auto id = wire::parseUuid(hal::asText(bytes)))
        require(wire::parseUuid(wire::toString(*id)) == id);
    return 0;
}
