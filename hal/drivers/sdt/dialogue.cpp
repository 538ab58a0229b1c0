#include "hal/drivers/sdt/dialogue.h"

#include "hal/drivers/sdt/frame.h"
#include "hal/drivers/sdt/status.h"

namespace hal::sdt {
namespace {

bool isRead(Command command) {
    return command == Command::ReadTextAndPhoto || command == Command::ReadTextPhotoAndFingerprint;
}

} // namespace

Result<Reply> ask(const Exchange& exchange, Command command) {
    const auto bytes = exchange(encodeRequest(command), isRead(command) ? kReadTime : kCommandTime);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    FrameParser parser(Direction::Response);
    parser.feed(*bytes);
    const auto body = parser.next();
    if (!body)
        return fail(Fault::Protocol, std::string(toString(command)) + ": no whole frame in the answer");
    if (!*body)
        return tl::make_unexpected(body->error());
    auto reply = decodeReply(**body);
    if (!reply)
        return reply;
    if (const auto fault = faultFor(reply->sw3))
        return fail(*fault, std::string(toString(command)) + ": " + describe(reply->sw3));
    return reply;
}

Result<IdCard> readCard(const Exchange& exchange, bool withFingerprint) {
    if (const auto found = ask(exchange, Command::FindCard); !found)
        return tl::make_unexpected(found.error());
    if (const auto selected = ask(exchange, Command::SelectCard); !selected)
        return tl::make_unexpected(selected.error());
    const auto read =
        ask(exchange, withFingerprint ? Command::ReadTextPhotoAndFingerprint : Command::ReadTextAndPhoto);
    if (!read)
        return tl::make_unexpected(read.error());
    auto card = decodeCard(read->data, withFingerprint);
    if (!card)
        return card;

    // Empty on most cards. Its absence or failure does not make the card unreadable.
    const auto newest = ask(exchange, Command::ReadNewestAddress);
    if (newest && !newest->data.empty())
        if (auto address = decodeNewestAddress(newest->data))
            card->newestAddress = *std::move(address);
    return card;
}

} // namespace hal::sdt
