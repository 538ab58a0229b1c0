#include "services/seal/sealed_file.h"

#include <algorithm>

#include <gtest/gtest.h>

using hal::Fault;

namespace {

hal::Bytes content(std::size_t size) {
    hal::Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(i * 131 >> 3);
    return bytes;
}

constexpr std::size_t kPiece = 64 << 10;

} // namespace

TEST(SealedFile, ComesBackWhateverItsSize) {
    const auto key = seal::newFileKey();
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, kPiece - 1, kPiece, kPiece + 1, 3 * kPiece}) {
        const auto closed = seal::closeFile(key, content(size)).value();
        const auto opened = seal::openFile(key, closed);
        ASSERT_TRUE(opened) << size;
        EXPECT_TRUE(std::ranges::equal(*opened, content(size))) << size;
    }
}

TEST(SealedFile, CutAtAPieceOrContinuedDoesNotOpen) {
    const auto key = seal::newFileKey();
    const auto closed = seal::closeFile(key, content(2 * kPiece)).value();
    const std::size_t start = 4 + 24;
    for (const std::size_t size : {std::size_t{0}, start, start + 17, start + kPiece + 17, closed.size() - 1})
        EXPECT_EQ(seal::openFile(key, hal::ByteView(closed).first(size)).error().fault, Fault::BadData)
            << size;
    hal::Bytes longer = closed;
    longer.insert(longer.end(), closed.end() - 100, closed.end());
    EXPECT_EQ(seal::openFile(key, longer).error().fault, Fault::BadData);
}

TEST(SealedFile, ChangedPiecesOrAnotherKeyDoNotOpen) {
    const auto key = seal::newFileKey();
    const auto closed = seal::closeFile(key, content(100)).value();
    for (std::size_t i = 4; i < closed.size(); ++i) {
        hal::Bytes changed = closed;
        changed[i] ^= 0x80;
        EXPECT_EQ(seal::openFile(key, changed).error().fault, Fault::BadData) << i;
    }
    EXPECT_EQ(seal::openFile(seal::newFileKey(), closed).error().fault, Fault::BadData);
    EXPECT_EQ(seal::openFile(seal::FileKey(31), closed).error().fault, Fault::BadData);
    hal::Bytes newer = closed;
    newer[3] = '2';
    EXPECT_EQ(seal::openFile(key, newer).error().fault, Fault::Unsupported);
}
