#include "tests/conformance/camera_suite.h"

#include <atomic>

using namespace conformance;
using hal::Camera;
using hal::Fault;
using testing::AnyOf;

hal::Result<std::unique_ptr<hal::LiveCamera>> CameraConformance::live() {
    return hal::LiveCamera::start(rig(), {}, kPatience);
}

hal::Result<std::uint64_t> CameraConformance::watch(std::uint64_t frames) {
    const auto camera = live();
    if (!camera)
        return tl::make_unexpected(camera.error());
    std::uint64_t seen = 0;
    while (seen < frames) {
        const auto frame = (*camera)->hub().newerThan(seen, {}, kPatience);
        if (!frame)
            return tl::make_unexpected(frame.error());
        seen = frame->number;
    }
    return seen;
}

TEST_P(CameraConformance, SaysWhatItIs) {
    open();
    const auto camera = lease<Camera>();
    EXPECT_EQ(camera->kind(), hal::Kind::Camera);
    EXPECT_FALSE(camera->identity().model.empty());
}

TEST_P(CameraConformance, IsWellWhenNothingAilsIt) {
    open();
    EXPECT_TRUE(becomesWell());
    const auto status = lease<Camera>()->status(hal::Deadline::in(kPatience));
    ASSERT_TRUE(status) << describe(status);
    EXPECT_EQ(status->health, hal::Health::Ok);
}

TEST_P(CameraConformance, ListsItsModesTheLargestFirst) {
    open();
    const auto can = lease<Camera>()->capabilities(hal::Deadline::in(kPatience));
    ASSERT_TRUE(can) << describe(can);
    const auto area = [](const hal::CameraMode& mode) { return long{mode.width} * mode.height; };
    EXPECT_TRUE(std::ranges::is_sorted(can->modes, std::greater{}, area));
    EXPECT_THAT(can->modes, testing::Contains(can->stream));
    EXPECT_THAT(can->modes, testing::Contains(can->still));
    EXPECT_GE(area(can->still), area(can->stream));
    EXPECT_GE(can->stream.framesPerSecond, 15);
}

TEST_P(CameraConformance, ShowsFramesInTheModeOfItsStream) {
    open();
    const auto camera = live();
    ASSERT_TRUE(camera) << describe(camera);
    std::uint64_t seen = 0;
    for (int i = 0; i < 5; ++i) {
        const auto frame = (*camera)->hub().newerThan(seen, {}, kPatience);
        ASSERT_TRUE(frame) << describe(frame);
        EXPECT_GT(frame->number, seen);
        seen = frame->number;
        EXPECT_EQ(frame->picture.width(), (*camera)->capabilities().stream.width);
        EXPECT_EQ(frame->picture.height(), (*camera)->capabilities().stream.height);
        EXPECT_EQ(frame->picture.format(), hal::PixelFormat::Rgb24);
        EXPECT_FALSE(frame->picture.dpi()) << "a matter of calibration";
    }
}

TEST_P(CameraConformance, FeedsReadersAtOnce) {
    open();
    const auto camera = live();
    ASSERT_TRUE(camera) << describe(camera);
    std::atomic<int> content = 0;
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 3; ++i)
            readers.emplace_back([&] {
                std::uint64_t seen = 0;
                while (const auto frame = (*camera)->hub().newerThan(seen, {}, kPatience))
                    if ((seen = frame->number) >= 5) {
                        ++content;
                        break;
                    }
            });
    }
    EXPECT_EQ(content, 3);
}

TEST_P(CameraConformance, TakesStillsOfTheRunningStream) {
    open();
    const auto camera = live();
    ASSERT_TRUE(camera) << describe(camera);
    for (int i = 0; i < 2; ++i) {
        const auto still = (*camera)->hub().still({}, kPatience);
        ASSERT_TRUE(still) << describe(still);
        EXPECT_EQ(still->width(), (*camera)->capabilities().still.width);
        EXPECT_EQ(still->height(), (*camera)->capabilities().still.height);
        if (const auto lies = subject().underTheLens()) {
            ASSERT_EQ(still->width(), lies->width());
            ASSERT_EQ(still->height(), lies->height());
            EXPECT_TRUE(std::ranges::equal(still->bytes().first(lies->bytes().size()), lies->bytes()));
        }
        const auto last = (*camera)->hub().latest();
        const auto frame = (*camera)->hub().newerThan(last ? last->number : 0, {}, kPatience);
        ASSERT_TRUE(frame) << "the stream goes on: " << describe(frame);
        EXPECT_EQ(frame->picture.width(), (*camera)->capabilities().stream.width);
    }
}

