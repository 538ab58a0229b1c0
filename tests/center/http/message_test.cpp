// Routes are found, and nothing gets into a header that ends one.
#include "center/http/message.h"

#include <gtest/gtest.h>

#include "center/http/routes.h"

namespace center::http {
namespace {

TEST(CenterMessage, FieldsHoldNoControlCharacters) {
    EXPECT_TRUE(isFieldValue("text/plain; charset=utf-8\tand more"));
    for (const std::string value : {"a\r\nSet-Cookie: b", "a\n", "a\r", "\x01", "\x7F"})
        EXPECT_FALSE(isFieldValue(value));
    EXPECT_FALSE(isFieldValue(std::string_view("a\0b", 3)));
    EXPECT_TRUE(isFieldName("X-Thing"));
    for (const std::string name : {"", "a b", "a:", "a\r", "\xC3\xA4"})
        EXPECT_FALSE(isFieldName(name));
}

TEST(CenterRoutes, MatchWholeSegments) {
    Routes routes;
    routes.add({.method = Method::Get, .pattern = "/a/{x}/b"});
    routes.add({.method = Method::Put, .pattern = "/a/{x}/b"});
    routes.add({.method = Method::Get, .pattern = "/"});
    const auto matched = [&](std::string_view method, std::string_view path) {
        return routes.match(method, parseTarget(path).value());
    };
    EXPECT_EQ(matched("PUT", "/a/7/b").parameters, std::vector<std::string>{"7"});
    EXPECT_EQ(matched("PUT", "/a/7/b").route->method, Method::Put);
    EXPECT_NE(matched("GET", "/").route, nullptr);
    EXPECT_EQ(matched("DELETE", "/a/7/b").status, 405);
    EXPECT_EQ(matched("DELETE", "/a/7/b").allow, "GET, PUT");
    EXPECT_EQ(matched("GET", "/a/7").status, 404);
    EXPECT_EQ(matched("GET", "/a/7/b/c").status, 404);
}

} // namespace
} // namespace center::http
