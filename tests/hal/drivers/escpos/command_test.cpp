// The bytes as the command reference prints them.
#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/escpos/command.h"

namespace {

using namespace hal;
using testing::ElementsAre;
using testing::ElementsAreArray;

template <class Say, class... What>
SecretBytes said(Say say, What... what) {
    SecretBytes out;
    say(what..., out);
    return out;
}

TEST(EscPosCommand, HasTheBytesOfTheReference) {
    EXPECT_THAT(said(escpos::initialise), ElementsAre(0x1B, 0x40));
    EXPECT_THAT(said(escpos::reportChanges), ElementsAre(0x1D, 0x61, 0x0E));
    EXPECT_THAT(said(escpos::chinese, true), ElementsAre(0x1C, 0x26));
    EXPECT_THAT(said(escpos::chinese, false), ElementsAre(0x1C, 0x2E));
    EXPECT_THAT(said(escpos::align, Align::Centre), ElementsAre(0x1B, 0x61, 1));
    EXPECT_THAT(said(escpos::bold, true), ElementsAre(0x1B, 0x45, 1));
    EXPECT_THAT(said(escpos::scale, 2), ElementsAre(0x1D, 0x21, 0x11, 0x1C, 0x21, 0x0C));
    EXPECT_THAT(said(escpos::scale, 1), ElementsAre(0x1D, 0x21, 0x00, 0x1C, 0x21, 0x00));
    EXPECT_THAT(said(escpos::cut), ElementsAre(0x1D, 0x56, 0x42, 0x00));
    EXPECT_THAT(said(escpos::ask, escpos::Ask::Paper), ElementsAre(0x10, 0x04, 4));
    EXPECT_THAT(said(escpos::forgetBuffer), ElementsAre(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8));
    EXPECT_THAT(said(escpos::askWhenDone), ElementsAre(0x1D, 0x72, 1));
}

TEST(EscPosCommand, FeedsMoreThanOneCommandCanSay) {
    EXPECT_THAT(said(escpos::feedDots, 300), ElementsAre(0x1B, 0x4A, 255, 0x1B, 0x4A, 45));
    EXPECT_THAT(said(escpos::feedDots, 0), ElementsAre());
}

TEST(EscPosCommand, StoresAQrCodeWithItsLength) {
    SecretBytes out;
    escpos::qrCode("AB", 6, out);
    EXPECT_THAT(out, ElementsAreArray({0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0,          // model 2
                                       0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, 6,                // module
                                       0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 49,               // level M
                                       0x1D, 0x28, 0x6B, 5, 0, 0x31, 0x50, 0x30, 0x41, 0x42, // store
                                       0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30}));          // print
}

TEST(EscPosCommand, SaysTheLengthOfALongQrCodeInTwoBytes) {
    SecretBytes out;
    escpos::qrCode(std::string(256, 'x'), 3, out);
    const Bytes head{0x1D, 0x28, 0x6B, 3, 1, 0x31, 0x50, 0x30};
    EXPECT_NE(std::search(out.begin(), out.end(), head.begin(), head.end()), out.end());
}

TEST(EscPosCommand, SplitsATallPicture) {
    const Bytes rows(500 * 2, 0xFF);
    SecretBytes out;
    escpos::raster(rows, 2, out);
    EXPECT_EQ(out.size(), 3 * 8 + rows.size());
    EXPECT_THAT(SecretBytes(out.begin(), out.begin() + 8), ElementsAre(0x1D, 0x76, 0x30, 0, 2, 0, 240, 0));
    const auto last = out.begin() + 2 * (8 + 480);
    EXPECT_THAT(SecretBytes(last, last + 8), ElementsAre(0x1D, 0x76, 0x30, 0, 2, 0, 20, 0));
}

// A printer hears DLE EOT, DLE ENQ and DLE DC4 in whatever they stand.
TEST(EscPosCommand, LetsNoPictureSpeakInRealTime) {
    for (const int command : {0x04, 0x05, 0x14}) {
        const auto second = static_cast<std::uint8_t>(command);
        const Bytes rows{0x10, second, 0xFF, 0x10};
        SecretBytes out;
        escpos::raster(rows, 4, out);
        out.push_back(second); // what comes next
        for (std::size_t i = 8; i + 1 < out.size(); ++i)
            EXPECT_FALSE(out[i] == 0x10 && out[i + 1] == second) << i;
    }
}

} // namespace
