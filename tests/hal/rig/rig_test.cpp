// The rig: slots, leases, published status, watches. Devices are simulators in this process.
#include "hal/rig.h"

#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using hal::Fault;
using hal::Health;
using hal::Kind;

constexpr hal::Millis kPatience{20'000}; // never used up: a bound for a broken build, not a measurement

hal::RigOptions kiosk() {
    return {.slots = {{"scanner", Kind::Scanner, "sim:scanner?inprocess=1&pace=instant"},
                      {"page_printer", Kind::PagePrinter, "sim:printer?inprocess=1&pace=instant"},
                      {"id_reader", Kind::IdReader, ""}},
            .hostProgram = {},
            .statusInterval = 1h};
}

std::unique_ptr<hal::Rig> opened(hal::RigOptions options = kiosk()) {
    auto rig = hal::Rig::open(std::move(options));
    EXPECT_TRUE(rig) << rig.error().detail;
    return *std::move(rig);
}

hal::DeviceInfo infoOf(const hal::Rig& rig, std::string_view slot) {
    for (const auto& info : rig.inventory())
        if (info.slot == slot)
            return info;
    ADD_FAILURE() << "no slot " << slot;
    return {};
}

// Waits for the publication that satisfies `wanted`, however it comes about.
template <class Wanted>
bool becomes(hal::Rig& rig, std::string_view slot, Wanted wanted) {
    std::promise<void> seen;
    std::atomic_flag done;
    const auto look = [&](const hal::DeviceInfo& info) {
        if (info.slot == slot && wanted(info) && !done.test_and_set())
            seen.set_value();
    };
    const auto watch = rig.watch(look);
    look(infoOf(rig, slot));
    return seen.get_future().wait_for(kPatience) == std::future_status::ready;
}

bool becomes(hal::Rig& rig, std::string_view slot, Health health, std::optional<Fault> fault = {}) {
    return becomes(rig, slot, [=](const hal::DeviceInfo& info) {
        return info.status.health == health && info.status.fault == fault;
    });
}

TEST(Rig, AsksItsIdleDevicesAsSoonAsItIsOpen) {
    const auto rig = opened();
    EXPECT_TRUE(becomes(*rig, "scanner", Health::Ok));
    EXPECT_TRUE(becomes(*rig, "page_printer", Health::Ok));
    EXPECT_FALSE(infoOf(*rig, "scanner").identity.model.empty());
    EXPECT_TRUE(infoOf(*rig, "scanner").simulated);
}

TEST(Rig, LeavesOutTheSlotThatTheKioskDoesNotHave) {
    const auto rig = opened();
    EXPECT_EQ(rig->inventory().size(), 2u);
    const auto reader = rig->lease<hal::IdReader>({}, 0ms);
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().fault, Fault::Absent);
}

TEST(Rig, NamesTheSlotWhoseUriNoDriverTakes) {
    auto options = kiosk();
    options.slots[1].uri = "carrier-pigeon:loft";
    const auto rig = hal::Rig::open(options);
    ASSERT_FALSE(rig);
    EXPECT_EQ(rig.error().fault, Fault::BadData);
    EXPECT_THAT(rig.error().detail,
                testing::AllOf(testing::HasSubstr("page_printer"), testing::HasSubstr("carrier-pigeon")));
}

TEST(Rig, LendsADeviceToOneHolderAtATime) {
    const auto rig = opened();
    {
        const auto mine = rig->lease<hal::Scanner>({}, kPatience);
        ASSERT_TRUE(mine);
        EXPECT_TRUE(infoOf(*rig, "scanner").leased);
        const auto yours = rig->lease<hal::Scanner>({}, 0ms);
        ASSERT_FALSE(yours);
        EXPECT_EQ(yours.error().fault, Fault::Busy);
        EXPECT_TRUE(rig->lease<hal::PagePrinter>({}, kPatience)) << "another slot is another matter";
    }
    EXPECT_FALSE(infoOf(*rig, "scanner").leased);
    EXPECT_TRUE(rig->lease<hal::Scanner>({}, kPatience));
}

TEST(Rig, HandsTheDeviceToWhoWaitsAsSoonAsItIsGivenBack) {
    const auto rig = opened();
    auto mine = rig->lease<hal::Scanner>({}, kPatience);
    ASSERT_TRUE(mine);
    auto waiting = std::async([&] { return rig->lease<hal::Scanner>({}, kPatience).has_value(); });
    mine = hal::fail(Fault::Absent);
    EXPECT_TRUE(waiting.get());
}

