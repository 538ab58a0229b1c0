// The computer sleeps and wakes: every device host stood still, USB devices came back under new addresses,
// and all of it works again without anybody's help.
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "tests/conformance/host_process.h"
#include "tests/rigs/auxiliary_board.h"
#include "tests/rigs/virtual_usb/scanner_words.h"
#include "tests/rigs/virtual_usb/synthetic_card.h"
#include "tests/rigs/virtual_usb/virtual_input.h"
#include "tests/rigs/virtual_usb/virtual_reader.h"
#include "tests/support/temporary_directory.h"

#include "hal/rig.h"

namespace {

using namespace std::chrono_literals;
using hal::Kind;

constexpr hal::Millis kPatience{30'000}; // never used up
constexpr hal::Millis kOneUse{5'000};    // of a device that lives

rigs::UsbTestbed& bed() {
    static rigs::UsbTestbed testbed;
    return testbed;
}

class Suspend : public testing::Test {
protected:
    void SetUp() override {
        plugUsb();
        board.plug();
        auto opened =
            hal::Rig::open({.slots = {{"id_reader", Kind::IdReader, reader.uri()},
                                      {"code_scanner", Kind::CodeScanner, "code+hid:"},
                                      {"auxiliary", Kind::Auxiliary, board.uri()},
                                      {"page_printer", Kind::PagePrinter, "sim:printer?pace=instant"}},
                            .hostProgram = BANSHI_BIN "/banshi-device-host-on-paper",
                            .askEvery = {200ms, 200ms}});
        ASSERT_TRUE(opened) << opened.error().detail;
        rig = *std::move(opened);
        ASSERT_TRUE(allBecomeWell());
    }

    void TearDown() override {
        rig.reset();
        unplugUsb();
    }

    void plugUsb() {
        reader.plug();
        scanner.plug();
    }
    void unplugUsb() {
        reader.unplug();
        scanner.unplug();
    }

    bool allBecomeWell() {
        std::promise<void> well;
        std::atomic_flag done;
        const auto look = [&](const hal::DeviceInfo&) {
            const auto all = rig->inventory();
            if (std::ranges::all_of(all, [](auto& d) { return d.status.health == hal::Health::Ok; }) &&
                !done.test_and_set())
                well.set_value();
        };
        const auto watch = rig->watch(look);
        look({});
        return well.get_future().wait_for(kPatience) == std::future_status::ready;
    }

    // The first uses may still meet a device of before, and say so; in the emulation its host dies as well,
    // because the bus that it spoke to is gone. None may wait for ever.
    template <class D, class Use>
    void expectWorks(Use use) {
        bool worked = false;
        for (int tries = 0; tries < 5 && !worked; ++tries) {
            std::stop_source late;
            const std::jthread clock([&late](const std::stop_token& ended) {
                std::mutex mutex;
                std::condition_variable_any changed;
                std::unique_lock lock(mutex);
                changed.wait_for(lock, ended, kOneUse, [] { return false; });
                if (!ended.stop_requested())
                    late.request_stop();
            });
            auto device = rig->lease<D>({}, kPatience);
            worked = device && use(**device, late.get_token());
        }
        EXPECT_TRUE(worked) << hal::toString(hal::kKindOf<D>);
    }
    void expectAllWork() {
        expectWorks<hal::IdReader>([this](hal::IdReader& device, const std::stop_token& late) {
            reader.mind().takeAway();
            reader.mind().lay(rigs::syntheticCard());
            return device.read(late).has_value();
        });
        expectWorks<hal::CodeScanner>([this](hal::CodeScanner& device, const std::stop_token& late) {
            const hal::Code code{hal::Symbology::Qr, hal::SecretBytes(5, 'x')};
            return device
                .read(kPatience, late,
                      [&, shown = false](const hal::Progress& now) mutable {
                          if (now.phase == hal::Phase::WaitingForDevice && !std::exchange(shown, true))
                              scanner.say(rigs::hidPosReports(code));
                      })
                .has_value();
        });
        expectWorks<hal::Auxiliary>([](hal::Auxiliary& device, const std::stop_token&) {
            return device.guide(Kind::Scanner).has_value();
        });
        expectWorks<hal::PagePrinter>([](hal::PagePrinter& device, const std::stop_token&) {
            return device.status(hal::Deadline::in(kPatience)).has_value();
        });
    }

    TemporaryDirectory folder;
    rigs::UsbReader reader{bed(), rigs::ReaderLayout::FourEndpoints, 5};
    rigs::VirtualInput scanner{bed(), {.port = 6, .reportDescriptor = rigs::kHidPosDescriptor}};
    rigs::AuxiliaryBoard board{folder / "line"};
    std::unique_ptr<hal::Rig> rig;
};

TEST_F(Suspend, LeavesEverythingUsableWhenUsbComesBackUnderNewAddresses) {
    expectAllWork();
    for (int night = 0; night < 3; ++night) {
        conformance::signalDeviceHosts(SIGSTOP);
        unplugUsb();
        plugUsb();
        conformance::signalDeviceHosts(SIGCONT);
        ASSERT_TRUE(allBecomeWell());
        expectAllWork();
    }
}

TEST_F(Suspend, EndsAReadThatSleptThroughIt) {
    std::stop_source stop;
    std::promise<void> waits;
    auto reading = std::async(std::launch::async, [&] {
        const auto device = rig->lease<hal::CodeScanner>({}, kPatience);
        const auto code = (*device)->read(kPatience, stop.get_token(), [&](const hal::Progress& now) {
            if (now.phase == hal::Phase::WaitingForDevice)
                waits.set_value();
        });
        return code ? hal::Fault::Busy : code.error().fault;
    });
    waits.get_future().wait();
    conformance::signalDeviceHosts(SIGSTOP);
    unplugUsb();
    plugUsb();
    conformance::signalDeviceHosts(SIGCONT);
    EXPECT_EQ(reading.get(), hal::Fault::Unplugged) << "the device it waited on is no more";
    ASSERT_TRUE(allBecomeWell());
    expectAllWork();
}

} // namespace
