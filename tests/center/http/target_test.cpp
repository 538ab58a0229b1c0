// What a request's target may look like.
#include "center/http/target.h"

#include <gtest/gtest.h>

namespace center::http {
namespace {

using Path = std::vector<std::string>;

TEST(CenterTarget, IsTakenApart) {
    const auto target = parseTarget("/kiosk/v1/records/7?offset=12&q=a+b%26c&flag");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, (Path{"kiosk", "v1", "records", "7"}));
    EXPECT_EQ(target->value("offset"), "12");
    EXPECT_EQ(target->value("q"), "a b&c");
    EXPECT_EQ(target->value("flag"), "");
    EXPECT_EQ(target->value("nothing"), std::nullopt);
    EXPECT_EQ(parseTarget("/")->path, Path{});
    EXPECT_EQ(parseTarget("/%E8%A1%97?")->path, Path{"\xE8\xA1\x97"});
}

TEST(CenterTarget, HasNoWayOut) {
    for (const std::string text :
         {"",        "*",        "a",        "http://x/", "//",         "/a//b",
          "/a/",     "/.",       "/..",      "/a/../b",   "/%2e%2e/b",  "/%2E",
          "/a%2fb",  "/a%5Cb",   "/a\\b",    "/%00",      "/a%0d%0ab",  "/a%",
          "/a%4",    "/a%zz",    "/a#b",     "/%C0%AE",   "/%ED%A0%80", "/%F5%80%80%80",
          "/%E8%A1", "/a?b=%0a", "/a?b=%ff", "/a\x7F"})
        EXPECT_FALSE(parseTarget(text)) << text;
}

TEST(CenterTarget, IsBounded) {
    const auto repeated = [](std::string_view part, std::size_t times) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i)
            text += part;
        return text;
    };
    EXPECT_TRUE(parseTarget(repeated("/a", kMostSegments)));
    EXPECT_FALSE(parseTarget(repeated("/a", kMostSegments + 1)));
    EXPECT_TRUE(parseTarget("/?a" + repeated("&a", kMostQueryItems - 1)));
    EXPECT_FALSE(parseTarget("/?a" + repeated("&a", kMostQueryItems)));
    EXPECT_TRUE(parseTarget("/" + std::string(kLongestTarget - 1, 'a')));
    EXPECT_FALSE(parseTarget("/" + std::string(kLongestTarget, 'a')));
}

} // namespace
} // namespace center::http
