// Uevents of a machine that umockdev plays, through the real libudev.
#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <umockdev.h>

#include "hal/rig/plug_source.h"

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class UdevSource : public testing::Test {
protected:
    UdevSource() : machine_(umockdev_testbed_new()) {
        auto source = hal::openUdevSource();
        EXPECT_TRUE(source) << source.error().detail;
        if (source)
            source_ = *std::move(source);
    }
    ~UdevSource() override { g_object_unref(machine_); }

    // Tells of a new device as the kernel does.
    std::string plugIn(const char* subsystem, const char* name, const char* type) {
        gchar* path = umockdev_testbed_add_device(machine_, subsystem, name, nullptr, nullptr, "DEVTYPE",
                                                  type, nullptr);
        std::string copy(path);
        g_free(path);
        return copy;
    }

    UMockdevTestbed* const machine_;
    std::unique_ptr<hal::PlugSource> source_;
};

TEST_F(UdevSource, TellsOfADeviceThatIsPluggedInAndPulledOut) {
    const std::string device = plugIn("usb", "1-5", "usb_device");
    EXPECT_THAT(source_->next({}), ElementsAre("usb"));
    umockdev_testbed_uevent(machine_, device.c_str(), "remove");
    EXPECT_THAT(source_->next({}), ElementsAre("usb"));
}

TEST_F(UdevSource, TellsOnceOfAllThatCameTogether) {
    plugIn("usb", "1-5", "usb_device");
    plugIn("usb", "1-6", "usb_device");
    plugIn("tty", "ttyACM0", "");
    EXPECT_THAT(source_->next({}), ElementsAre("tty", "usb"));
}

TEST_F(UdevSource, PassesOverWhatIsNoPeripheral) {
    plugIn("block", "sda", "disk");
    plugIn("usb", "1-5:1.0", "usb_interface");
    plugIn("hidraw", "hidraw0", "");
    EXPECT_THAT(source_->next({}), ElementsAre("hidraw"));
}

TEST_F(UdevSource, EndsAtAStop) {
    std::stop_source stop;
    auto waiting = std::async([&] { return source_->next(stop.get_token()); });
    EXPECT_EQ(waiting.wait_for(0s), std::future_status::timeout);
    stop.request_stop();
    EXPECT_THAT(waiting.get(), IsEmpty());
    EXPECT_THAT(source_->next(stop.get_token()), IsEmpty());
}

TEST_F(UdevSource, BurnsNothingWhileItWaits) {
    std::stop_source stop;
    std::promise<clockid_t> clock;
    auto waiting = std::async(std::launch::async, [&] {
        clockid_t own{};
        pthread_getcpuclockid(pthread_self(), &own);
        clock.set_value(own);
        return source_->next(stop.get_token());
    });
    const clockid_t own = clock.get_future().get();
    const auto used = [&] {
        timespec time{};
        clock_gettime(own, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    };
    // Compared with the time that passes: a loop that polls uses nearly all of it.
    const auto before = used();
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(waiting.wait_for(300ms), std::future_status::timeout);
    EXPECT_LT((used() - before) * 10, std::chrono::steady_clock::now() - begun);
    stop.request_stop();
    EXPECT_THAT(waiting.get(), IsEmpty());
}

} // namespace
