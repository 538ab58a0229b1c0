// A kiosk dies at every single moment of its disk work; whatever number it showed is in the outbox, once.
#include <csignal>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/services/ledger/power_cut.h"
#include "tests/services/outbox/hall.h"

namespace {

constexpr int kFilings = 4;

// The numbers that the dying process showed; whether its story was over before the moment came.
struct Testimony {
    std::vector<std::uint64_t> shown;
    bool finished = false;
};

void story(const Hall& hall, int pipe) {
    const auto box = hall.open();
    auto courier = hall.courier();
    for (int i = 0; i < kFilings; ++i) {
        const auto filed = hall.file(*box, std::to_string(i));
        if (!filed)
            ::_exit(3);
        std::ignore = ::write(pipe, &filed->number.counter, sizeof filed->number.counter);
    }
}

Testimony die(const Hall& hall, power_cut::How how, int moment, unsigned seed) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        power_cut::arm(how, moment, seed);
        story(hall, ends[1]);
        ::_exit(0);
    }
    ::close(ends[1]);
    Testimony testimony;
    for (std::uint64_t number = 0; ::read(ends[0], &number, sizeof number) == sizeof number;)
        testimony.shown.push_back(number);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    testimony.finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    EXPECT_TRUE(testimony.finished || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)) << status;
    return testimony;
}

void expectKept(const Hall& hall, const Testimony& testimony) {
    const auto box = hall.open();
    EXPECT_EQ(box->setAside(), std::nullopt);
    std::map<std::uint64_t, int> found;
    for (const auto& parcel : hall.due()) {
        EXPECT_NE(hall.contentOf(parcel), "") << "a record is whole or not there";
        ++found[wire::decodeEnvelope(parcel.envelope)->envelope.header.number.counter];
    }
    for (const auto number : testimony.shown)
        EXPECT_EQ(found[number], 1) << number;
    EXPECT_LE(found.size(), testimony.shown.size() + 1) << "at most the one that was being filed";
    const auto next = hall.file(*box, "next")->number.counter;
    EXPECT_EQ(found.count(next), 0U) << "no number twice";
    EXPECT_LE(next, testimony.shown.size() + 2);
}

int dieAtEveryMoment(power_cut::How how, unsigned seed) {
    for (int moment = 1;; ++moment) {
        SCOPED_TRACE("moment " + std::to_string(moment) + " seed " + std::to_string(seed));
        Hall hall;
        { const auto made = hall.open(); }
        const auto testimony = die(hall, how, moment, seed);
        expectKept(hall, testimony);
        if (testimony.finished || testing::Test::HasFailure())
            return moment;
    }
}

} // namespace

TEST(OutboxCrash, KilledAtEveryMomentKeepsEveryNumberShown) {
    EXPECT_GT(dieAtEveryMoment(power_cut::How::Kill, 0), 10);
}

TEST(OutboxCrash, ThePowerGoneAtEveryMomentKeepsEveryNumberShown) {
    for (const unsigned seed : {1U, 2U, 3U})
        EXPECT_GT(dieAtEveryMoment(power_cut::How::Power, seed), 10);
}
