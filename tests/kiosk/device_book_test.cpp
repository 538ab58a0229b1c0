// What each device has done at this kiosk: added up over restarts, and begun anew with another device.
#include "kiosk/technician/device_book.h"

#include <gtest/gtest.h>

#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace kiosk {
namespace {

hal::DeviceInfo printer(const std::string& serial, const hal::Counters& counters) {
    hal::DeviceInfo device;
    device.slot = "page_printer";
    device.kind = hal::Kind::PagePrinter;
    device.identity.serial = serial;
    device.counters = counters;
    return device;
}

TEST(DeviceBook, AddsUpOverRestarts) {
    const TemporaryDirectory state(inMemory());
    DeviceBook today;
    EXPECT_TRUE(today.note(printer("SN-1", {.done = 3})));
    EXPECT_FALSE(today.note(printer("SN-1", {.done = 3})));
    EXPECT_TRUE(today.note(printer("SN-1", {.done = 5, .faults = 1})));
    ASSERT_TRUE(saveDeviceRecords(state.path(), today.all()));

    DeviceBook tomorrow;
    tomorrow.take(loadDeviceRecords(state.path()), {});
    EXPECT_EQ(tomorrow.of("page_printer"), today.of("page_printer"));
    tomorrow.note(printer("SN-1", {.done = 2, .restarts = 1})); // the rig counts from nothing again
    EXPECT_EQ(tomorrow.of("page_printer").counters, (hal::Counters{.done = 7, .faults = 1, .restarts = 1}));
}

TEST(DeviceBook, BeginsAnewWithAnotherDevice) {
    DeviceBook book;
    book.note(printer("", {.done = 1})); // not asked yet
    book.note(printer("SN-1", {.done = 4}));
    EXPECT_EQ(book.of("page_printer").counters.done, 4U);
    book.tested("page_printer", {1, 1, {}});
    book.note(printer("SN-2", {.done = 5}));
    EXPECT_EQ(book.of("page_printer").counters.done, 1U);
    EXPECT_EQ(book.lastTestOf("page_printer").rounds, 0);
    EXPECT_EQ(book.of("teapot"), DeviceRecord{});
}

TEST(DeviceBook, KnowsTheLastTestOfEachDeviceFromItsHistory) {
    const TemporaryDirectory state(inMemory());
    const hal::TestReport passed{.passed = true, .measurements = {}};
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(rememberTest(state.path(), knownDevice(printer("SN-1", {})), passed, 1));
    ASSERT_TRUE(rememberTest(state.path(), knownDevice(printer("SN-1", {})), hal::fail(hal::Fault::Jam), 1));
    DeviceBook book;
    book.take({}, loadTestHistory(state.path()).value());
    EXPECT_EQ(book.lastTestOf("page_printer").rounds, 0) << "which device it is nobody knows yet";
    book.note(printer("SN-1", {}));
    EXPECT_EQ(book.lastTestOf("page_printer").rounds, 4);
    EXPECT_EQ(book.lastTestOf("page_printer").passed, 3);
    book.note(printer("SN-2", {}));
    EXPECT_EQ(book.lastTestOf("page_printer").rounds, 0);
}

TEST(DeviceBook, TakesNonsenseForNothing) {
    const TemporaryDirectory state(inMemory());
    EXPECT_TRUE(loadDeviceRecords(state.path()).empty());
    for (const char* text :
         {"", "[]", "{\"schema\":2,\"devices\":{\"scanner\":{\"done\":1}}}", "{\"schema\":1,\"devices\":[1]}",
          "{\"schema\":1,\"devices\":{\"scanner\":7}}", "\xff"}) {
        writeText(state / "devices.json", text);
        EXPECT_TRUE(loadDeviceRecords(state.path()).empty()) << text;
    }
    writeText(state / "devices.json",
              "{\"schema\":1,\"devices\":{\"scanner\":{\"done\":-1,\"faults\":\"x\",\"restarts\":2}}}");
    EXPECT_EQ(loadDeviceRecords(state.path()).at("scanner").counters, (hal::Counters{.restarts = 2}));
}

} // namespace
} // namespace kiosk
