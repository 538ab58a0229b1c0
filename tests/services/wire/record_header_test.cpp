#include "services/wire/record_header.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/services/wire/example.h"
#include "tests/support/hand_clock.h"

using hal::Fault;
using wire::ClockQuality;
using wire::decodeRecordHeader;
using wire::RecordHeader;
using wire::RecordKind;
using namespace std::chrono_literals;

namespace {

std::string hexOf(const hal::Bytes& bytes) {
    std::string text;
    for (const auto byte : bytes) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(byte));
        text += two;
    }
    return text;
}

} // namespace

// A change of these bytes is a change of the protocol: kiosks and centers of other releases read them.
TEST(RecordHeader, HasTheseBytesForEver) {
    EXPECT_EQ(hexOf(wire::encode(wire::exampleHeader()).value()),
              "42535231"                         // BSR1
              "0001"                             // suite
              "019345a0111172228333444455556666" // id
              "019345a0aaaa7bbb8cccddddeeeeffff" // kiosk
              "58483031"                         // XH01
              "000000000000007b"                 // 123
              "0003"                             // appeal
              "000001a20c23c37b"                 // filed at
              "02"                               // synchronised
              "5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e" // sealing key
              "0000000000011170"                 // 70 000 bytes
              "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1");
}

TEST(RecordHeader, ComesBackAsItWas) {
    EXPECT_EQ(decodeRecordHeader(wire::encode(wire::exampleHeader()).value()), wire::exampleHeader());
    RecordHeader early = wire::exampleHeader();
    early.filed = {hal::WallTime{-5ms}, ClockQuality::Unset};
    EXPECT_EQ(decodeRecordHeader(wire::encode(early).value()), early);
}

TEST(RecordHeader, IsNotEncodedWithAnInvalidNumber) {
    RecordHeader header = wire::exampleHeader();
    header.number.prefix = "XH";
    EXPECT_EQ(wire::encode(header).error().fault, Fault::BadData);
}

TEST(RecordHeader, TellsNewerFromDamaged) {
    hal::Bytes bytes = wire::encode(wire::exampleHeader()).value();
    bytes[3] = '2';
    EXPECT_EQ(decodeRecordHeader(bytes).error().fault, Fault::Unsupported);
    bytes = wire::encode(wire::exampleHeader()).value();
    bytes[5] = 2; // suite 2
    EXPECT_EQ(decodeRecordHeader(bytes).error().fault, Fault::Unsupported);
    bytes = wire::encode(wire::exampleHeader()).value();
    bytes[51] = 99; // a kind of the future
    EXPECT_EQ(decodeRecordHeader(bytes).error().fault, Fault::Unsupported);
    bytes = wire::encode(wire::exampleHeader()).value();
    bytes[0] = 'X';
    EXPECT_EQ(decodeRecordHeader(bytes).error().fault, Fault::BadData);
    bytes = wire::encode(wire::exampleHeader()).value();
    bytes[60] = 3; // no such clock quality
    EXPECT_EQ(decodeRecordHeader(bytes).error().fault, Fault::BadData);
}

TEST(RecordHeader, TakesNeitherLessNorMore) {
    const hal::Bytes whole = wire::encode(wire::exampleHeader()).value();
    ASSERT_EQ(whole.size(), wire::kRecordHeaderSize);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(decodeRecordHeader(hal::ByteView(whole).first(size))) << size;
    hal::Bytes longer = whole;
    longer.push_back(0);
    EXPECT_EQ(decodeRecordHeader(longer).error().fault, Fault::BadData);
}

// One header, one encoding: whatever is accepted encodes to the very same bytes.
TEST(RecordHeader, IsCanonical) {
    std::mt19937 random(10);
    const hal::Bytes whole = wire::encode(wire::exampleHeader()).value();
    int accepted = 0;
    for (int round = 0; round < 50'000; ++round) {
        hal::Bytes bytes = whole;
        for (unsigned i = random() % 4; i-- > 0;)
            bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        if (const auto header = decodeRecordHeader(bytes)) {
            ++accepted;
            ASSERT_EQ(wire::encode(*header).value(), bytes);
        }
    }
    EXPECT_GT(accepted, 10'000);
}

TEST(Stamp, SaysHowFarItsClockCanBeTrusted) {
    HandClock clock(hal::WallTime{});
    clock.setSynchronised(true);
    EXPECT_EQ(wire::stampOf(clock).quality, ClockQuality::Unset) << "nobody synchronises to 1970";
    clock.setWall(std::chrono::sys_days{2026y / 11 / 24});
    EXPECT_EQ(wire::stampOf(clock).quality, ClockQuality::Synchronised);
    clock.setSynchronised(false);
    EXPECT_EQ(wire::stampOf(clock).quality, ClockQuality::Running);
}
