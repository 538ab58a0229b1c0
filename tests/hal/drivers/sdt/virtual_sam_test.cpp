// The dialogue with a virtual SAM, as a reader's driver and a resident with a card live it.
#include <gtest/gtest.h>

#include "hal/drivers/sdt/dialogue.h"
#include "hal/drivers/sdt/frame.h"
#include "hal/drivers/sdt/virtual_sam.h"
#include "tests/hal/drivers/sdt/synthetic.h"

namespace hal::sdt {
namespace {

Exchange wireTo(VirtualSam& sam) {
    return [&sam](ByteView request, Millis) -> Result<SecretBytes> { return sam.answer(request); };
}

TEST(SdtDialogue, ReadsACardWithEverythingOnIt) {
    VirtualSam sam;
    IdCard card = zhangSanWithFingers();
    card.newestAddress = SecretText("示例市示例区新居路2号");
    sam.lay(card);
    const auto read = readCard(wireTo(sam), true);
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(read->name, card.name);
    EXPECT_EQ(read->photo, card.photo);
    EXPECT_EQ(read->fingerprint, card.fingerprint);
    EXPECT_EQ(read->newestAddress, card.newestAddress);
}

TEST(SdtDialogue, AnEmptyFieldIsNoCard) {
    VirtualSam sam;
    EXPECT_EQ(readCard(wireTo(sam)).error().fault, Fault::NoCard);
}

TEST(SdtDialogue, ACardIsFoundAgainOnlyAfterItLeftTheField) {
    VirtualSam sam;
    sam.lay(zhangSan());
    ASSERT_TRUE(readCard(wireTo(sam)).has_value());
    EXPECT_EQ(readCard(wireTo(sam)).error().fault, Fault::NoCard);
    sam.takeAway();
    sam.lay(zhangSan());
    EXPECT_TRUE(readCard(wireTo(sam)).has_value());
}

TEST(SdtDialogue, AFailedReadNeedsTheCardToLeaveAsWell) {
    VirtualSam sam;
    sam.lay(zhangSan());
    sam.failNext(Command::ReadTextAndPhoto, 0x41);
    EXPECT_EQ(readCard(wireTo(sam)).error().fault, Fault::TryAgain);
    EXPECT_EQ(readCard(wireTo(sam)).error().fault, Fault::NoCard);
}

TEST(SdtDialogue, ErrorsSayWhichStepAndWhichStatus) {
    VirtualSam sam;
    sam.lay(zhangSan());
    sam.failNext(Command::SelectCard, 0x32);
    EXPECT_EQ(readCard(wireTo(sam)).error(),
              (Error{Fault::AuthFailed, "select card: SW3 32: SAM did not accept the card"}));
}

TEST(SdtDialogue, ACardWithoutANewestAddressIsWhole) {
    VirtualSam sam;
    sam.lay(zhangSan());
    const auto read = readCard(wireTo(sam));
    ASSERT_TRUE(read.has_value());
    EXPECT_TRUE(read->newestAddress.empty());
}

TEST(SdtDialogue, ADamagedOrCutAnswerIsAProtocolError) {
    VirtualSam sam;
    sam.lay(zhangSan());
    const Exchange flipping = [&](ByteView request, Millis) -> Result<SecretBytes> {
        auto answer = sam.answer(request);
        answer[answer.size() / 2] ^= 1;
        return answer;
    };
    EXPECT_EQ(readCard(flipping).error().fault, Fault::Protocol);
    const Exchange cutting = [&](ByteView request, Millis) -> Result<SecretBytes> {
        auto answer = sam.answer(request);
        answer.pop_back();
        return answer;
    };
    EXPECT_EQ(readCard(cutting).error().fault, Fault::Protocol);
}

TEST(VirtualSam, RejectsWrongChecksumsThatAreInCirculation) {
    VirtualSam sam;
    EXPECT_EQ(sam.answer(hex("AA AA AA 96 69 00 03 20 01 21")), hex("AA AA AA 96 69 00 04 00 00 10 14"));
    EXPECT_EQ(sam.answer(hex("AA AA AA 96 69 00 03 20 00 22")), hex("AA AA AA 96 69 00 04 00 00 10 14"));
}

TEST(VirtualSam, AnswersAsRealReadersDo) {
    VirtualSam sam;
    EXPECT_EQ(sam.answer(encodeRequest(Command::SamStatus)), hex("AA AA AA 96 69 00 04 00 00 90 94"));
    EXPECT_EQ(sam.answer(encodeRequest(Command::FindCard)), hex("AA AA AA 96 69 00 04 00 00 80 84"));
    EXPECT_EQ(sam.answer(hex("AA AA AA 96 69 00 03 77 01 75")), hex("AA AA AA 96 69 00 04 00 00 21 25"));
    EXPECT_EQ(sam.answer(encodeRequest(Command::SelectCard)), hex("AA AA AA 96 69 00 04 00 00 81 85"));
    sam.lay(zhangSan());
    EXPECT_EQ(sam.answer(encodeRequest(Command::FindCard)),
              hex("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97"));
    EXPECT_EQ(sam.answer(encodeRequest(Command::SelectCard)),
              hex("AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C"));
}

TEST(VirtualSam, TakesARequestInTwoPieces) {
    VirtualSam sam;
    const auto request = encodeRequest(Command::SamStatus);
    EXPECT_TRUE(sam.answer(ByteView(request).first(7)).empty());
    EXPECT_FALSE(sam.answer(ByteView(request).subspan(7)).empty());
}

} // namespace
} // namespace hal::sdt
