// What the driver makes of buffers, modes and refusals.
#include <cerrno>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/v4l2/errors.h"
#include "hal/drivers/v4l2/mjpeg.h"
#include "hal/drivers/v4l2/modes.h"
#include "hal/picture/picture.h"

using namespace hal;
using namespace hal::v4l2;

namespace {

Bytes jpeg(int width = 64, int height = 48) {
    ImageBuilder picture(width, height, PixelFormat::Rgb24);
    for (int y = 0; y < height; ++y)
        for (int i = 0; i < picture.stride(); ++i)
            picture.row(y)[i] = static_cast<std::uint8_t>(i * 3 + y * 5);
    return *encodeJpeg(std::move(picture).finish());
}

// Without the segments of that marker.
Bytes without(const Bytes& file, std::uint8_t marker) {
    Bytes left(file.begin(), file.begin() + 2);
    std::size_t at = 2;
    while (at + 4 < file.size() && file[at + 1] != 0xDA) {
        const std::size_t size = 2 + (std::size_t{file[at + 2]} << 8 | file[at + 3]);
        if (file[at + 1] != marker)
            left.insert(left.end(), file.begin() + at, file.begin() + at + size);
        at += size;
    }
    left.insert(left.end(), file.begin() + at, file.end());
    return left;
}

TEST(Mjpeg, FindsThePictureBetweenJunkAndPadding) {
    const Bytes file = jpeg();
    Bytes buffer{0x00, 0xFF, 0x12};
    buffer.insert(buffer.end(), file.begin(), file.end());
    buffer.resize(buffer.size() + 4096);
    const auto frame = frameIn(buffer);
    ASSERT_TRUE(frame) << frame.error().detail;
    EXPECT_EQ(frame->width, 64);
    EXPECT_EQ(frame->height, 48);
    EXPECT_TRUE(std::ranges::equal(frame->jpeg, file));
}

TEST(Mjpeg, NeedsNoHuffmanTables) {
    const Bytes file = jpeg(), bare = without(file, 0xC4);
    ASSERT_LT(bare.size() + 400, file.size());
    const auto frame = frameIn(bare);
    ASSERT_TRUE(frame) << frame.error().detail;
    const auto picture = decodePicture(frame->jpeg), whole = decodePicture(file);
    ASSERT_TRUE(picture) << picture.error().detail;
    EXPECT_TRUE(std::ranges::equal(picture->bytes(), whole->bytes()));
}

TEST(Mjpeg, RefusesWhatIsBrokenOffAnywhere) {
    const Bytes file = jpeg();
    for (std::size_t size = 0; size < file.size(); ++size)
        EXPECT_FALSE(frameIn(ByteView(file).first(size))) << size;
}

TEST(Mjpeg, RefusesAnotherProcessAndASizeOfNothing) {
    Bytes file = jpeg();
    const auto header = std::ranges::search(file, Bytes{0xFF, 0xC0}).begin();
    ASSERT_NE(header, file.end());
    header[1] = 0xC2;
    EXPECT_EQ(frameIn(file).error().detail, "not a baseline JPEG");
    header[1] = 0xC0;
    header[5] = header[6] = 0;
    EXPECT_EQ(frameIn(file).error().detail, "a picture without a size");
}

v4l2_frmsizeenum discrete(std::uint32_t width, std::uint32_t height) {
    v4l2_frmsizeenum said{};
    said.type = V4L2_FRMSIZE_TYPE_DISCRETE;
    said.discrete = {width, height};
    return said;
}

TEST(Modes, AreThoseThatCanBe) {
    EXPECT_THAT(sizesOf(discrete(1280, 720)), testing::ElementsAre(CameraMode{1280, 720}));
    EXPECT_THAT(sizesOf(discrete(0, 720)), testing::IsEmpty());
    EXPECT_THAT(sizesOf(discrete(0xFFFFFFFF, 0xFFFFFFFF)), testing::IsEmpty());
    auto range = discrete(0, 0);
    range.type = V4L2_FRMSIZE_TYPE_STEPWISE;
    range.stepwise = {320, 2592, 16, 240, 1944, 8};
    EXPECT_THAT(sizesOf(range), testing::UnorderedElementsAre(CameraMode{2592, 1944}, CameraMode{1280, 960},
                                                              CameraMode{1280, 720}, CameraMode{1920, 1080},
                                                              CameraMode{640, 480}));
    range.type = 99;
    EXPECT_THAT(sizesOf(range), testing::IsEmpty());
}

TEST(Modes, RunAtTheFastestRateThatMakesSense) {
    v4l2_frmivalenum said{};
    said.type = V4L2_FRMIVAL_TYPE_DISCRETE;
    said.discrete = {1, 30};
    EXPECT_EQ(rateOf(said), 30);
    said.discrete = {0, 30};
    EXPECT_FALSE(rateOf(said));
    said.discrete = {1, 0};
    EXPECT_FALSE(rateOf(said));
    said.type = V4L2_FRMIVAL_TYPE_STEPWISE;
    said.stepwise = {{1, 60}, {1, 5}, {1, 60}};
    EXPECT_EQ(rateOf(said), 60);
}

TEST(Modes, StreamTheLargestThatFollowsTheHandAndStillTheLargest) {
    std::vector<CameraMode> modes{
        {640, 480, 30}, {2592, 1944, 15}, {1280, 720, 30}, {1280, 720, 10}, {1920, 1080, 5}};
    sortModes(modes);
    EXPECT_EQ(modes.front(), (CameraMode{2592, 1944, 15}));
    EXPECT_EQ(modes.size(), 4U) << "one of a size";
    EXPECT_EQ(streamOf(modes), (CameraMode{1280, 720, 30}));
    EXPECT_EQ(streamOf({{1920, 1080, 5}, {640, 480, 10}}), (CameraMode{640, 480, 10}))
        << "the fastest at least";
}

TEST(Modes, AreNamedByTheirSize) {
    EXPECT_EQ(parseSize("1280x720"), (CameraMode{1280, 720}));
    for (const char* wrong :
         {"", "x", "1280", "1280x", "x720", "1280x720x", "-1280x720", "1x1", "99999x99999"})
        EXPECT_FALSE(parseSize(wrong)) << wrong;
}

TEST(Refusals, SayWhatTheyMean) {
    EXPECT_EQ(errorOf(ENODEV, "x").fault, Fault::Unplugged);
    EXPECT_EQ(errorOf(EBUSY, "x").fault, Fault::Busy);
    EXPECT_EQ(errorOf(ENOSPC, "x").fault, Fault::Unsupported);
    EXPECT_EQ(errorOf(EIO, "x").fault, Fault::Io);
    EXPECT_EQ(errorOf(EACCES, "x").fault, Fault::Refused);
    EXPECT_THAT(errorOf(EACCES, "x").detail, testing::HasSubstr("70-banshi-camera.rules"));
}

} // namespace
