#include "hal/drivers/sdt/redact.h"

#include <array>
#include <cstdio>
#include <optional>
#include <utility>

#include "hal/drivers/sdt/command.h"
#include "hal/drivers/sdt/frame.h"
#include "hal/drivers/sdt/reply.h"

namespace hal::sdt {
namespace {

// Nobody, with pictures of the same size as the card's.
SecretBytes specimenInstead(ByteView data, bool withFingerprint) {
    const auto card = decodeCard(data, withFingerprint);
    if (!card)
        return SecretBytes(data.size());
    IdCard specimen;
    specimen.name = SecretText("SPECIMEN");
    specimen.photo.resize(card->photo.size());
    specimen.fingerprint.resize(card->fingerprint.size());
    return encodeCard(specimen, withFingerprint).value_or(SecretBytes(data.size()));
}

// The data of an answer as it may be written down, of the same length.
SecretBytes shown(Command command, const Reply& reply) {
    switch (command) {
    case Command::SamStatus:
    case Command::ResetSam:
    case Command::ReadSamId: // the module's own number
    case Command::SetBaud:
    case Command::SetMaxRadioBytes:
        return reply.data;
    case Command::ReadTextAndPhoto:
        return specimenInstead(reply.data, false);
    case Command::ReadTextPhotoAndFingerprint:
        return specimenInstead(reply.data, true);
    case Command::FindCard:
    case Command::SelectCard:
    case Command::ReadNewestAddress:
        break;
    }
    return SecretBytes(reply.data.size());
}

port::TracePiece open(ByteView bytes) { return {bytes.size(), Bytes(bytes.begin(), bytes.end())}; }

std::optional<SecretBytes> bodyOf(ByteView frame, Direction direction) {
    FrameParser parser(direction);
    parser.feed(frame);
    const auto body = parser.next();
    return body && *body ? std::optional(**body) : std::nullopt;
}

class SdtRedactor final : public port::Redactor {
public:
    std::vector<port::TracePiece> feed(port::Way way, ByteView bytes) override {
        return way == port::Way::Out ? request(bytes) : answer(bytes);
    }

    std::vector<port::TracePiece> rest(port::Way way) override {
        if (way == port::Way::Out || held_ == 0)
            return {};
        answers_.reset();
        return {{.length = std::exchange(held_, 0), .bytes = {}}};
    }

    std::string describe(port::Way way, ByteView bytes) override {
        const auto body = bodyOf(bytes, way == port::Way::Out ? Direction::Request : Direction::Response);
        if (!body)
            return {};
        if (way == port::Way::Out) {
            const auto command = decodeRequest(*body);
            return command ? std::string(toString(*command)) : std::string();
        }
        const auto reply = decodeReply(*body);
        if (!reply)
            return {};
        std::array<char, 64> words{};
        std::snprintf(words.data(), words.size(), "SW %02X %02X %02X, %zu bytes", reply->sw1, reply->sw2,
                      reply->sw3, reply->data.size());
        return words.data();
    }

private:
    // A driver sends whole frames.
    std::vector<port::TracePiece> request(ByteView bytes) {
        const auto body = bodyOf(bytes, Direction::Request);
        asked_ = body ? decodeRequest(*body) : std::nullopt;
        if (!asked_)
            return {{.length = bytes.size(), .bytes = {}}};
        return {open(bytes)};
    }

    std::vector<port::TracePiece> answer(ByteView bytes) {
        std::vector<port::TracePiece> pieces;
        answers_.feed(bytes);
        held_ += bytes.size();
        while (auto body = answers_.next()) {
            const std::size_t gone = held_ - answers_.pending();
            held_ = answers_.pending();
            const auto reply = *body ? decodeReply(**body) : tl::make_unexpected(body->error());
            if (!reply || !asked_) {
                pieces.push_back({.length = gone, .bytes = {}});
                continue;
            }
            const SecretBytes frame =
                encodeReply({reply->sw1, reply->sw2, reply->sw3, shown(*asked_, *reply)});
            pieces.push_back({.length = gone - frame.size(), .bytes = {}}); // belonged to no frame
            pieces.push_back(open(frame));
        }
        const std::size_t gone = held_ - answers_.pending();
        held_ -= gone;
        pieces.push_back({.length = gone, .bytes = {}});
        return pieces;
    }

    FrameParser answers_{Direction::Response};
    std::optional<Command> asked_;
    std::size_t held_ = 0; // bytes that were fed and not told yet
};

} // namespace

std::unique_ptr<port::Redactor> makeRedactor() { return std::make_unique<SdtRedactor>(); }

} // namespace hal::sdt
