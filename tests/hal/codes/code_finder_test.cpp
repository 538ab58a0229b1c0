// Codes in pictures: found by the real decoder in its process, and what becomes of a decoder that dies.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <random>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include "hal/host/code_finder.h"
#include "hal/picture/picture.h"
#include "tests/hal/codes/fragile_pixels.h"
#include "tests/support/files.h"

namespace hal {
namespace {

// Never used up by a decoder that works.
Deadline patience() { return Deadline::in(Millis{60'000}); }

CodeFinder realFinder() { return CodeFinder(BANSHI_BIN "/banshi-device-host"); }
CodeFinder fragileFinder() { return CodeFinder(BANSHI_BIN "/fragile_host"); }

Image plain(std::uint8_t grey, int width = 64, int height = 64) {
    ImageBuilder page(width, height, PixelFormat::Grey8);
    for (int y = 0; y < height; ++y)
        std::fill_n(page.row(y), width, grey);
    return std::move(page).finish();
}

struct Stamp {
    ZXing::BarcodeFormat format;
    std::string text;
    int x, y, width, height;
};

// A white page with codes on it, as a scanner sees it.
Image page(const std::vector<Stamp>& stamps, int width, int height, PixelFormat format = PixelFormat::Grey8) {
    ImageBuilder page(width, height, format);
    const int channels = static_cast<int>(format);
    for (int y = 0; y < height; ++y)
        std::fill_n(page.row(y), width * channels, std::uint8_t{255});
    for (const Stamp& stamp : stamps) {
        const ZXing::BitMatrix code =
            ZXing::MultiFormatWriter(stamp.format).encode(stamp.text, stamp.width, stamp.height);
        for (int y = 0; y < code.height(); ++y)
            for (int x = 0; x < code.width(); ++x)
                if (code.get(x, y))
                    std::fill_n(page.row(stamp.y + y) + (stamp.x + x) * channels, channels, std::uint8_t{0});
    }
    return std::move(page).finish();
}

Image turned(const Image& picture, int quarters) {
    Image out = picture;
    for (int i = 0; i < quarters; ++i) {
        ImageBuilder next(out.height(), out.width(), PixelFormat::Grey8);
        for (int y = 0; y < out.height(); ++y)
            for (int x = 0; x < out.width(); ++x)
                next.row(x)[out.height() - 1 - y] = out.row(y)[x];
        out = std::move(next).finish();
    }
    return out;
}

// A white box over part of the picture.
Image coveredFrom(const Image& picture, int left, int top, int width, int height) {
    ImageBuilder out(picture.width(), picture.height(), PixelFormat::Grey8);
    for (int y = 0; y < picture.height(); ++y) {
        std::copy_n(picture.row(y), picture.width(), out.row(y));
        if (y >= top && y < top + height)
            std::fill_n(out.row(y) + left, width, std::uint8_t{255});
    }
    return std::move(out).finish();
}

std::vector<std::string> told(const Result<std::vector<Code>>& codes) {
    if (!codes)
        return {std::string(toString(codes.error().fault)) + ": " + codes.error().detail};
    std::vector<std::string> texts;
    for (const Code& code : *codes)
        texts.push_back(std::string(toString(code.symbology)) + " " + std::string(asText(code.bytes)));
    return texts;
}

using Format = ZXing::BarcodeFormat;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

TEST(CodeFinder, FindsEveryKindOnOneA4Page) {
    CodeFinder finder = realFinder();
    const std::vector<Stamp> stamps{{Format::QRCode, "https://example.org/qr", 200, 200, 300, 300},
                                    {Format::DataMatrix, "01069123456789", 900, 250, 200, 200},
                                    {Format::PDF417, "A long PDF417 with 0123456789", 200, 900, 900, 300},
                                    {Format::Code128, "BJ-2026-000123", 200, 1500, 700, 150}};
    for (const PixelFormat format : {PixelFormat::Grey8, PixelFormat::Rgb24})
        EXPECT_THAT(told(finder.find(page(stamps, 1654, 2339, format), patience())),
                    UnorderedElementsAre("qr https://example.org/qr", "data_matrix 01069123456789",
                                         "pdf_417 A long PDF417 with 0123456789", "code_128 BJ-2026-000123"));
}

TEST(CodeFinder, FindsWhatOtherProgramsDrew) {
    CodeFinder finder = realFinder();
    const std::pair<const char*, const char*> kDrawn[] = {
        {"qr.png", "qr https://example.org/办事?id=1"},
        {"code128.png", "code_128 BANSHI-0001"},
        {"pdf417.png", "pdf_417 Banshi PDF417"},
        {"datamatrix.png", "data_matrix Banshi Data Matrix"}};
    for (const auto& [file, text] : kDrawn) {
        const std::string bytes = readText(std::string(BANSHI_FIXTURES "/codes/") + file);
        const auto picture = decodePicture(asBytes(bytes));
        ASSERT_TRUE(picture) << file;
        EXPECT_THAT(told(finder.find(*picture, patience())), ElementsAre(text)) << file;
    }
}

TEST(CodeFinder, FindsThemTurned) {
    CodeFinder finder = realFinder();
    const Image upright = page({{Format::QRCode, "upright?", 40, 40, 200, 200}}, 400, 300);
    const Image line = page({{Format::Code128, "ABC-123", 40, 40, 400, 100}}, 500, 200);
    for (const int quarters : {1, 2, 3}) {
        EXPECT_THAT(told(finder.find(turned(upright, quarters), patience())), ElementsAre("qr upright?"));
        EXPECT_THAT(told(finder.find(turned(line, quarters), patience())), ElementsAre("code_128 ABC-123"));
    }
}

TEST(CodeFinder, NeverInventsACodeOutOfADamagedOne) {
    CodeFinder finder = realFinder();
    const Image whole =
        page({{Format::QRCode, "0123456789abcdefghijklmnopqrstuvwxyz", 40, 40, 290, 290}}, 370, 370);
    int read = 0, lost = 0;
    for (int covered = 0; covered <= 200; covered += 20) {
        const auto codes = finder.find(coveredFrom(whole, 150, 150, covered, covered), patience());
        ASSERT_TRUE(codes);
        if (codes->empty())
            ++lost;
        else
            read += told(codes) == std::vector<std::string>{"qr 0123456789abcdefghijklmnopqrstuvwxyz"};
        EXPECT_EQ(codes->empty() || codes->size() == 1, true);
    }
    EXPECT_EQ(read + lost, 11) << "a code that says something else";
    EXPECT_GT(read, 0);
    EXPECT_GT(lost, 0);
}

TEST(CodeFinder, FindsNothingInGarbage) {
    CodeFinder finder = realFinder();
    std::mt19937 dice(1);
    for (const PixelFormat format : {PixelFormat::Grey8, PixelFormat::Rgb24}) {
        ImageBuilder noise(500, 400, format);
        for (int y = 0; y < noise.height(); ++y)
            for (int x = 0; x < noise.stride(); ++x)
                noise.row(y)[x] = static_cast<std::uint8_t>(dice());
        EXPECT_THAT(told(finder.find(std::move(noise).finish(), patience())), ElementsAre());
    }
    for (const auto& [width, height] : {std::pair{1, 1}, {1, 5000}, {5000, 1}, {3, 3}})
        EXPECT_THAT(told(finder.find(plain(0, width, height), patience())), ElementsAre());
    EXPECT_EQ(finder.find({}, patience()).error().fault, Fault::BadData);
}

std::size_t openFiles() {
    const std::filesystem::directory_iterator files("/proc/self/fd"), end;
    return static_cast<std::size_t>(std::distance(files, end));
}

TEST(CodeFinder, AFloodOfPagesLeavesNothingBehind) {
    CodeFinder finder = realFinder();
    const Image small = page({{Format::QRCode, "again", 20, 20, 120, 120}}, 160, 160);
    ASSERT_THAT(told(finder.find(small, patience())), ElementsAre("qr again"));
    const std::size_t before = openFiles();
    for (int i = 0; i < 200; ++i)
        ASSERT_THAT(told(finder.find(small, patience())), ElementsAre("qr again")) << i;
    EXPECT_EQ(openFiles(), before);
}

TEST(CodeFinder, ADecoderThatDiesOfAPictureIsBackForTheNext) {
    CodeFinder finder = fragileFinder();
    for (const std::uint8_t deadly : {kAborts, kThrows, kAborts}) {
        EXPECT_EQ(finder.find(plain(deadly), patience()).error().fault, Fault::Faulty);
        EXPECT_THAT(told(finder.find(plain(kWorks), patience())), ElementsAre("other fine"));
    }
}

TEST(CodeFinder, ADecoderThatHangsIsKilledAtTheDeadline) {
    CodeFinder finder = fragileFinder();
    ASSERT_TRUE(finder.find(plain(kWorks), patience()));
    EXPECT_EQ(finder.find(plain(kHangs), Deadline::in(Millis{100})).error().fault, Fault::Faulty);
    EXPECT_THAT(told(finder.find(plain(kWorks), patience())), ElementsAre("other fine"));
}

TEST(CodeFinder, AStopEndsADecoderThatHangs) {
    CodeFinder finder = fragileFinder();
    std::stop_source stop;
    auto finding = std::async(std::launch::async,
                              [&] { return finder.find(plain(kHangs), patience(), stop.get_token()); });
    stop.request_stop();
    EXPECT_EQ(finding.get().error().fault, Fault::Cancelled);
    EXPECT_THAT(told(finder.find(plain(kWorks), patience())), ElementsAre("other fine"));
}

TEST(CodeFinder, OnePictureNeedsNoFinder) {
    const Image small = page({{Format::QRCode, "once", 20, 20, 120, 120}}, 160, 160);
    EXPECT_THAT(told(decodeCodes(small, patience(), {}, BANSHI_BIN "/banshi-device-host")),
                ElementsAre("qr once"));
    EXPECT_EQ(decodeCodes(small, patience(), {}, "/no/such/program").error().fault, Fault::Faulty);
}

} // namespace
} // namespace hal
