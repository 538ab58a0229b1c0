// Signing in and out, over real sockets.
#include "tests/center/signin/signin_center.h"

namespace center::staff {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(SignInCenter, ACookieOpensTheDoorThatItWasMadeFor) {
    user("clerk", "street_operator", "s01");
    EXPECT_EQ(ask("GET", "/staff/v1/session").status, 401);
    const Heard heard = logIn("clerk");
    ASSERT_EQ(heard.status, 200) << heard.body;
    EXPECT_THAT(heard.head, HasSubstr("Set-Cookie: __Host-banshi="));
    for (const char* part : {"; Path=/", "; HttpOnly", "; Secure", "; SameSite=Strict"})
        EXPECT_THAT(heard.head, HasSubstr(part));
    EXPECT_EQ(heard.content()["user"]["street"], "s01");
    EXPECT_EQ(heard.content()["district"], "Example district");
    EXPECT_THAT(heard.content()["menus"].dump(), HasSubstr("inbox"));
    EXPECT_THAT(heard.content()["menus"].dump(), Not(HasSubstr("users")));
    EXPECT_THAT(heard.body, Not(HasSubstr("argon2")));

    const Browser browser{heard.cookie(), heard.content()["csrf"]};
    EXPECT_EQ(ask("GET", "/staff/v1/session", browser).status, 200);
    EXPECT_EQ(ask("DELETE", "/staff/v1/session", browser).status, 204);
    EXPECT_EQ(ask("GET", "/staff/v1/session", browser).status, 401);
}

TEST_F(SignInCenter, UnknownDisabledAndWrongAreNotToldApart) {
    user("clerk", "street_operator", "s01");
    store::User gone = user("gone", "street_operator", "s01");
    gone.disabled = true;
    ASSERT_TRUE(store_->staff().change(gone));
    const Heard wrong = logIn("clerk", "wrong");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(logIn("nobody").body, wrong.body);
    EXPECT_EQ(logIn("gone").body, wrong.body);
    EXPECT_EQ(logIn("' OR 1=1 --").body, wrong.body);
    EXPECT_THAT(audited(), testing::Each("login_refused"));
}

TEST_F(SignInCenter, WhoFailsOftenWaitsAndNobodyElse) {
    user("clerk", "street_operator", "s01");
    user("other", "street_operator", "s01");
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(logIn("clerk", "wrong").status, 401);
    const Heard waits = logIn("clerk");
    EXPECT_EQ(waits.status, 429);
    EXPECT_THAT(waits.head, HasSubstr("Retry-After: 2"));
    EXPECT_EQ(logIn("other").status, 200);
    clock_.advance(2s);
    EXPECT_EQ(logIn("clerk").status, 200);
}

TEST_F(SignInCenter, NothingIsChangedWithoutTheTokenOfTheSession) {
    user("clerk", "street_operator", "s01");
    Browser browser = signedIn("clerk"), other = signedIn("clerk");
    EXPECT_EQ(ask("DELETE", "/staff/v1/session", {browser.cookie, ""}).status, 403);
    EXPECT_EQ(ask("DELETE", "/staff/v1/session", {browser.cookie, other.csrf}).status, 403);
    EXPECT_EQ(ask("DELETE", "/staff/v1/session", browser, nullptr, "Sec-Fetch-Site: cross-site\r\n").status,
              403);
    EXPECT_EQ(ask("GET", "/staff/v1/session", browser).status, 200);
    EXPECT_THAT(audited(), testing::Contains("refused").Times(3));
    EXPECT_EQ(ask("POST", "/staff/v1/session", {},
                  {{"schema", 1}, {"name", "clerk"}, {"password", "correct horse"}},
                  "Sec-Fetch-Site: cross-site\r\n")
                  .status,
              403);
}

TEST_F(SignInCenter, ASessionEndsByIdlenessByAgeAndWithItsUser) {
    store::User clerk = user("clerk", "street_operator", "s01");
    Browser browser = signedIn("clerk");
    for (int i = 0; i < 23; ++i) {
        clock_.advance(29min);
        EXPECT_EQ(ask("GET", "/staff/v1/session", browser).status, 200) << i;
    }
    for (int i = 0; i < 3; ++i) // twelve hours and more
        clock_.advance(29min);
    EXPECT_EQ(ask("GET", "/staff/v1/session", browser).status, 401);

    browser = signedIn("clerk");
    clock_.advance(31min);
    EXPECT_EQ(ask("GET", "/staff/v1/session", browser).status, 401);

    browser = signedIn("clerk");
    clerk.disabled = true;
    ASSERT_TRUE(store_->staff().change(clerk));
    EXPECT_EQ(ask("GET", "/staff/v1/session", browser).status, 401);
}

TEST_F(SignInCenter, ANewPasswordEndsEverySession) {
    user("clerk", "street_operator", "s01");
    const Browser here = signedIn("clerk"), there = signedIn("clerk");
    const auto change = [&](const char* old, const char* fresh) {
        return ask("PUT", "/staff/v1/session/password", here, {{"schema", 1}, {"old", old}, {"new", fresh}})
            .status;
    };
    EXPECT_EQ(change("wrong", "battery staple"), 403);
    EXPECT_EQ(change("correct horse", "short"), 422);
    EXPECT_EQ(change("correct horse", "battery staple"), 204);
    EXPECT_EQ(ask("GET", "/staff/v1/session", here).status, 401);
    EXPECT_EQ(ask("GET", "/staff/v1/session", there).status, 401);
    EXPECT_EQ(logIn("clerk").status, 401);
    EXPECT_EQ(logIn("clerk", "battery staple").status, 200);
}

TEST_F(SignInCenter, ALinkSignsInOnce) {
    const store::User clerk = user("clerk", "street_operator", "s01");
    const std::string secret = sessions_->makeLink(clerk.id);
    const auto use = [&] {
        return ask("POST", "/staff/v1/session/link", {}, {{"schema", 1}, {"token", secret}}).status;
    };
    EXPECT_EQ(use(), 200);
    EXPECT_EQ(use(), 401);
    const std::string late = sessions_->makeLink(clerk.id);
    clock_.advance(11min);
    EXPECT_EQ(ask("POST", "/staff/v1/session/link", {}, {{"schema", 1}, {"token", late}}).status, 401);
}

TEST_F(SignInCenter, RefusesNonsenseAndFloods) {
    EXPECT_EQ(ask("POST", "/staff/v1/session", {}, {{"schema", 1}, {"name", "x"}}).status, 400);
    EXPECT_EQ(ask("POST", "/staff/v1/session", {}, {{"schema", 1}, {"name", 7}, {"password", true}}).status,
              400);
    EXPECT_EQ(ask("POST", "/staff/v1/session", {}, {{"schema", 1}, {"name", std::string(5000, 'x')}}).status,
              413);
    for (const char* cookie : {"__Host-banshi=", "__Host-banshi=x", "banshi=x", "__Host-banshi=%27%20OR%201"})
        EXPECT_EQ(ask("GET", "/staff/v1/session", {cookie, ""}).status, 401) << cookie;
}

} // namespace
} // namespace center::staff
