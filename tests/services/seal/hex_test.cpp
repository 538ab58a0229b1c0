#include "services/seal/hex.h"

#include <gtest/gtest.h>

TEST(Hex, RoundTripsEveryByte) {
    std::array<std::uint8_t, 256> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<std::uint8_t>(i);
    EXPECT_EQ(seal::fromHex<256>(seal::toHex(all)), all);
    EXPECT_EQ(seal::toHex(hal::Bytes{0x00, 0xab, 0xff}), "00abff");
}

TEST(Hex, TakesCapitalsAndNothingElse) {
    EXPECT_TRUE(seal::fromHex<2>("AbCd"));
    EXPECT_FALSE(seal::fromHex<2>("abc"));
    EXPECT_FALSE(seal::fromHex<2>("abcde"));
    EXPECT_FALSE(seal::fromHex<2>("abcg"));
    EXPECT_FALSE(seal::fromHex<2>("ab d"));
    EXPECT_TRUE(seal::fromHex<0>(""));
}
