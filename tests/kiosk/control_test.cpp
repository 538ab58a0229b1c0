// The running application hears commands of its own user, whatever else comes in at its socket.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <latch>
#include <sstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "kiosk/control/client.h"
#include "kiosk/control/place.h"
#include "kiosk/control/server.h"
#include "tests/support/temporary_directory.h"

namespace kiosk::control {
namespace {

namespace fs = std::filesystem;
using hal::Fault;
using testing::HasSubstr;

int echo(const Request& request, std::ostream& out, std::ostream& err, const std::stop_token&) {
    for (const std::string& argument : request.arguments)
        out << argument << '\n';
    err << request.folder.string() << '\n';
    return 7;
}

class Door : public testing::Test {
protected:
    std::unique_ptr<Server> opened(Server::Obey obey = echo) {
        auto server = Server::open(state(), std::move(obey));
        EXPECT_TRUE(server) << server.error().detail;
        return server ? *std::move(server) : nullptr;
    }
    fs::path state() const { return folder_.path(); }
    fs::path socket() const { return state() / "run" / "kiosk.socket"; }

    // What comes back for a raw line.
    std::string raw(std::string_view bytes) {
        const auto connection = connectTo(state());
        EXPECT_TRUE(connection);
        EXPECT_TRUE(sendLine(connection->get(), bytes));
        ::shutdown(connection->get(), SHUT_WR);
        LineReader reader(connection->get());
        std::string all;
        while (auto line = reader.next(10'000))
            all += *line + "\n";
        return all;
    }
    void expectItLives() {
        std::ostringstream out, err;
        EXPECT_EQ(ask(state(), {{"still"}, "/"}, out, err, {}), 7);
        EXPECT_EQ(out.str(), "still\n");
    }

private:
    TemporaryDirectory folder_;
};

TEST_F(Door, DoesACommandAndTellsWhatItSaysAndHowItEnded) {
    const auto server = opened();
    std::ostringstream out, err;
    EXPECT_EQ(ask(state(), {{"test", "自助", "a \"b\"\n"}, "/home/technician"}, out, err, {}), 7);
    EXPECT_EQ(out.str(), "test\n自助\na \"b\"\n\n");
    EXPECT_EQ(err.str(), "/home/technician\n");
}

TEST_F(Door, IsOpenToItsOwnerAlone) {
    const auto server = opened();
    EXPECT_EQ(fs::status(socket()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::status(socket().parent_path()).permissions(), fs::perms::owner_all);
}

TEST_F(Door, TakesBackAFolderThatWasLeftOpenToOthers) {
    fs::create_directory(socket().parent_path());
    fs::permissions(socket().parent_path(), fs::perms::all);
    const auto server = opened();
    EXPECT_EQ(fs::status(socket().parent_path()).permissions(), fs::perms::owner_all);
}

TEST_F(Door, IsNotMadeBehindALink) {
    const TemporaryDirectory elsewhere;
    fs::create_directory_symlink(elsewhere.path(), socket().parent_path());
    const auto server = Server::open(state(), echo);
    ASSERT_FALSE(server);
    EXPECT_TRUE(fs::is_empty(elsewhere.path()));
}

TEST_F(Door, IsKnownToBeAbsentWhenNobodyRanWhenItEndedAndWhenItWasKilled) {
    std::ostringstream out, err;
    EXPECT_EQ(ask(state(), {{"x"}, "/"}, out, err, {}).error().fault, Fault::Absent);
    opened().reset();
    EXPECT_FALSE(fs::exists(socket()));
    EXPECT_EQ(ask(state(), {{"x"}, "/"}, out, err, {}).error().fault, Fault::Absent);
    {
        const auto place = ownPlace(state()); // as SIGKILL leaves it: the socket's file without a listener
        ASSERT_TRUE(place);
        ASSERT_TRUE(listenAt(*place));
    }
    ASSERT_TRUE(fs::exists(socket()));
    EXPECT_EQ(ask(state(), {{"x"}, "/"}, out, err, {}).error().fault, Fault::Absent);
    EXPECT_EQ(running(state()), false);
    const auto server = opened();
    expectItLives();
    EXPECT_EQ(running(state()), true);
}

TEST_F(Door, IsOneForAStateDirectory) {
    const auto first = opened();
    const auto second = Server::open(state(), echo);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().fault, Fault::Busy);
    expectItLives();
}

TEST_F(Door, SurvivesGarbage) {
    const auto server = opened();
    const std::string deep(20'000, '[');
    for (const std::string& bytes :
         {std::string("\n"), std::string("hello\n"), std::string("{}\n"), std::string("\xff\xfe\0\n", 4),
          std::string("{\"schema\":2,\"arguments\":[],\"folder\":\"/\"}\n"),
          std::string("{\"schema\":1,\"arguments\":[1],\"folder\":\"/\"}\n"),
          std::string("{\"schema\":1,\"arguments\":[],\"folder\":\"not/absolute\"}\n"), deep + "\n",
          std::string("{\"schema\":1")}) {
        const std::string answer = raw(bytes);
        EXPECT_THAT(answer, HasSubstr("did not understand")) << bytes;
        EXPECT_THAT(answer, HasSubstr("{\"schema\":1,\"exit\":2}"));
    }
    expectItLives();
}

TEST_F(Door, ReadsNoLineWithoutEnd) {
    const auto server = opened();
    const auto connection = connectTo(state());
    ASSERT_TRUE(connection);
    // It stops listening in the middle: then there is no reader, or an answer.
    const std::string part(4096, 'x');
    for (std::size_t sent = 0; sent < 8 * kLongestLine && sendLine(connection->get(), part);
         sent += part.size()) {
    }
    expectItLives();
}

TEST_F(Door, EndsTheCommandOfAClientThatHangsUp) {
    std::latch begun(1), ended(1);
    const auto server =
        opened([&](const Request&, std::ostream&, std::ostream&, const std::stop_token& stop) {
            std::latch stopped(1);
            const std::stop_callback wake(stop, [&] { stopped.count_down(); });
            begun.count_down();
            stopped.wait();
            ended.count_down();
            return 1;
        });
    std::ostringstream out, err;
    std::stop_source hand;
    std::jthread presser([&] {
        begun.wait();
        hand.request_stop();
    });
    const auto answer = ask(state(), {{"test"}, "/"}, out, err, hand.get_token());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, Fault::Cancelled);
    ended.wait();
}

TEST_F(Door, StopsWhatRunsWhenTheApplicationEnds) {
    std::latch begun(1);
    auto server = opened([&](const Request&, std::ostream&, std::ostream&, const std::stop_token& stop) {
        std::latch stopped(1);
        const std::stop_callback wake(stop, [&] { stopped.count_down(); });
        begun.count_down();
        stopped.wait();
        return 5;
    });
    std::ostringstream out, err;
    std::jthread client([&] { EXPECT_EQ(ask(state(), {{"test"}, "/"}, out, err, {}), 5); });
    begun.wait();
    server.reset();
}

TEST_F(Door, HearsMoreClientsThanItServesAtATime) {
    std::atomic<int> atOnce = 0, most = 0;
    const auto server = opened([&](const Request&, std::ostream& out, std::ostream&, const std::stop_token&) {
        const int now = ++atOnce;
        for (int before = most; now > before && !most.compare_exchange_weak(before, now);) {
        }
        out << "line\n";
        --atOnce;
        return 0;
    });
    std::atomic<int> served = 0;
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 60; ++i)
            clients.emplace_back([&] {
                std::ostringstream out, err;
                const auto answer = ask(state(), {{"devices"}, "/"}, out, err, {});
                served += answer && *answer == 0 && out.str() == "line\n";
            });
    }
    EXPECT_EQ(served, 60);
    EXPECT_LE(most, static_cast<int>(Server::kMostClients));
}

TEST_F(Door, LosesNothingOfALongAnswer) {
    const std::string text = [] {
        std::string lines;
        for (int i = 0; i < 50'000; ++i)
            lines += std::to_string(i) + "\n";
        return lines + std::string(100'000, 'x'); // without an end
    }();
    const auto server = opened([&](const Request&, std::ostream& out, std::ostream&, const std::stop_token&) {
        out << text;
        return 0;
    });
    std::ostringstream out, err;
    EXPECT_EQ(ask(state(), {{"x"}, "/"}, out, err, {}), 0);
    EXPECT_EQ(out.str(), text);
}

TEST(ControlLine, IsReadAsItWasWritten) {
    const auto request = requestOf(toLine(Request{{"test", "a\nb"}, "/x"}));
    ASSERT_TRUE(request);
    EXPECT_EQ(request->arguments, (std::vector<std::string>{"test", "a\nb"}));
    EXPECT_EQ(request->folder, "/x");
    for (const Answer& answer : {Answer(Begun{}), Answer(Out{"o\n"}), Answer(Err{"e"}), Answer(Ended{3})}) {
        const auto read = answerOf(toLine(answer));
        ASSERT_TRUE(read);
        EXPECT_EQ(read->index(), answer.index());
    }
    EXPECT_EQ(answerOf("{\"schema\":1,\"exit\":\"no\"}").error().fault, Fault::BadData);
    EXPECT_EQ(answerOf("{\"schema\":9,\"exit\":0}").error().fault, Fault::Unsupported);
}

} // namespace
} // namespace kiosk::control
