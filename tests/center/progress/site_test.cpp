// The public site over a real socket, with a center that the test plays.
#include "center/progress/site.h"

#include "center/http/server.h"
#include "tests/center/http/raw_client.h"
#include "tests/support/hand_clock.h"

namespace center::progress {
namespace {

const std::string kToken = "00112233445566778899aabbccddeeff";

class ProgressSite : public testing::Test {
protected:
    ProgressSite() {
        http::Listener listener{.name = "progress"};
        listener.proxy = "127.0.0.1";
        listener.routes = siteRoutes({.look = [this](const std::string& token) { return look(token); },
                                      .rate = {.atOnce = 8, .aMinute = 1},
                                      .clock = clock_});
        port_ = server_.listen(std::move(listener)).value();
        server_.start();
    }

    hal::Result<std::string> look(const std::string& token) {
        ++asked_;
        if (away_)
            return hal::fail(hal::Fault::Offline);
        if (token != kToken)
            return hal::fail(hal::Fault::Absent);
        return R"({"schema":1,"number":"XH01-1","state":"taken","filed_at":0,"received_at":0,"steps":[],"ratable":true})";
    }

    [[nodiscard]] std::string get(const std::string& target, const std::string& fields = {}) const {
        http::RawClient client(port_);
        EXPECT_TRUE(client.say("GET " + target + " HTTP/1.1\r\nHost: center.example\r\n" + fields + "\r\n"));
        return client.hear();
    }

    HandClock clock_;
    std::atomic<int> asked_{0};
    std::atomic<bool> away_{false};
    Log log_{[](const std::string&) {}, hal::systemClock()};
    http::Server server_{{}, log_};
    std::uint16_t port_ = 0;
};

TEST_F(ProgressSite, ShowsACaseToWhoeverHoldsTheToken) {
    const std::string page = get("/p/" + kToken);
    EXPECT_THAT(page, testing::StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(page, testing::HasSubstr("XH01-1"));
    EXPECT_THAT(page, testing::HasSubstr("default-src 'none'"));
    EXPECT_THAT(page, testing::HasSubstr("no-store"));
    EXPECT_THAT(page, testing::Not(testing::HasSubstr("<script")));
    EXPECT_THAT(get("/p/" + kToken + "?lang=en"), testing::HasSubstr("You can rate the answer"));
    EXPECT_THAT(get("/style.css"), testing::HasSubstr("text/css"));
}

TEST_F(ProgressSite, DoesNotAskTheCenterForWhatIsNoToken) {
    for (const std::string wrong : {"1", "00112233445566778899AABBCCDDEEFF", "%27%20OR%201=1", "x"})
        EXPECT_THAT(get("/p/" + wrong, "X-Real-IP: 192.0.2." + std::to_string(wrong.size()) + "\r\n"),
                    testing::StartsWith("HTTP/1.1 404"));
    EXPECT_EQ(asked_, 0);
}

TEST_F(ProgressSite, SaysThatTheCenterIsAway) {
    away_ = true;
    const std::string page = get("/p/" + kToken);
    EXPECT_THAT(page, testing::StartsWith("HTTP/1.1 503"));
    EXPECT_THAT(page, testing::HasSubstr("Retry-After: 60"));
}

TEST_F(ProgressSite, StopsWhoGuessesAndNobodyElse) {
    const std::string guess = "ffffffffffffffffffffffffffffffff";
    EXPECT_THAT(get("/p/" + guess), testing::StartsWith("HTTP/1.1 404"));
    EXPECT_THAT(get("/p/" + guess), testing::StartsWith("HTTP/1.1 404"));
    EXPECT_THAT(get("/p/" + guess), testing::StartsWith("HTTP/1.1 429"));
    EXPECT_THAT(get("/p/" + kToken), testing::StartsWith("HTTP/1.1 429"));
    EXPECT_EQ(asked_, 2);
    EXPECT_THAT(get("/p/" + kToken, "X-Real-IP: 192.0.2.9\r\n"), testing::StartsWith("HTTP/1.1 200"));
}

} // namespace
} // namespace center::progress
