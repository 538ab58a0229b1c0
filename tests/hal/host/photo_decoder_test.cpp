// Photos of chips, decoded by a made-up program that obeys, hangs, crashes and lies.
#include "hal/host/photo_decoder.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hal {
namespace {

constexpr Millis kPatience{30'000};

Result<Image> decoded(std::string_view photo, Millis within = kPatience, const std::stop_token& stop = {}) {
    return decodePhoto(BANSHI_BIN "/photo_decoder", asBytes(photo), Deadline::in(within), stop);
}

Fault faultOf(const Result<Image>& picture) {
    EXPECT_FALSE(picture);
    return picture ? Fault::Cancelled : picture.error().fault;
}

TEST(PhotoDecoder, MakesAPictureOfTheBytes) {
    const auto grey = decoded("g123456");
    ASSERT_TRUE(grey) << grey.error().detail;
    EXPECT_EQ(grey->format(), PixelFormat::Grey8);
    EXPECT_EQ(grey->width(), 2);
    EXPECT_EQ(grey->height(), 3);
    EXPECT_EQ(asText(ByteView(grey->row(2), 2)), "56");
    const auto colour = decoded("c123456");
    ASSERT_TRUE(colour) << colour.error().detail;
    EXPECT_EQ(colour->format(), PixelFormat::Rgb24);
    EXPECT_EQ(asText(ByteView(colour->row(1), 3)), "456");
}

TEST(PhotoDecoder, GetsThePhotoAndNothingElseOfOurs) { EXPECT_TRUE(decoded("e")); }

TEST(PhotoDecoder, IsKilledAtTheDeadlineAndAtTheStop) {
    EXPECT_EQ(faultOf(decoded("h", Millis{50})), Fault::Timeout);
    std::stop_source stop;
    std::jthread resident([&] { stop.request_stop(); });
    EXPECT_EQ(faultOf(decoded("h", kPatience, stop.get_token())), Fault::Cancelled);
}

TEST(PhotoDecoder, ThatFailsIsFaulty) {
    EXPECT_EQ(faultOf(decoded("k")), Fault::Faulty);
    EXPECT_EQ(faultOf(decoded("x")), Fault::Faulty);
    EXPECT_EQ(faultOf(decodePhoto("/nowhere/decoder", asBytes("g123456"), Deadline::in(kPatience))),
              Fault::Faulty);
}

TEST(PhotoDecoder, IsNotBelievedWhateverItWrites) {
    for (const char* lie : {"n", "b", "o", "-", "w"})
        EXPECT_EQ(faultOf(decoded(lie)), Fault::BadData) << lie;
}

TEST(PhotoDecoder, TakesItsChildrenWithIt) {
    const auto picture = decoded("s");
    EXPECT_TRUE(picture || picture.error().fault == Fault::BadData);
}

TEST(PhotoDecoder, IsNotAskedWithoutAPhoto) {
    EXPECT_EQ(faultOf(decoded("")), Fault::BadData);
    EXPECT_EQ(faultOf(decoded(std::string(kMostPhotoBytes + 1, 'g'))), Fault::BadData);
}

} // namespace
} // namespace hal
