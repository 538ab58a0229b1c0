// A kiosk dies at every single moment of its disk work; what it had been promised is still there.
#include <algorithm>
#include <csignal>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/services/ledger/kiosk.h"
#include "tests/services/ledger/power_cut.h"

using ledger::Action;
using ledger::Outcome;

namespace {

// What the dying process had been told, in order, as it said so on a pipe: 'b' begun, 'c' closed.
struct Testimony {
    std::string promises;
    bool finished = false; // the story was over before the moment came
};

void say(int pipe, char what) { std::ignore = ::write(pipe, &what, 1); }

// Three copies, the last of which is cancelled; then the ledger is closed, which moves the journal into the
// file.
void story(const Kiosk& kiosk, int pipe) {
    const auto ledger = kiosk.open();
    for (const Outcome outcome : {Outcome::Done, Outcome::Failed, Outcome::Cancelled}) {
        const auto entry = ledger->begin(Action::CopyCard, {.copies = 1});
        if (!entry)
            ::_exit(3);
        say(pipe, 'b');
        if (!ledger->close(*entry, outcome))
            ::_exit(4);
        say(pipe, 'c');
    }
}

Testimony die(const Kiosk& kiosk, power_cut::How how, int moment, unsigned seed) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        power_cut::arm(how, moment, seed);
        story(kiosk, ends[1]);
        ::_exit(0);
    }
    ::close(ends[1]);
    Testimony testimony;
    for (char what = 0; ::read(ends[0], &what, 1) == 1;)
        testimony.promises += what;
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    testimony.finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    EXPECT_TRUE(testimony.finished || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)) << status;
    return testimony;
}

// Every promise was kept, nothing is open, nothing was set aside, the chain is whole.
void expectKept(const Kiosk& kiosk, const Testimony& testimony, int before) {
    const auto ledger = kiosk.open();
    EXPECT_EQ(ledger->setAside(), std::nullopt);
    EXPECT_TRUE(ledger->verify().intact) << ledger->verify().reason;
    const auto entries = ledger->entries().value();
    const auto begun = std::ranges::count(testimony.promises, 'b');
    const auto closed = std::ranges::count(testimony.promises, 'c');
    ASSERT_GE(std::ssize(entries), before + begun);
    ASSERT_LE(std::ssize(entries), before + begun + 1) << "at most the one that was being begun";
    constexpr Outcome kTold[] = {Outcome::Done, Outcome::Failed, Outcome::Cancelled};
    for (std::ptrdiff_t i = 0; i < std::ssize(entries) - before; ++i) {
        const Outcome outcome = entries[static_cast<std::size_t>(before + i)].outcome;
        const bool maybeInterrupted = i >= closed; // it was being closed, or not yet
        EXPECT_TRUE(outcome == kTold[i] || (maybeInterrupted && outcome == Outcome::Interrupted))
            << toString(outcome);
    }
}

int dieAtEveryMoment(power_cut::How how, unsigned seed) {
    int moment = 1;
    for (;; ++moment) {
        SCOPED_TRACE("moment " + std::to_string(moment) + " seed " + std::to_string(seed));
        Kiosk kiosk;
        kiosk.fill(2);
        const auto testimony = die(kiosk, how, moment, seed);
        expectKept(kiosk, testimony, 2);
        if (testimony.finished || testing::Test::HasFailure())
            return moment;
    }
}

} // namespace

TEST(LedgerCrash, KilledAtEveryMomentKeepsEveryPromise) {
    EXPECT_GT(dieAtEveryMoment(power_cut::How::Kill, 0), 20);
}

TEST(LedgerCrash, ThePowerGoneAtEveryMomentKeepsEveryPromise) {
    for (const unsigned seed : {1u, 2u, 3u})
        EXPECT_GT(dieAtEveryMoment(power_cut::How::Power, seed), 20);
}

// Not only at disk work: killed from outside, at any time, again and again on one and the same ledger.
TEST(LedgerCrash, KilledAgainAndAgainNeverBreaksTheChain) {
    Kiosk kiosk;
    std::ptrdiff_t promised = 0;
    for (int round = 0; round < 15; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto ledger = kiosk.open();
            for (;;) {
                const auto entry = ledger->begin(Action::Print, {}).value();
                say(ends[1], 'b');
                if (!ledger->close(entry, Outcome::Done))
                    ::_exit(1);
            }
        }
        ::close(ends[1]);
        char what = 0;
        for (int n = 0; n <= round; ++n)
            promised += ::read(ends[0], &what, 1);
        ::kill(child, SIGKILL);
        while (::read(ends[0], &what, 1) == 1)
            ++promised;
        ::close(ends[0]);
        ::waitpid(child, nullptr, 0);
    }
    const auto ledger = kiosk.open();
    EXPECT_TRUE(ledger->verify().intact);
    EXPECT_GE(ledger->verify().entries, promised);
    EXPECT_EQ(ledger->setAside(), std::nullopt);
}
