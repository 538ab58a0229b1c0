// The decoder in a process of its own.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "hal/picture/worker.h"

namespace hal {
namespace {

Bytes fixture(const std::string& name) {
    std::ifstream file(std::string(BANSHI_FIXTURES "/pictures/") + name, std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

Deadline soon() { return Deadline::in(Millis{60'000}); }

TEST(PictureWorker, GivesTheSamePixelsAsDecodingInPlace) {
    for (const auto* name : {"rgb.jpg", "grey16.png"}) {
        const auto here = decodePicture(fixture(name));
        const auto there = decodeInWorker(fixture(name), {}, soon());
        ASSERT_TRUE(there) << name << there.error().detail;
        EXPECT_EQ(there->width(), here->width());
        EXPECT_EQ(there->format(), here->format());
        EXPECT_EQ(there->dpi(), here->dpi());
        EXPECT_TRUE(std::ranges::equal(there->bytes(), here->bytes()));
    }
}

TEST(PictureWorker, PassesOnWhatIsWrongWithThePicture) {
    EXPECT_EQ(decodeInWorker(fixture("text.jpg"), {}, soon()).error(),
              decodePicture(fixture("text.jpg")).error());
    EXPECT_EQ(decodeInWorker(fixture("claims_2000000.png"), {}, soon()).error().fault, Fault::Unsupported);
}

TEST(PictureWorker, OutlivesItsOwnPixelsWhenTheImageIsCopied) {
    Image kept;
    {
        const auto picture = decodeInWorker(fixture("rgb.png"), {}, soon());
        kept = *picture;
    }
    EXPECT_TRUE(std::ranges::equal(kept.bytes(), decodePicture(fixture("rgb.png"))->bytes()));
}

TEST(PictureWorker, IsKilledAtTheDeadline) {
    EXPECT_EQ(decodeInWorker(fixture("rgb.jpg"), {}, Deadline::in(Millis{-1})).error().fault, Fault::Timeout);
}

TEST(PictureWorker, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(decodeInWorker(fixture("rgb.jpg"), {}, soon(), stop.get_token()).error().fault,
              Fault::Cancelled);
}

} // namespace
} // namespace hal
