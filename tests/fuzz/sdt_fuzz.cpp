// Arbitrary bytes from a card reader, in arbitrary portions: parsed as both directions, and what parses as a
// card must survive being written and read again.
#include <cstdlib>

#include "hal/drivers/sdt/frame.h"
#include "hal/drivers/sdt/reply.h"
#include "hal/drivers/sdt/status.h"
#include "hal/drivers/sdt/virtual_sam.h"

namespace {

using namespace hal;

void require(bool condition) {
    if (!condition)
        std::abort();
}

void readAsCard(ByteView data, bool withFingerprint) {
    const auto card = sdt::decodeCard(data, withFingerprint);
    if (!card)
        return;
    // Text with half a surrogate pair grows when it is written again, so it may not fit; what fits is stable.
    const auto again = sdt::encodeCard(*card, withFingerprint);
    if (again)
        require(sdt::decodeCard(*again, withFingerprint)->name == card->name);
}

void readAsReplies(ByteView bytes, std::size_t portion) {
    sdt::FrameParser parser(sdt::Direction::Response);
    while (!bytes.empty()) {
        const auto count = std::min(portion, bytes.size());
        parser.feed(bytes.first(count));
        bytes = bytes.subspan(count);
        while (const auto body = parser.next()) {
            if (!*body)
                continue;
            require(parser.missing() > 0);
            const auto reply = sdt::decodeReply(**body);
            require(reply.has_value());
            static_cast<void>(sdt::describe(reply->sw3));
            readAsCard(reply->data, false);
            readAsCard(reply->data, true);
            static_cast<void>(sdt::decodeNewestAddress(reply->data));
        }
    }
    require(parser.pending() <= sdt::kMaxLength + sdt::kHeaderSize);
    // What is left is given up byte by byte, and whatever frames lie in it come out.
    while (parser.pending() > 0) {
        const std::size_t before = parser.pending();
        parser.giveUpFrame();
        while (parser.next())
            ;
        require(parser.pending() < before && parser.missing() > 0);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const ByteView bytes(data + 1, size - 1);
    readAsReplies(bytes, 1 + data[0] % 97u);
    readAsCard(bytes, data[0] % 2 != 0);
    sdt::VirtualSam sam;
    sam.lay(IdCard{});
    static_cast<void>(sam.answer(bytes));
    return 0;
}
