// Everything has a limit, and who breaks one disturbs nobody else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/center/http/served.h"

namespace center::http {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

constexpr const char* kHello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

TEST(CenterLimits, RefuseWhatIsNoRequest) {
    const Served served;
    for (const std::string request :
         {"\r\n\r\nnonsense\r\n\r\n", "GET /../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /hello HTTP/1.1\r\nHost: a\r\nBad Name: b\r\n\r\n",
          "PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
          "PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
          "PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
        RawClient client = served.client();
        EXPECT_EQ(statusOf(client.ask(request)), 400) << request;
    }
    EXPECT_EQ(statusOf(served.client().ask("DELETE /hello HTTP/1.1\r\nHost: a\r\n\r\n")), 405);
    EXPECT_EQ(statusOf(served.client().ask("GET /none HTTP/1.1\r\nHost: a\r\n\r\n")), 404);
}

TEST(CenterLimits, BoundTheHeader) {
    const Served served([](ServerOptions&, Limits& limits) { limits.header = 4096; });
    const std::string filler(4096, 'x');
    EXPECT_EQ(statusOf(served.client().ask("GET /hello HTTP/1.1\r\nHost: a\r\nX: " + filler + "\r\n\r\n")),
              431);
    RawClient flood = served.client(); // without end
    flood.say("GET /hello HTTP/1.1\r\n");
    bool listens = true;
    for (int i = 0; i < 100'000 && listens; ++i)
        listens = flood.say("X-Filler: " + filler + "\r\n");
    EXPECT_FALSE(listens);
    EXPECT_THAT(served.client().ask(kHello), EndsWith("hello"));
}

TEST(CenterLimits, BoundABodyByItsRoute) {
    const Served served;
    const auto declared = [](std::size_t size) {
        return "PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
    };
    EXPECT_EQ(statusOf(served.client().ask(declared(1000) + std::string(1000, 'x'))), 200);
    EXPECT_EQ(statusOf(served.client().ask(declared(1001))), 413); // before a byte of it has come
    EXPECT_EQ(statusOf(served.client().ask("GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx")),
              413);
    EXPECT_EQ(statusOf(served.client().ask(declared(std::size_t{1} << 40))), 413);
}

TEST(CenterLimits, BoundChunks) {
    const Served served;
    const std::string head = "PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_THAT(served.client().ask(head + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), EndsWith("\r\n\r\nabcde"));
    RawClient flood = served.client();
    flood.say(head);
    bool listens = true;
    for (int i = 0; i < 100'000 && listens; ++i)
        listens = flood.say("64\r\n" + std::string(100, 'x') + "\r\n");
    EXPECT_FALSE(listens);
    RawClient polite = served.client();
    polite.say(head + "3e9\r\n" + std::string(1001, 'x'));
    EXPECT_EQ(statusOf(polite.hear()), 413);
    EXPECT_EQ(
        statusOf(served.client().ask("PUT /exact HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")),
        411);
}

TEST(CenterLimits, BoundAllBodiesTogether) {
    Served served([](ServerOptions& options, Limits&) { options.bufferedBodies = 1500; });
    RawClient first = served.client();
    first.say("PUT /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n\r\n");
    EXPECT_TRUE(first.hearsOf("100 Continue\r\n\r\n")); // its room is taken
    EXPECT_EQ(statusOf(first.hear()), 100);
    EXPECT_EQ(statusOf(served.client().ask("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")),
              503);
    EXPECT_EQ(statusOf(first.ask(std::string(1000, 'x'))), 200);
}

TEST(CenterLimits, StreamLargeBodiesIntoASink) {
    Served served;
    RawClient client = served.client();
    const std::size_t size = 40U << 20; // more than all buffered bodies together may have
    client.say("PUT /sink HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n");
    const std::string piece(1 << 20, 'x');
    for (std::size_t sent = 0; sent < size; sent += piece.size())
        ASSERT_TRUE(client.say(piece));
    EXPECT_EQ(statusOf(client.hear()), 200);
    EXPECT_EQ(served.streamed, size);
    EXPECT_EQ(
        statusOf(served.client().ask("PUT /sink?refuse HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n")),
        409);
}

TEST(CenterLimits, CloseTwoHundredSlowClientsWhileOthersAreServed) {
    const Served served([](ServerOptions&, Limits& limits) { limits.headerTime = hal::Millis{500}; });
    std::vector<RawClient> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(served.client());
        ASSERT_TRUE(slow.back().say("GET /hel"));
    }
    EXPECT_THAT(served.client().ask(kHello), EndsWith("hello"));
    for (RawClient& client : slow) {
        static_cast<void>(client.say("l")); // a byte now and then does not help
        std::string last;
        EXPECT_TRUE(client.hearsEnd(&last));
        EXPECT_EQ(last, "");
    }
    EXPECT_THAT(served.client().ask(kHello), EndsWith("hello"));
}

TEST(CenterLimits, CloseWhoSendsABodyTooSlowlyOrNothingAtAll) {
    const Served served([](ServerOptions&, Limits& limits) {
        limits.bodyTime = hal::Millis{100};
        limits.bodyRate = 1 << 20;
        limits.idle = hal::Millis{100};
    });
    RawClient slow = served.client();
    slow.say("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
    EXPECT_TRUE(slow.hearsEnd());
    std::string last;
    EXPECT_TRUE(served.client().hearsEnd(&last));
    EXPECT_EQ(last, "");
}

TEST(CenterLimits, BoundConnectionsOfOneAddress) {
    const Served served([](ServerOptions&, Limits& limits) { limits.perAddress = 2; });
    RawClient first = served.client();
    EXPECT_THAT(first.ask(kHello), EndsWith("hello"));
    {
        RawClient second = served.client();
        EXPECT_THAT(second.ask(kHello), EndsWith("hello"));
        EXPECT_EQ(served.client().ask(kHello), "");
        EXPECT_THAT(second.ask("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
                    EndsWith("hello"));
        EXPECT_TRUE(second.hearsEnd());
    }
    std::string answer; // the room is free again as soon as the server has noticed
    for (int i = 0; i < 10'000 && answer.empty(); ++i)
        answer = served.client().ask(kHello);
    EXPECT_THAT(answer, EndsWith("hello"));
}

TEST(CenterLimits, BoundWhatWaitsForWorkers) {
    Served served([](ServerOptions& options, Limits&) { options.queued = 0; });
    EXPECT_EQ(statusOf(served.client().ask("GET /blocking HTTP/1.1\r\nHost: a\r\n\r\n")), 503);
    Served roomy;
    RawClient client = roomy.client();
    client.say("GET /blocking HTTP/1.1\r\nHost: a\r\n\r\n");
    roomy.held.take(1).front().send(text(200, "done"));
    EXPECT_THAT(client.hear(), EndsWith("done"));
}

} // namespace
} // namespace center::http