TEST_P(CameraConformance, MeasuresItself) {
    open();
    const auto report = lease<Camera>()->selfTest({});
    ASSERT_TRUE(report) << describe(report);
    EXPECT_THAT(report->measurements,
                testing::Contains(testing::Field(&hal::TestReport::Measurement::name, "frames_per_second")));
    EXPECT_THAT(report->measurements,
                testing::Contains(testing::Field(&hal::TestReport::Measurement::name, "edge_width")));
}

TEST_P(CameraConformance, ObeysAStop) {
    open(Pace::Natural);
    auto camera = lease<Camera>();
    hal::FrameHub hub;
    hal::Error ended;
    std::jthread streaming([&](std::stop_token stop) { ended = camera->stream(hub, std::move(stop)); });
    ASSERT_TRUE(hub.newerThan(0, {}, kPatience));
    expectWithin(4, limits().stop, [&] {
        streaming.request_stop();
        streaming.join();
    });
    EXPECT_EQ(ended.fault, Fault::Cancelled);
    EXPECT_EQ(camera->status(hal::Deadline::in(kPatience))->health, hal::Health::Ok);
}

TEST_P(CameraConformance, StreamsAgainAfterAStop) {
    open();
    for (int i = 0; i < 3; ++i) {
        const auto seen = watch(3);
        EXPECT_TRUE(seen) << describe(seen);
    }
}

TEST_P(CameraConformance, PassesDamagedFramesOver) {
    open();
    const auto camera = live();
    ASSERT_TRUE(camera) << describe(camera);
    if (!subject().provoke(rig(), Mishap::Damaged, When::Now))
        GTEST_SKIP() << "sends none";
    std::uint64_t number = 0;
    for (int i = 0; i < 10; ++i) {
        const auto frame = (*camera)->hub().newerThan(number, {}, kPatience);
        ASSERT_TRUE(frame) << describe(frame);
        number = frame->number;
        EXPECT_EQ(frame->picture.width(), (*camera)->capabilities().stream.width);
    }
}

TEST_P(CameraConformance, EndsAStreamThatBringsNothing) {
    open();
    if (!subject().provoke(rig(), Mishap::NoPage, When::Midway))
        GTEST_SKIP() << "always brings something";
    EXPECT_EQ(faultOf(watch(1'000'000)), Fault::Io);
    EXPECT_TRUE(becomesIll());
    subject().mend(rig());
    const auto after = watch(3);
    EXPECT_TRUE(after) << describe(after);
    EXPECT_TRUE(becomesWell());
}

TEST_P(CameraConformance, SaysThatAnotherUsesIt) {
    open();
    if (!subject().provoke(rig(), Mishap::Busy, When::Now))
        GTEST_SKIP() << "cannot be used by another";
    EXPECT_EQ(faultOf(watch(1)), Fault::Busy);
    subject().mend(rig());
    const auto after = watch(3);
    EXPECT_TRUE(after) << describe(after);
}

TEST_P(CameraConformance, ComesBackAfterItWasUnplugged) {
    open();
    for (const When when : kWhenever) {
        SCOPED_TRACE(toString(when));
        if (!subject().provoke(rig(), Mishap::Unplugged, when))
            continue;
        EXPECT_THAT(faultOf(watch(1'000'000)), AnyOf(Fault::Unplugged, Fault::Absent));
        EXPECT_TRUE(becomesIll());
        subject().mend(rig());
        const auto after = watch(3);
        EXPECT_TRUE(after) << describe(after);
        EXPECT_TRUE(becomesWell());
    }
}

TEST_P(CameraConformance, IsGivenUpWhenItsDriverHangsOrCrashes) {
    open();
    for (const Mishap mishap : {Mishap::Hang, Mishap::Crash})
        for (const When when : {When::AtStart, When::Midway}) {
            SCOPED_TRACE(std::string(toString(mishap)) + " " + toString(when));
            if (!subject().provoke(rig(), mishap, when))
                GTEST_SKIP() << "does not";
            EXPECT_EQ(faultOf(watch(1'000'000)), Fault::Faulty);
            subject().mend(rig());
            const auto after = watch(3);
            EXPECT_TRUE(after) << describe(after);
        }
}
