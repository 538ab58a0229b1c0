#include "services/wire/envelope.h"

#include <gtest/gtest.h>

#include "services/seal/hex.h"
#include "tests/services/wire/example.h"

using hal::Fault;
using wire::decodeEnvelope;
using wire::Envelope;

namespace {

Envelope example() {
    Envelope envelope;
    envelope.header = wire::exampleHeader();
    envelope.files = {{.size = 5'000, .hash = {}}, {.size = 1, .hash = {}}};
    envelope.files[0].hash.fill(0xf0);
    envelope.files[1].hash.fill(0xf1);
    envelope.signature.fill(0x51);
    return envelope;
}

} // namespace

TEST(Envelope, HasTheseBytesForEver) {
    const auto times = [](int count, const char* byte) {
        std::string text;
        while (count-- > 0)
            text += byte;
        return text;
    };
    EXPECT_EQ(seal::toHex(wire::encode(example()).value()),
              seal::toHex(wire::encode(wire::exampleHeader()).value()) + "02" + "0000000000001388" +
                  times(32, "f0") + "0000000000000001" + times(32, "f1") + times(64, "51"));
}

TEST(Envelope, ComesBackAsItWasAndSaysWhereThePayloadBegins) {
    hal::Bytes bytes = wire::encode(example()).value();
    const std::size_t size = bytes.size();
    bytes.insert(bytes.end(), {1, 2, 3});
    const auto read = decodeEnvelope(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->envelope, example());
    EXPECT_EQ(read->size, size);
}

TEST(Envelope, SignsHeaderAndFilesTogether) {
    const auto plain = wire::signedBytes(example().header, example().files).value();
    auto other = example().files;
    other.pop_back();
    EXPECT_NE(wire::signedBytes(example().header, other).value(), plain);
    other = example().files;
    other[0].hash[31] ^= 1;
    EXPECT_NE(wire::signedBytes(example().header, other).value(), plain);
    EXPECT_TRUE(hal::asText(plain).starts_with(std::string_view("banshi record\0BSR1", 18)));
}

TEST(Envelope, CutOffAnywhereIsBadData) {
    const auto bytes = wire::encode(example()).value();
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_EQ(decodeEnvelope(hal::ByteView(bytes).first(size)).error().fault, Fault::BadData) << size;
}

TEST(Envelope, RefusesWhatIsTooLarge) {
    Envelope envelope = example();
    envelope.files.resize(wire::kMostFiles + 1);
    EXPECT_EQ(wire::encode(envelope).error().fault, Fault::BadData);
    envelope = example();
    envelope.files[0].size = wire::kLargestFile + 1;
    EXPECT_EQ(wire::encode(envelope).error().fault, Fault::BadData);
    envelope = example();
    envelope.header.payloadSize = wire::kLargestPayload + 1;
    EXPECT_EQ(wire::encode(envelope).error().fault, Fault::BadData);
    hal::Bytes bytes = wire::encode(example()).value();
    bytes[wire::kRecordHeaderSize] = 255; // more files than there may be
    bytes.resize(20'000);
    EXPECT_EQ(decodeEnvelope(bytes).error().fault, Fault::BadData);
}
