// HID POS: descriptors of several makers, and codes out of reports.
#include <gtest/gtest.h>

#include "hal/drivers/codes/hid_pos.h"
#include "tests/rigs/virtual_usb/scanner_words.h"

namespace hal::codes {
namespace {

// No byte count, each identifier an item of its own, one bit for "goes on".
const Bytes kOtherMaker{0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x85, 0x02, 0x15, 0x00, 0x26, 0xFF, 0x00,
                        0x75, 0x08, 0x95, 0x01, 0x09, 0xFB, 0x81, 0x02, 0x09, 0xFC, 0x81, 0x02, 0x09,
                        0xFD, 0x81, 0x02, 0x95, 0x38, 0x09, 0xFE, 0x82, 0x02, 0x01, 0x75, 0x01, 0x95,
                        0x01, 0x25, 0x01, 0x09, 0xFF, 0x81, 0x02, 0x75, 0x07, 0x81, 0x03, 0xC0};
// An ordinary mouse.
const Bytes kMouse{0x05, 0x01, 0x09, 0x02, 0xA1, 0x01, 0x09, 0x01, 0xA1, 0x00, 0x05, 0x09, 0x19,
                   0x01, 0x29, 0x03, 0x15, 0x00, 0x25, 0x01, 0x95, 0x03, 0x75, 0x01, 0x81, 0x02,
                   0x95, 0x01, 0x75, 0x05, 0x81, 0x03, 0x05, 0x01, 0x09, 0x30, 0x09, 0x31, 0x15,
                   0x81, 0x25, 0x7F, 0x75, 0x08, 0x95, 0x02, 0x81, 0x06, 0xC0, 0xC0};

TEST(HidPosDescriptor, IsReadAsHoneywellWritesIt) {
    const auto layout = layoutOf(rigs::kHidPosDescriptor);
    ASSERT_TRUE(layout) << layout.error().detail;
    EXPECT_EQ(layout->number, 2);
    EXPECT_EQ(layout->count, 1u);
    EXPECT_EQ(layout->aim, 2u);
    EXPECT_EQ(layout->data, 5u);
    EXPECT_EQ(layout->dataSize, 56u);
    EXPECT_EQ(layout->continuedBit, 63u * 8);
    EXPECT_EQ(layout->size, 64u);
}

TEST(HidPosDescriptor, IsReadAsAnotherMakerOrdersIt) {
    const auto layout = layoutOf(kOtherMaker);
    ASSERT_TRUE(layout) << layout.error().detail;
    EXPECT_FALSE(layout->count);
    EXPECT_EQ(layout->aim, 1u);
    EXPECT_EQ(layout->data, 4u);
    EXPECT_EQ(layout->continuedBit, 60u * 8);
    EXPECT_EQ(layout->size, 61u);
}

TEST(HidPosDescriptor, OfAnotherDeviceIsRefusedAndABrokenOneIsSaidToBe) {
    EXPECT_EQ(layoutOf(kMouse).error().fault, Fault::Refused);
    EXPECT_EQ(layoutOf({}).error().fault, Fault::Refused);
    for (std::size_t size = 1; size < rigs::kHidPosDescriptor.size() - 2; ++size) {
        const auto layout = layoutOf(ByteView(rigs::kHidPosDescriptor).first(size));
        EXPECT_TRUE(layout || layout.error().fault == Fault::Refused ||
                    layout.error().fault == Fault::Protocol);
    }
}

TEST(HidPosDescriptor, MayNameTheIdentifierAsARange) {
    const Bytes descriptor{0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x75, 0x08, 0x95, 0x03, 0x19, 0xFB,
                           0x29, 0xFD, 0x81, 0x02, 0x95, 0x20, 0x09, 0xFE, 0x82, 0x02, 0x01, 0xC0};
    const auto layout = layoutOf(descriptor);
    ASSERT_TRUE(layout) << layout.error().detail;
    EXPECT_FALSE(layout->number);
    EXPECT_EQ(layout->aim, 0u);
    EXPECT_EQ(layout->data, 3u);
    EXPECT_EQ(layout->size, 35u);
}

TEST(HidPosDescriptor, AFieldOfNoBitsHasNoPlace) {
    Bytes descriptor = kOtherMaker;
    descriptor.resize(descriptor.size() - 11); // up to the size of the bit that says that a code goes on
    descriptor.insert(descriptor.end(), {0x75, 0x00, 0x09, 0xFF, 0x81, 0x02, 0xC0});
    const auto layout = layoutOf(descriptor);
    ASSERT_TRUE(layout) << layout.error().detail;
    EXPECT_FALSE(layout->continuedBit);
}

struct Scanner {
    HidPosAssembler reports{*layoutOf(rigs::kHidPosDescriptor)};
    std::optional<Outcome> feedAll(const Code& code) {
        std::optional<Outcome> outcome;
        const Bytes bytes = rigs::hidPosReports(code);
        for (std::size_t at = 0; at < bytes.size(); at += rigs::kHidPosReport) {
            EXPECT_FALSE(outcome) << "before the last report";
            outcome = reports.feed(ByteView(bytes).subspan(at, rigs::kHidPosReport));
        }
        return outcome;
    }
};

Code codeOf(std::string_view text, Symbology symbology) {
    return {symbology, SecretBytes(text.begin(), text.end())};
}

TEST(HidPosReports, MakeACodeHoweverLong) {
    Scanner scanner;
    for (const std::size_t size : {1u, 55u, 56u, 57u, 112u, 3000u}) {
        const Code code = codeOf(std::string(size, 'z'), Symbology::Pdf417);
        const auto outcome = scanner.feedAll(code);
        ASSERT_TRUE(outcome && *outcome) << size;
        EXPECT_TRUE(**outcome == code) << size;
        EXPECT_FALSE(scanner.reports.begun());
    }
}

TEST(HidPosReports, KeepNulsWhereTheyAreCountedAndDropPaddingElsewhere) {
    Scanner scanner;
    const Code code = codeOf(std::string_view("a\0b\0", 4), Symbology::Qr);
    EXPECT_TRUE(**scanner.feedAll(code) == code);
    HidPosAssembler uncounted(*layoutOf(kOtherMaker));
    Bytes report(61);
    std::ranges::copy(std::string_view("\x02]C0ab"), report.begin());
    const auto outcome = uncounted.feed(report);
    ASSERT_TRUE(outcome && *outcome);
    EXPECT_EQ(asText((*outcome)->bytes), "ab");
    EXPECT_EQ((*outcome)->symbology, Symbology::Code128);
}

TEST(HidPosReports, OfButtonsAreNothingAndCutOnesAreToBeShownAgain) {
    Scanner scanner;
    EXPECT_FALSE(scanner.reports.feed(Bytes{9, 1, 2}));
    EXPECT_FALSE(scanner.reports.begun());
    const auto cut = scanner.reports.feed(Bytes{2, 60, ']'});
    ASSERT_TRUE(cut && !*cut);
    EXPECT_EQ(cut->error().fault, Fault::TryAgain);
}

TEST(HidPosReports, ThatPromiseAnotherWhichNeverComes) {
    Scanner scanner;
    Bytes first = rigs::hidPosReports(codeOf(std::string(100, 'q'), Symbology::Qr));
    first.resize(rigs::kHidPosReport);
    EXPECT_FALSE(scanner.reports.feed(first));
    EXPECT_TRUE(scanner.reports.begun());
    const auto outcome = scanner.reports.quiet();
    ASSERT_TRUE(outcome && !*outcome);
    EXPECT_EQ(outcome->error().fault, Fault::TryAgain);
    const Code next = codeOf("next", Symbology::Qr);
    EXPECT_TRUE(**scanner.feedAll(next) == next) << "nothing of the first";
}

TEST(HidPosReports, WithoutEndAreNoCode) {
    Scanner scanner;
    Bytes report = rigs::hidPosReports(codeOf(std::string(56, 'q'), Symbology::Qr));
    report.back() = 1;
    for (int i = 0; i < 200; ++i)
        EXPECT_FALSE(scanner.reports.feed(report));
    report.back() = 0;
    const auto outcome = scanner.reports.feed(report);
    ASSERT_TRUE(outcome && !*outcome);
    EXPECT_EQ(outcome->error().fault, Fault::BadData);
}

} // namespace
} // namespace hal::codes
