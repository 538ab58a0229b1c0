#include "hal/port/trace.h"

#include <deque>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/port/call_log.h"
#include "hal/port/recording.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace hal;
using namespace hal::port;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

// Questions of one byte may be told, everything else is personal.
class OneByteRedactor final : public Redactor {
public:
    std::vector<TracePiece> feed(Way, ByteView bytes) override {
        if (bytes.size() == 1)
            return {{1, Bytes(bytes.begin(), bytes.end())}};
        return {{bytes.size(), {}}};
    }
};

// Answers in the order in which they were put in; a fault where there is one.
class Script final : public Stream {
public:
    explicit Script(std::deque<Result<Bytes>> answers) : answers_(std::move(answers)) {}
    Result<> write(ByteView, Deadline, const std::stop_token&) override { return {}; }
    Result<std::size_t> read(std::span<std::uint8_t> into, Deadline, const std::stop_token&) override {
        auto answer = std::move(answers_.front());
        answers_.pop_front();
        if (!answer)
            return tl::make_unexpected(answer.error());
        std::ranges::copy(*answer, into.begin());
        return answer->size();
    }

private:
    std::deque<Result<Bytes>> answers_;
};

class Recording : public testing::Test {
protected:
    std::string file() const { return (home_ / "device.trace").string(); }
    std::string text() const { return readText(file()); }
    // The bytes that a read gave, or its fault's name.
    static std::string read(Stream& stream) {
        std::array<std::uint8_t, 64> into{};
        const auto count = stream.read(into, Deadline::in(1s), {});
        if (!count)
            return std::string(toString(count.error().fault));
        std::string bytes;
        for (std::size_t at = 0; at < *count; ++at)
            bytes += std::to_string(into[at]) + ' ';
        return bytes;
    }
    static std::string write(Stream& stream, const Bytes& bytes) {
        const auto sent = stream.write(bytes, Deadline::in(1s), {});
        return sent ? "sent" : std::string(toString(sent.error().fault)) + ": " + sent.error().detail;
    }
    void record() {
        auto recorder = Recorder::create(file(), "made+up:?width=58", std::make_unique<OneByteRedactor>());
        ASSERT_TRUE(recorder);
        RecordingStream stream(std::make_unique<Script>(
                                   std::deque<Result<Bytes>>{Bytes{7}, fail(Fault::Timeout), Bytes{1, 2, 3}}),
                               *std::move(recorder));
        EXPECT_EQ(write(stream, {5}), "sent");
        EXPECT_EQ(read(stream), "7 ");
        EXPECT_EQ(read(stream), "timeout");
        EXPECT_EQ(write(stream, {8, 9}), "sent");
        EXPECT_EQ(read(stream), "1 2 3 ");
    }
    Uri address(const std::string& scheme = "made+up") const {
        return *parseUri(scheme + ":?replay=" + file());
    }

private:
    TemporaryDirectory home_;
};

TEST_F(Recording, TellsWhatMayBeToldAndTheLengthOfTheRest) {
    record();
    const auto trace = readTrace(file());
    ASSERT_TRUE(trace) << trace.error().detail;
    EXPECT_EQ(trace->address, "made+up:?width=58");
    EXPECT_EQ(trace->scheme(), "made+up");
    ASSERT_EQ(trace->events.size(), 5U);
    EXPECT_THAT(trace->events[0].piece.bytes, ElementsAre(5));
    EXPECT_EQ(trace->events[2].fault, Fault::Timeout);
    EXPECT_EQ(trace->events[4].piece.length, 3U);
    EXPECT_THAT(trace->events[4].piece.bytes, testing::IsEmpty());
    EXPECT_THAT(text(), testing::Not(HasSubstr("010203")));
    EXPECT_EQ(std::filesystem::status(file()).permissions(), std::filesystem::perms(0600));
}

TEST_F(Recording, AnswersADriverAsTheDeviceDid) {
    record();
    auto stream = ReplayStream::open(address(), std::make_unique<OneByteRedactor>());
    ASSERT_TRUE(stream) << stream.error().detail;
    EXPECT_EQ(read(**stream), "timeout") << "nothing was asked yet";
    EXPECT_EQ(write(**stream, {5}), "sent");
    EXPECT_EQ(read(**stream), "7 ");
    EXPECT_EQ(read(**stream), "timeout");
    EXPECT_EQ(write(**stream, {8, 9}), "sent");
    EXPECT_EQ(read(**stream), "0 0 0 ") << "what was not told";
    EXPECT_EQ(read(**stream), "unplugged") << "the recording is over";
}

