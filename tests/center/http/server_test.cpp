// A server on real sockets: requests, answers that come later, event streams, the orderly end.
#include "center/http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/center/http/served.h"

namespace center::http {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kHello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

std::string put(const std::string& path, const std::string& body) {
    return "PUT " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

TEST(CenterHttp, AnswersOneRequestAfterTheOtherOnOneConnection) {
    const Served served;
    RawClient client = served.client();
    for (int i = 0; i < 3; ++i)
        EXPECT_THAT(client.ask(kHello), EndsWith("\r\n\r\nhello"));
    EXPECT_THAT(client.ask(put("/echo", "body")), EndsWith("\r\n\r\nbody"));
}

TEST(CenterHttp, AnswersPipelinedRequestsInTheirOrder) {
    Served served;
    RawClient client = served.client();
    client.say("GET /held HTTP/1.1\r\nHost: a\r\n\r\n" + put("/echo", "second") + kHello);
    served.held.take(1).front().send(text(200, "first"));
    EXPECT_THAT(client.hear(), EndsWith("first"));
    EXPECT_THAT(client.hear(), EndsWith("second"));
    EXPECT_THAT(client.hear(), EndsWith("hello"));
}

TEST(CenterHttp, HoldsAnAnswerWithoutAThread) {
    Served served;
    std::vector<RawClient> waiting;
    for (int i = 0; i < 50; ++i) {
        waiting.push_back(served.client());
        waiting.back().say("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    auto replies = served.held.take(50); // two threads serve: all fifty are in
    EXPECT_THAT(served.client().ask(kHello), EndsWith("hello"));
    for (Reply& reply : replies)
        reply.send(text(200, "now"));
    for (RawClient& client : waiting)
        EXPECT_THAT(client.hear(), EndsWith("now"));
}

TEST(CenterHttp, SaysThatItFailedWhenAHandlerGivesNoAnswer) {
    const Served served;
    RawClient client = served.client();
    EXPECT_EQ(statusOf(client.ask("GET /dropped HTTP/1.1\r\nHost: a\r\n\r\n")), 500);
    EXPECT_EQ(statusOf(client.ask("GET /thrown HTTP/1.1\r\nHost: a\r\n\r\n")), 500);
    EXPECT_THAT(client.ask(kHello), EndsWith("hello"));
}

TEST(CenterHttp, LetsNoValueEndAHeader) {
    const Served served;
    const std::string response = served.client().ask("GET /field?v=a HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(statusOf(response), 500);
    EXPECT_THAT(response, Not(HasSubstr("X-Two")));
}

TEST(CenterHttp, SendsEventsAsTheyHappen) {
    Served served;
    RawClient client = served.client();
    client.say("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(client.hearsOf("data: first\n\n"));
    static_cast<void>(served.held.take(1));
    EXPECT_TRUE(served.streams.front().send("data: second\n\n"));
    EXPECT_TRUE(client.hearsOf("data: second\n\n"));
    served.streams.front().close();
    std::string all;
    EXPECT_TRUE(client.hearsEnd(&all));
    EXPECT_THAT(all, EndsWith("\r\n0\r\n\r\n"));
    EXPECT_FALSE(served.streams.front().send("data: third\n\n"));
}

TEST(CenterHttp, GivesASlowReaderOfEventsUp) {
    Served served;
    RawClient client = served.client();
    client.say("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    static_cast<void>(served.held.take(1));
    const std::string much(EventStream::kMostQueued + 1, 'x');
    EXPECT_FALSE(served.streams.front().send(much));
    EXPECT_TRUE(client.hearsEnd());
}

TEST(CenterHttp, EndsWaitingConnectionsAtOnceAndFinishesWhatIsBeingAnswered) {
    Served served;
    RawClient idle = served.client();
    RawClient busy = served.client();
    RawClient listening = served.client();
    EXPECT_THAT(idle.ask(kHello), EndsWith("hello"));
    busy.say("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
    auto replies = served.held.take(1);
    listening.say("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    static_cast<void>(served.held.take(1));
    std::jthread stopping([&] { served.server().stop(std::chrono::minutes(1)); });
    EXPECT_TRUE(idle.hearsEnd());
    EXPECT_TRUE(listening.hearsEnd());
    EXPECT_FALSE(served.client().connected());
    replies.front().send(text(200, "finished"));
    const std::string last = busy.hear();
    EXPECT_THAT(last, EndsWith("finished"));
    EXPECT_THAT(last, HasSubstr("Connection: close"));
}

TEST(CenterHttp, EndsWhatTakesLongerThanTheGrace) {
    Served served;
    RawClient busy = served.client();
    busy.say("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
    auto replies = served.held.take(1);
    served.server().stop(hal::Millis{1});
    EXPECT_TRUE(busy.hearsEnd());
    EXPECT_FALSE(replies.front().wanted());
    replies.front().send(text(200, "too late"));
}

TEST(CenterHttp, CountsForPrometheus) {
    Served served;
    RawClient client = served.client();
    static_cast<void>(client.ask(kHello));
    static_cast<void>(client.ask("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n"));
    const std::string metrics = served.server().metrics();
    EXPECT_THAT(metrics, HasSubstr("banshi_http_connections{listener=\"test\"} 1\n"));
    EXPECT_THAT(metrics, HasSubstr("banshi_http_responses_total{listener=\"test\",status=\"2xx\"} 1\n"));
    EXPECT_THAT(metrics, HasSubstr("banshi_http_responses_total{listener=\"test\",status=\"4xx\"} 1\n"));
}

} // namespace
} // namespace center::http
