// Device addresses as they stand in a configuration.
#include "hal/base/uri.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using hal::parseUri;

TEST(Uri, TakesSchemeBodyAndOptionsApart) {
    const auto uri = parseUri("sim:scanner?front=a.png&back=b.png&pace=instant");
    ASSERT_TRUE(uri);
    EXPECT_EQ(uri->scheme, "sim");
    EXPECT_EQ(uri->body, "scanner");
    EXPECT_EQ(uri->option("front"), "a.png");
    EXPECT_EQ(uri->option("pace"), "instant");
    EXPECT_EQ(uri->option("left"), std::nullopt);
    EXPECT_EQ(uri->text, "sim:scanner?front=a.png&back=b.png&pace=instant");
}

TEST(Uri, LeavesSpacesAndColonsOfADeviceNameAlone) {
    const auto uri = parseUri("sane:airscan:e0:Front Desk");
    ASSERT_TRUE(uri);
    EXPECT_EQ(uri->scheme, "sane");
    EXPECT_EQ(uri->body, "airscan:e0:Front Desk");
}

TEST(Uri, ReadsSchemesInAnyCase) { EXPECT_EQ(parseUri("SDT+USB:")->scheme, "sdt+usb"); }

TEST(Uri, DecodesEscapes) {
    const auto uri = parseUri("sim:scanner?front=%2Ftmp%2F%E5%8A%9E.png");
    ASSERT_TRUE(uri);
    EXPECT_EQ(uri->option("front"), "/tmp/办.png");
}

TEST(Uri, SaysAtWhichCharacterItIsWrong) {
    for (const auto& [text, position] : {std::pair{"", "position 1"},
                                         {"scanner", "position 8"},
                                         {":body", "position 1"},
                                         {"sim:a%2", "position 6"},
                                         {"sim:a?b=%zz", "position 9"}}) {
        SCOPED_TRACE(text);
        const auto uri = parseUri(text);
        ASSERT_FALSE(uri);
        EXPECT_EQ(uri.error().fault, hal::Fault::BadData);
        EXPECT_THAT(uri.error().detail, testing::HasSubstr(position));
    }
}

} // namespace