TEST_F(Recording, NamesTheLineWhereADriverSaysSomethingElse) {
    record();
    auto stream = ReplayStream::open(address(), std::make_unique<OneByteRedactor>());
    ASSERT_TRUE(stream);
    EXPECT_THAT(write(**stream, {6}), HasSubstr("line 2"));
}

TEST_F(Recording, IsOfOneDriverAlone) {
    record();
    const auto other = ReplayStream::open(address("other"), std::make_unique<OneByteRedactor>());
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().fault, Fault::BadData);
    EXPECT_THAT(other.error().detail, HasSubstr("made+up"));
}

TEST_F(Recording, OverwritesNothing) {
    writeText(file(), "mine");
    const auto recorder = Recorder::create(file(), "made+up:?width=58", std::make_unique<OneByteRedactor>());
    ASSERT_FALSE(recorder);
    EXPECT_EQ(recorder.error().fault, Fault::Storage);
    EXPECT_EQ(text(), "mine");
}

// Wherever a recording was cut off, the last line that is there is named.
TEST_F(Recording, NoticesThatItWasCutOff) {
    record();
    const std::string whole = text();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto trace = parseTrace(std::string_view(whole).substr(0, length));
        ASSERT_FALSE(trace) << length;
        EXPECT_EQ(trace.error().fault, Fault::BadData);
    }
    EXPECT_THAT(parseTrace(whole.substr(0, whole.size() / 2)).error().detail, HasSubstr("cut off"));
}

TEST_F(Recording, OfCallsIsShownAndNotRepeated) {
    const Uri uri = *parseUri("made+up:somewhere?record=" + file());
    EXPECT_FALSE(notingCalls());
    noteCall("open", "before anybody listened");
    {
        const auto log = CallLog::askedFor(uri);
        ASSERT_TRUE(log) << log.error().detail;
        EXPECT_TRUE(notingCalls());
        EXPECT_EQ(CallLog::askedFor(uri).error().fault, Fault::Busy) << "one log a process";
        noteCall("open", "good");
        noteCall("name", "two\nlines \xe5\x90\x8d");
    }
    noteCall("close", "after it");
    const auto trace = readTrace(file());
    ASSERT_TRUE(trace) << trace.error().detail << text();
    EXPECT_EQ(trace->address, "made+up:") << "without the place";
    ASSERT_EQ(trace->events.size(), 2U);
    EXPECT_EQ(trace->events[0].call, "open = good");
    EXPECT_EQ(trace->events[1].call, "name = two?lines ???");
    EXPECT_EQ(ReplayStream::open(address(), std::make_unique<OneByteRedactor>()).error().fault,
              Fault::BadData);
    EXPECT_EQ(CallLog::askedFor(address()).error().fault, Fault::Unsupported);
    EXPECT_EQ(*CallLog::askedFor(*parseUri("made+up:")), nullptr);
}

TEST(SizeAndHash, TellsTwoPagesApartAndNothingElse) {
    EXPECT_EQ(sizeAndHash(asBytes("abc")), "3 bytes, sha256 ba7816bf8f01cfea414140de5dae2223");
}

struct Damage {
    const char* name;
    const char* text;
    const char* says;
};

class DamagedRecording : public testing::TestWithParam<Damage> {};

TEST_P(DamagedRecording, NamesTheLine) {
    const auto trace = parseTrace(GetParam().text);
    ASSERT_FALSE(trace);
    EXPECT_EQ(trace.error().fault, Fault::BadData);
    EXPECT_THAT(trace.error().detail, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Lines, DamagedRecording,
    testing::Values(Damage{"other", "hello\n", "line 1: no recording"},
                    Damage{"version", "banshi-trace 2 x\nend 0\n", "line 1: a recording of another version"},
                    Damage{"driver", "banshi-trace 1\nend 0\n", "line 1: which driver"},
                    Damage{"hex", "banshi-trace 1 x:\n0.000001 out 0g\nend 1\n", "line 2"},
                    Damage{"odd", "banshi-trace 1 x:\n0.000001 out 012\nend 1\n", "line 2"},
                    Damage{"way", "banshi-trace 1 x:\n0.000001 up 01\nend 1\n", "line 2"},
                    Damage{"time", "banshi-trace 1 x:\n0.1 out 01\nend 1\n", "line 2"},
                    Damage{"call", "banshi-trace 1 x:\n0.000001 call\nend 1\n", "line 2"},
                    Damage{"fault", "banshi-trace 1 x:\n0.000001 in fault hunger\nend 1\n", "line 2"},
                    Damage{"length", "banshi-trace 1 x:\n0.000001 in 99999999999 bytes\nend 1\n", "line 2"},
                    Damage{"count", "banshi-trace 1 x:\n0.000001 in 3 bytes\nend 2\n", "line 3: the end"}),
    [](const auto& damage) { return std::string(damage.param.name); });

} // namespace
