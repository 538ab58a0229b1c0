#include "hal/drivers/sdt/reply.h"

#include "hal/drivers/sdt/frame.h"
#include "hal/drivers/sdt/text_block.h"
#include "hal/drivers/sdt/utf16.h"

namespace hal::sdt {
namespace {

std::size_t lengthAt(ByteView data, std::size_t at) { return data[at] * std::size_t{256} + data[at + 1]; }

void putLength(SecretBytes& out, std::size_t length) {
    out.push_back(static_cast<std::uint8_t>(length >> 8));
    out.push_back(static_cast<std::uint8_t>(length & 0xFF));
}

} // namespace

Result<Reply> decodeReply(ByteView body) {
    if (body.size() < 3)
        return fail(Fault::Protocol, "reply of " + std::to_string(body.size()) + " bytes");
    return Reply{body[0], body[1], body[2], SecretBytes(body.begin() + 3, body.end())};
}

SecretBytes encodeReply(const Reply& reply) {
    SecretBytes body;
    body.reserve(3 + reply.data.size());
    body.insert(body.end(), {reply.sw1, reply.sw2, reply.sw3});
    body.insert(body.end(), reply.data.begin(), reply.data.end());
    return encodeFrame(body);
}

Result<IdCard> decodeCard(ByteView data, bool withFingerprint) {
    const std::size_t head = withFingerprint ? 6 : 4;
    if (data.size() < head)
        return fail(Fault::BadData, "card data of " + std::to_string(data.size()) + " bytes");
    const std::size_t text = lengthAt(data, 0);
    const std::size_t photo = lengthAt(data, 2);
    const std::size_t finger = withFingerprint ? lengthAt(data, 4) : 0;
    if (head + text + photo + finger != data.size())
        return fail(Fault::BadData, "card blocks of " + std::to_string(text) + ", " + std::to_string(photo) +
                                        " and " + std::to_string(finger) + " bytes do not add up");

    auto card = decodeTextBlock(data.subspan(head, text));
    if (!card)
        return card;
    const ByteView photoBytes = data.subspan(head + text, photo);
    const ByteView fingerBytes = data.subspan(head + text + photo, finger);
    card->photo.assign(photoBytes.begin(), photoBytes.end());
    card->fingerprint.assign(fingerBytes.begin(), fingerBytes.end());
    return card;
}

Result<SecretBytes> encodeCard(const IdCard& card, bool withFingerprint) {
    const auto text = encodeTextBlock(card);
    if (!text)
        return tl::make_unexpected(text.error());
    SecretBytes data;
    data.reserve(6 + text->size() + card.photo.size() + card.fingerprint.size());
    putLength(data, text->size());
    putLength(data, card.photo.size());
    if (withFingerprint)
        putLength(data, card.fingerprint.size());
    data.insert(data.end(), text->begin(), text->end());
    data.insert(data.end(), card.photo.begin(), card.photo.end());
    if (withFingerprint)
        data.insert(data.end(), card.fingerprint.begin(), card.fingerprint.end());
    if (data.size() + 4 > kMaxLength)
        return fail(Fault::BadData, "photo and fingerprint do not fit a frame");
    return data;
}

Result<SecretText> decodeNewestAddress(ByteView data) {
    if (data.size() != kNewestAddressSize)
        return fail(Fault::BadData, "newest address of " + std::to_string(data.size()) + " bytes");
    return decodeField(data);
}

SecretBytes encodeNewestAddress(std::string_view address) {
    SecretBytes data(kNewestAddressSize);
    static_cast<void>(encodeField(address, data));
    return data;
}

} // namespace hal::sdt
