// Whole replies against fixed vectors, and replies whose lengths lie.
#include <gtest/gtest.h>
#include <sodium.h>

#include "hal/drivers/sdt/frame.h"
#include "hal/drivers/sdt/reply.h"
#include "tests/hal/drivers/sdt/synthetic.h"

namespace hal::sdt {
namespace {

std::string sha256(ByteView bytes) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, bytes.data(), bytes.size());
    char text[2 * sizeof hash + 1];
    return sodium_bin2hex(text, sizeof text, hash, sizeof hash);
}

SecretBytes replyFor(const IdCard& card, bool withFingerprint) {
    return encodeReply({0, 0, 0x90, *encodeCard(card, withFingerprint)});
}

TEST(SdtCard, ReplyWithTextAndPhotoHasTheKnownBytes) {
    const auto frame = replyFor(zhangSan(), false);
    EXPECT_EQ(frame.size(), 1295u);
    EXPECT_EQ(frame.back(), 0xEC);
    EXPECT_EQ(sha256(frame), "4f119d949c739fef1216b0f2045e5adc42cebd5aba18971b52d764644cb488f7");
}

TEST(SdtCard, ReplyWithFingerprintsHasTheKnownBytes) {
    const auto frame = replyFor(zhangSanWithFingers(), true);
    EXPECT_EQ(frame.size(), 2321u);
    EXPECT_EQ(frame.back(), 0xE6);
    EXPECT_EQ(sha256(frame), "9102de4a68402adeadd36b085f468764b40678599b5b109a10c21fb4164d6ba7");
}

TEST(SdtCard, NoOneAndTwoFingersAreAllRead) {
    for (const std::size_t size : {0u, 512u, 1024u}) {
        IdCard card = zhangSan();
        card.fingerprint.assign(size, 0x11);
        const auto read = decodeCard(*encodeCard(card, true), true);
        ASSERT_TRUE(read.has_value());
        EXPECT_EQ(read->fingerprint.size(), size);
        EXPECT_EQ(read->photo, card.photo);
    }
}

TEST(SdtCard, LengthsThatDoNotAddUpAreBadData) {
    auto data = *encodeCard(zhangSan(), false);
    data[3] = 1; // photo of 1025 bytes
    EXPECT_EQ(decodeCard(data, false).error().fault, Fault::BadData);
    data[0] = 0; // no text, and 1281 bytes of photo
    data[2] = 5;
    EXPECT_EQ(decodeCard(data, false).error().fault, Fault::BadData);
    EXPECT_EQ(decodeCard(hex("01"), false).error().fault, Fault::BadData);
    EXPECT_EQ(decodeCard(*encodeCard(zhangSan(), false), true).error().fault, Fault::BadData);
}

TEST(SdtCard, NewestAddressHas35Characters) {
    EXPECT_EQ(decodeNewestAddress(encodeNewestAddress("示例市示例区新居路2号"))->view(),
              "示例市示例区新居路2号");
    EXPECT_EQ(decodeNewestAddress(hex("41 00")).error().fault, Fault::BadData);
}

TEST(SdtReply, WithoutStatusBytesIsAProtocolError) {
    EXPECT_EQ(decodeReply(hex("00 00")).error().fault, Fault::Protocol);
}

} // namespace
} // namespace hal::sdt
