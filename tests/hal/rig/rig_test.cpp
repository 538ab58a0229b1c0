// The rig: slots, leases, published status, watches. Devices are simulators in this process.
#include "hal/rig.h"

#include <future>

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/sim/control_socket.h"

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
            .askEvery = {1h, 1h}};
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

// The rig hands a printer no page of another size.
hal::Image a4Page() {
    return hal::ImageBuilder(210, 297, hal::PixelFormat::Grey8).finish(hal::Dpi{hal::kMillimetresPerInch});
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
        return (*printer)->print(hal::RasterDocument{{a4Page()}}, {}, {}, {});
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

TEST(Rig, CountsWhatASlotHasDoneAndWhatBefellIt) {
    const auto rig = opened();
    ASSERT_TRUE(becomes(*rig, "page_printer", Health::Ok));
    EXPECT_EQ(infoOf(*rig, "page_printer").counters, hal::Counters{});
    {
        auto printer = rig->lease<hal::PagePrinter>({}, kPatience);
        ASSERT_TRUE(printer);
        ASSERT_TRUE((*printer)->print(hal::RasterDocument{{a4Page(), a4Page()}}, {}, {}, {}));
    }
    EXPECT_EQ(infoOf(*rig, "page_printer").counters, (hal::Counters{.done = 2}));
    ASSERT_TRUE(rig->control("page_printer", "fault=unplugged"));
    ASSERT_TRUE(becomes(*rig, "page_printer", Health::Fault, Fault::Unplugged));
    ASSERT_TRUE(rig->control("page_printer", "clear"));
    ASSERT_TRUE(becomes(*rig, "page_printer", Health::Ok));
    EXPECT_EQ(infoOf(*rig, "page_printer").counters, (hal::Counters{.done = 2, .faults = 1, .restarts = 1}));
}

// A hand at the cables: what it touches is heard by the rig.
class Hand : public hal::PlugSource {
public:
    std::set<std::string> next(const std::stop_token& stop) override {
        std::unique_lock lock(mutex_);
        touched_.wait(lock, stop, [this] { return !heard_.empty(); });
        return std::exchange(heard_, {});
    }
    void touch(const std::string& subsystem) {
        const std::lock_guard lock(mutex_);
        heard_.insert(subsystem);
        touched_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable_any touched_;
    std::set<std::string> heard_;
};

// A kiosk whose devices are pulled out and put back without a word to the rig.
class Plugs : public testing::Test {
protected:
    Plugs() {
        std::string pattern = (std::filesystem::temp_directory_path() / "banshi-plugs-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
        auto options = kiosk();
        options.slots[0].uri += "&control=" + socket();
        options.plugs = hand_;
        rig_ = opened(std::move(options));
        EXPECT_TRUE(becomes(*rig_, "scanner", Health::Ok));
    }
    ~Plugs() override {
        rig_.reset();
        std::filesystem::remove_all(folder_);
    }

    [[nodiscard]] std::string socket() const { return (folder_ / "scanner").string(); }
    void befall(std::string_view word) { EXPECT_TRUE(hal::sim::tell(socket(), word)); }

    const std::shared_ptr<Hand> hand_ = std::make_shared<Hand>();
    std::unique_ptr<hal::Rig> rig_;

private:
    std::filesystem::path folder_;
};

TEST_F(Plugs, AskTheDeviceThatMayBeGone) {
    befall("fault=unplugged");
    EXPECT_EQ(infoOf(*rig_, "scanner").status.health, Health::Ok) << "nobody has asked yet";
    hand_->touch("usb");
    EXPECT_TRUE(becomes(*rig_, "scanner", Health::Fault, Fault::Unplugged));
}

TEST_F(Plugs, AskAgainWhileTheDeviceSettles) {
    befall("fault=jam");
    hand_->touch("usb");
    ASSERT_TRUE(becomes(*rig_, "scanner", Health::Fault, Fault::Jam));
    befall("fault=unplugged"); // after the answer, as one behind a server of this machine goes
    EXPECT_TRUE(becomes(*rig_, "scanner", Health::Fault, Fault::Unplugged));
}

TEST_F(Plugs, AskEverybodyWhenSomethingWasMissed) {
    befall("fault=jam");
    hand_->touch(hal::kAnySubsystem);
    EXPECT_TRUE(becomes(*rig_, "scanner", Health::Fault, Fault::Jam));
}

TEST_F(Plugs, OfOtherKindsAskNobody) {
    befall("fault=jam");
    hand_->touch("bluetooth");
    hand_->touch("thunderbolt");
    ASSERT_TRUE(rig_->control("page_printer", "fault=jam"));
    ASSERT_TRUE(becomes(*rig_, "page_printer", Health::Fault, Fault::Jam));
    EXPECT_EQ(infoOf(*rig_, "scanner").status.health, Health::Ok);
}

TEST_F(Plugs, OfADeviceInUseAreAskedAboutWhenItIsGivenBack) {
    {
        const auto scanner = rig_->lease<hal::Scanner>({}, kPatience);
        ASSERT_TRUE(scanner);
        befall("fault=jam");
        hand_->touch("usb");
        EXPECT_EQ(infoOf(*rig_, "scanner").status.health, Health::Ok) << "it is the holder's";
    }
    EXPECT_TRUE(becomes(*rig_, "scanner", Health::Fault, Fault::Jam));
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
