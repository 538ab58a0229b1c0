// Work off the GUI thread: what it reports arrives in order, letting go never waits.
#include "kiosk/job/latest.h"

#include <condition_variable>
#include <latch>
#include <thread>

#include <QTest>

#include <gtest/gtest.h>

namespace kiosk {
namespace {

using Answer = hal::Result<int>;

template <class Condition>
void until(Condition condition) {
    ASSERT_TRUE(QTest::qWaitFor(condition, 10'000));
}

TEST(Jobs, RunsAsideAndReportsOnTheThreadThatStartedIt) {
    Jobs jobs;
    const auto here = std::this_thread::get_id();
    std::thread::id workedOn, reportedOn;
    int answer = 0;
    const Job job = jobs.start(
        [&](std::stop_token, const hal::OnProgress&) -> Answer {
            workedOn = std::this_thread::get_id();
            return 42;
        },
        [&](Answer outcome) {
            reportedOn = std::this_thread::get_id();
            answer = *outcome;
        });
    EXPECT_TRUE(job.running());
    until([&] { return answer == 42; });
    EXPECT_NE(workedOn, here);
    EXPECT_EQ(reportedOn, here);
    EXPECT_FALSE(job.running());
    EXPECT_EQ(jobs.running(), 0);
}

TEST(Jobs, CarriesOnlyTheNewestProgressHoweverFastADeviceReports) {
    Jobs jobs;
    std::vector<double> seen;
    bool done = false;
    std::latch reported(1);
    const Job job = jobs.start(
        [&](std::stop_token, const hal::OnProgress& progress) -> Answer {
            for (int i = 1; i <= 10'000; ++i)
                progress({hal::Phase::Working, i / 10'000.0, std::nullopt});
            reported.count_down();
            return 0;
        },
        [&](const Answer&) { done = true; },
        [&](const hal::Progress& progress) { seen.push_back(*progress.done); });
    reported.wait(); // this thread handles no event meanwhile
    until([&] { return done; });
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_DOUBLE_EQ(seen.back(), 1.0);
}

TEST(Jobs, HearsNothingFromWorkItLetGoAndDoesNotWaitForIt) {
    Jobs jobs;
    std::latch begun(1), release(1);
    bool heard = false;
    std::stop_token seen;
    Job job = jobs.start(
        [&](std::stop_token stop, const hal::OnProgress&) -> Answer {
            seen = stop;
            begun.count_down();
            release.wait();
            return 0;
        },
        [&](const Answer&) { heard = true; });
    begun.wait();
    job = Job();
    EXPECT_TRUE(seen.stop_requested());
    EXPECT_EQ(jobs.running(), 1) << "letting go did not wait";
    release.count_down();
    until([&] { return jobs.running() == 0; });
    EXPECT_FALSE(heard);
}

TEST(Jobs, StillHearsTheOutcomeOfWorkItAskedToStop) {
    Jobs jobs;
    std::optional<hal::Fault> outcome;
    Job job = jobs.start(
        [](std::stop_token stop, const hal::OnProgress&) -> Answer {
            std::mutex mutex;
            std::condition_variable_any never;
            std::unique_lock lock(mutex);
            never.wait(lock, stop, [] { return false; });
            return hal::fail(hal::Fault::Cancelled);
        },
        [&](const Answer& answer) { outcome = answer.error().fault; });
    job.requestStop();
    until([&] { return outcome == hal::Fault::Cancelled; });
}

TEST(Jobs, TurnsAnExceptionIntoAFault) {
    Jobs jobs;
    std::optional<hal::Fault> outcome;
    const Job job =
        jobs.start([](std::stop_token, const hal::OnProgress&) -> Answer { throw std::bad_alloc(); },
                   [&](const Answer& answer) { outcome = answer.error().fault; });
    until([&] { return outcome == hal::Fault::Faulty; });
}

TEST(Jobs, DestroysWhatTheWorkHeldBeforeItReports) {
    Jobs jobs;
    auto held = std::make_shared<int>(7);
    const std::weak_ptr<int> watch = held;
    bool goneWhenReported = false;
    const Job job = jobs.start(
        [held = std::move(held)](std::stop_token, const hal::OnProgress&) -> Answer { return *held; },
        [&](const Answer&) { goneWhenReported = watch.expired(); });
    until([&] { return !job.running(); });
    EXPECT_TRUE(goneWhenReported);
}

TEST(Jobs, StopsAndJoinsEverythingAtTheEnd) {
    bool ended = false;
    {
        Jobs jobs;
        std::latch begun(1);
        const Job job = jobs.start(
            [&](std::stop_token stop, const hal::OnProgress&) -> Answer {
                begun.count_down();
                std::mutex mutex;
                std::condition_variable_any never;
                std::unique_lock lock(mutex);
                never.wait(lock, stop, [] { return false; });
                ended = true;
                return 0;
            },
            [](const Answer&) {});
        begun.wait();
    }
    EXPECT_TRUE(ended);
}

TEST(Latest, ReportsOnlyTheNewestOfManyWishes) {
    Jobs jobs;
    Latest<int> latest(jobs);
    std::vector<int> reports;
    std::atomic<int> ran = 0;
    std::latch release(1);
    for (int i = 1; i <= 5; ++i)
        latest.start(
            [&, i](std::stop_token, const hal::OnProgress&) -> Answer {
                ++ran;
                release.wait();
                return i;
            },
            [&](const Answer& answer) { reports.push_back(*answer); });
    release.count_down();
    until([&] { return !reports.empty() && jobs.running() == 0; });
    EXPECT_EQ(reports, std::vector<int>{5});
    EXPECT_EQ(ran, 2) << "the first, and the newest";
}

} // namespace
} // namespace kiosk
