// Pictures in memory, on the heap and in memory files alike.
#include "hal/base/image.h"

#include <cstring>

#include <gtest/gtest.h>

#include "hal/base/memory_file.h"

namespace {

hal::Image painted(int width, int height) {
    hal::ImageBuilder builder(width, height, hal::PixelFormat::Rgb24);
    for (int y = 0; y < height; ++y)
        std::memset(builder.row(y), y, static_cast<std::size_t>(builder.stride()));
    return std::move(builder).finish(hal::Dpi{300});
}

void expectPainted(const hal::Image& picture) {
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.stride(); ++x)
            ASSERT_EQ(picture.row(y)[x], static_cast<std::uint8_t>(y));
}

TEST(Image, IsWhatItsBuilderWasFilledWith) {
    const hal::Image picture = painted(31, 17);
    EXPECT_EQ(picture.stride(), 93);
    EXPECT_EQ(picture.dpi(), hal::Dpi{300});
    EXPECT_EQ(picture.sealedFile(), -1) << "this process has nobody to hand it to";
    expectPainted(picture);
}

TEST(Image, StartsBlack) {
    const hal::Image picture = hal::ImageBuilder(3, 3, hal::PixelFormat::Grey8).finish();
    for (const std::uint8_t pixel : picture.bytes())
        EXPECT_EQ(pixel, 0);
}

TEST(Image, SharesItsPixelsWithItsCopies) {
    const hal::Image picture = painted(8, 8), copy = picture.withDpi(hal::Dpi{75});
    EXPECT_EQ(copy.bytes().data(), picture.bytes().data());
    EXPECT_EQ(picture.dpi(), hal::Dpi{300});
}

TEST(Image, OfADeviceHostLiesInASealedFileThatOthersCanMap) {
    EXPECT_EXIT(
        {
            hal::buildPicturesInMemoryFiles();
            const hal::Image picture = painted(300, 200);
            expectPainted(picture);
            const auto seen = hal::mapSealed(hal::Fd{::dup(picture.sealedFile())}, picture.bytes().size());
            const bool same = seen && std::memcmp((*seen)->bytes().data(), picture.bytes().data(),
                                                  picture.bytes().size()) == 0;
            std::_Exit(same && !HasFailure() ? 0 : 1);
        },
        testing::ExitedWithCode(0), "");
}

} // namespace
