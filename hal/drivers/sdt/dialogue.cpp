#include "hal/drivers/sdt/dialogue.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "hal/drivers/sdt/frame.h"
#include "hal/drivers/sdt/status.h"

namespace hal::sdt {
namespace {

constexpr int kTries = 2;       // of a command whose answer came damaged
constexpr int kSelectTries = 3; // a card that is still being laid down

bool isRead(Command command) {
    return command == Command::ReadTextAndPhoto || command == Command::ReadTextPhotoAndFingerprint;
}

bool sooner(const Deadline& a, const Deadline& b) { return a.at() < b.at(); }

// Answers do not name their question. This much can be told: only finding finds, and an address has its size.
bool belongsTo(Command command, const Reply& reply) {
    const auto sw3 = static_cast<Sw3>(reply.sw3);
    if (command == Command::FindCard)
        return sw3 != Sw3::Success && sw3 != Sw3::NoContent;
    if (command == Command::ReadNewestAddress && sw3 == Sw3::Success)
        return reply.data.size() == kNewestAddressSize;
    return sw3 != Sw3::CardFound;
}

// The reader says that our bytes came damaged.
bool wantsItAgain(const Reply& reply) {
    const auto sw3 = static_cast<Sw3>(reply.sw3);
    return sw3 == Sw3::HostChecksumWrong || sw3 == Sw3::HostLengthWrong;
}

Result<Reply> judged(Command command, Result<Reply> reply) {
    if (!reply)
        return fail(reply.error().fault, std::string(toString(command)) + ": " + reply.error().detail);
    if (const auto fault = faultFor(reply->sw3))
        return fail(*fault, std::string(toString(command)) + ": " + describe(reply->sw3));
    return reply;
}

// The first sound reply to the command among what came; notes damage on the way.
std::optional<Reply> findReply(FrameParser& parser, Command command, std::optional<Error>& damage) {
    while (auto body = parser.next()) {
        auto reply = *body ? decodeReply(**body) : tl::make_unexpected(body->error());
        if (!reply)
            damage = reply.error();
        else if (belongsTo(command, *reply))
            return *std::move(reply);
    }
    return std::nullopt;
}

// Nothing follows any more: what looked like a frame was none, and one may have begun inside it.
std::optional<Reply> findReplyInRest(FrameParser& parser, Command command, std::optional<Error>& damage) {
    while (parser.pending() > 0) {
        damage = Error{Fault::Protocol, "the answer broke off"};
        parser.giveUpFrame();
        if (auto reply = findReply(parser, command, damage))
            return reply;
    }
    return std::nullopt;
}

} // namespace

Result<Reply> Dialogue::ask(Command command, const std::stop_token& stop) {
    return converse(command, encodeRequest(command), stop);
}

Result<Reply> Dialogue::setBaud(Baud baud, const std::stop_token& stop) {
    return converse(Command::SetBaud, encodeSetBaud(baud), stop);
}

Result<Reply> Dialogue::converse(Command command, ByteView frame, const std::stop_token& stop) {
    for (int attempt = 1;; ++attempt) {
        auto reply = exchange(command, frame, stop);
        const bool again = reply ? wantsItAgain(*reply) : reply.error().fault == Fault::Protocol;
        if (!again || attempt == kTries)
            return judged(command, std::move(reply));
    }
}

// A reader answers also who no longer waits. Answers do not name their question, so the old one is let pass
// before the next question is asked.
Result<> Dialogue::clearTheLine(const std::stop_token& stop) {
    FrameParser parser(Direction::Response);
    while (owed_ && !owed_->passed()) {
        const auto piece = transport_->receive(parser.missing(), *owed_, stop);
        if (piece)
            parser.feed(*piece);
        else if (piece.error().fault != Fault::Timeout)
            return tl::make_unexpected(piece.error());
        if (parser.next())
            break;
    }
    owed_.reset();
    if (std::exchange(unclean_, false))
        return transport_->drain(stop);
    return {};
}

Result<Reply> Dialogue::exchange(Command command, ByteView frame, const std::stop_token& stop) {
    if (auto clear = clearTheLine(stop); !clear)
        return tl::make_unexpected(clear.error());
    const Deadline end = Deadline::in(isRead(command) ? patience_.read : patience_.command);
    unclean_ = true;
    if (auto sent = transport_->send(frame, end, stop); !sent)
        return tl::make_unexpected(sent.error());
    owed_ = end;

    FrameParser parser(Direction::Response);
    std::optional<Error> damage;
    for (;;) {
        const bool begun = damage || parser.pending() > 0;
        const Deadline until = begun ? std::min(end, Deadline::in(patience_.pause), sooner) : end;
        const auto piece = transport_->receive(parser.missing(), until, stop);
        if (piece)
            parser.feed(*piece);
        else if (piece.error().fault != Fault::Timeout)
            return tl::make_unexpected(piece.error());

        auto reply = findReply(parser, command, damage);
        if (!reply && !piece)
            reply = findReplyInRest(parser, command, damage);
        if (reply) {
            owed_.reset();
            unclean_ = parser.pending() > 0 || wantsItAgain(*reply); // the answer may follow the complaint
            return *std::move(reply);
        }
        if (!piece || end.passed()) { // a reader may also talk without end
            owed_.reset();
            return tl::make_unexpected(damage.value_or(Error{Fault::Timeout, "no answer"}));
        }
    }
}

Result<> Dialogue::findAndSelect(const std::stop_token& stop) {
    for (int attempt = 1;; ++attempt) {
        if (const auto found = ask(Command::FindCard, stop); !found)
            return tl::make_unexpected(found.error());
        const auto selected = ask(Command::SelectCard, stop);
        if (selected)
            return {};
        if (selected.error().fault != Fault::TryAgain || attempt == kSelectTries)
            return tl::make_unexpected(selected.error());
    }
}

Result<IdCard> Dialogue::readCard(bool withFingerprint, const std::stop_token& stop) {
    if (const auto selected = findAndSelect(stop); !selected)
        return tl::make_unexpected(selected.error());
    const auto read =
        ask(withFingerprint ? Command::ReadTextPhotoAndFingerprint : Command::ReadTextAndPhoto, stop);
    if (!read)
        return tl::make_unexpected(read.error());
    auto card = decodeCard(read->data, withFingerprint);
    if (!card)
        return card;

    // Empty on most cards. Its absence or failure does not make the card unreadable.
    const auto newest = ask(Command::ReadNewestAddress, stop);
    if (newest && !newest->data.empty())
        if (auto address = decodeNewestAddress(newest->data))
            card->newestAddress = *std::move(address);
    return card;
}

Result<bool> Dialogue::cardStillLies(const std::stop_token& stop) {
    const auto answer = ask(Command::ReadNewestAddress, stop);
    if (answer)
        return true;
    switch (answer.error().fault) {
    case Fault::NoCard:
    case Fault::TryAgain:    // what a reader says to whom no card is selected
    case Fault::AuthFailed:  // a card, but not the one that was read
    case Fault::BadData:     // the same
    case Fault::Unsupported: // a reader that knows no newest address: finding must do
    case Fault::Refused:     // or that does not permit it
        return false;
    default: // nothing was said of a card
        return tl::make_unexpected(answer.error());
    }
}

Result<bool> Dialogue::anyCardLies(const std::stop_token& stop) {
    const auto found = ask(Command::FindCard, stop);
    if (found)
        return true;
    if (found.error().fault != Fault::NoCard)
        return tl::make_unexpected(found.error());
    return cardStillLies(stop); // finding does not see a card that was read
}

} // namespace hal::sdt
