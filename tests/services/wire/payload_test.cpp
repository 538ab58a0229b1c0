#include "services/wire/payload.h"

#include <gtest/gtest.h>

using hal::Fault;
using wire::decodePayload;

namespace {

wire::Payload example() {
    wire::Payload payload;
    payload.token.fill(0x70);
    payload.files.resize(2);
    payload.files[0].type = wire::FileType::Jpeg;
    payload.files[0].key.fill(0xa0);
    payload.files[1].type = wire::FileType::Pdf;
    payload.files[1].key.fill(0xa1);
    const auto content = hal::asBytes(R"({"schema":1})");
    payload.content.assign(content.begin(), content.end());
    return payload;
}

} // namespace

TEST(Payload, ComesBackAsItWas) {
    const auto bytes = wire::encode(example());
    const auto read = decodePayload(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->token, example().token);
    ASSERT_EQ(read->files.size(), 2U);
    EXPECT_EQ(read->files[0].type, wire::FileType::Jpeg);
    EXPECT_EQ(read->files[1].key, example().files[1].key);
    EXPECT_EQ(hal::asText(read->content), R"({"schema":1})");
    EXPECT_EQ(wire::encode(*read), bytes);
}

TEST(Payload, CutOffBeforeItsContentIsBadData) {
    const auto bytes = wire::encode(example());
    const std::size_t contentAt = bytes.size() - example().content.size();
    for (std::size_t size = 0; size < contentAt; ++size)
        EXPECT_EQ(decodePayload(hal::ByteView(bytes).first(size)).error().fault, Fault::BadData) << size;
}

TEST(Payload, TellsNewerFromDamaged) {
    auto bytes = wire::encode(example());
    bytes[3] = '2';
    EXPECT_EQ(decodePayload(bytes).error().fault, Fault::Unsupported);
    bytes = wire::encode(example());
    bytes[4 + 16 + 1] = 9; // the first file's type
    EXPECT_EQ(decodePayload(bytes).error().fault, Fault::Unsupported);
}