TEST(Rig, StopsWaitingForALeaseWhenTold) {
    const auto rig = opened();
    const auto mine = rig->lease<hal::Scanner>({}, kPatience);
    ASSERT_TRUE(mine);
    std::stop_source stop;
    auto waiting = std::async([&] { return rig->lease<hal::Scanner>(stop.get_token(), kPatience); });
    stop.request_stop();
    const auto got = waiting.get();
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().fault, Fault::Cancelled);
}

TEST(Rig, PublishesWhatAWorkingDeviceWaitsFor) {
    const auto rig = opened();
    ASSERT_TRUE(rig->control("page_printer", "fault=out_of_paper@0.5"));
    auto printing = std::async([&] {
        auto printer = rig->lease<hal::PagePrinter>({}, kPatience);
        return (*printer)->print(
            hal::RasterDocument{{hal::ImageBuilder(8, 8, hal::PixelFormat::Grey8).finish()}}, {}, {}, {});
    });
    EXPECT_TRUE(becomes(*rig, "page_printer", [](const hal::DeviceInfo& info) {
        return info.leased && info.status.fault == Fault::OutOfPaper;
    }));
    ASSERT_TRUE(rig->control("page_printer", "refill"));
    const auto outcome = printing.get();
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->sheets, 1);
    EXPECT_TRUE(becomes(*rig, "page_printer", Health::Ok));
}

TEST(Rig, PublishesAnUnpluggedDeviceAndItsReturn) {
    const auto rig = opened();
    ASSERT_TRUE(becomes(*rig, "scanner", Health::Ok));
    ASSERT_TRUE(rig->control("scanner", "fault=unplugged"));
    EXPECT_TRUE(becomes(*rig, "scanner", Health::Fault, Fault::Unplugged));
    ASSERT_TRUE(rig->control("scanner", "clear"));
    EXPECT_TRUE(becomes(*rig, "scanner", Health::Ok));
}

TEST(Rig, DoesNotBlameTheDeviceForACancelledScan) {
    const auto rig = opened();
    {
        const auto scanner = rig->lease<hal::Scanner>({}, kPatience);
        ASSERT_TRUE(scanner);
        std::stop_source stop;
        stop.request_stop();
        const auto pages = (*scanner)->scan({}, stop.get_token(), {});
        ASSERT_FALSE(pages);
        EXPECT_EQ(pages.error().fault, Fault::Cancelled);
    }
    EXPECT_TRUE(becomes(*rig, "scanner", Health::Ok));
}

TEST(Rig, StopsTellingWhenTheWatchIsGone) {
    const auto rig = opened();
    ASSERT_TRUE(becomes(*rig, "scanner", Health::Ok));
    std::atomic<int> told = 0;
    auto watch = rig->watch([&](const hal::DeviceInfo&) { ++told; });
    watch = {};
    const int before = told;
    ASSERT_TRUE(rig->control("scanner", "fault=jam"));
    ASSERT_TRUE(becomes(*rig, "scanner", Health::Fault, Fault::Jam));
    EXPECT_EQ(told, before);
}

TEST(Rig, LetsACallbackEndItsOwnWatch) {
    const auto rig = opened();
    std::promise<void> ended;
    hal::Rig::Watch watch;
    std::promise<void> armed;
    watch = rig->watch([&, once = false](const hal::DeviceInfo&) mutable {
        if (std::exchange(once, true))
            return;
        armed.get_future().wait();
        watch = {};
        ended.set_value();
    });
    armed.set_value();
    ASSERT_TRUE(rig->control("scanner", "fault=jam"));
    EXPECT_EQ(ended.get_future().wait_for(kPatience), std::future_status::ready);
}

TEST(Rig, RefusesCommandsItDoesNotKnow) {
    const auto rig = opened();
    EXPECT_EQ(rig->control("scanner", "fault=earthquake").error().fault, Fault::BadData);
    EXPECT_EQ(rig->control("scanner", "dance").error().fault, Fault::Unsupported);
    EXPECT_EQ(rig->control("garage", "clear").error().fault, Fault::Absent);
}

} // namespace
