// The virtual SAM answers as real ones were seen to.
#include <gtest/gtest.h>

#include "hal/drivers/sdt/frame.h"
#include "hal/drivers/sdt/virtual_sam.h"
#include "tests/hal/drivers/sdt/synthetic.h"

namespace hal::sdt {
namespace {

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
