// The driver over SANE's own test backend: ranges, FIXED options, a feeder of ten pages, statuses in the
// middle.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include <pthread.h>

#include "hal/base/uri.h"
#include "hal/drivers/sane/driver.h"
#include "hal/drivers/sane/options.h"
#include "hal/drivers/sane/scan_pages.h"
#include "hal/drivers/sane/settings.h"
#include "hal/port/call_log.h"
#include "tests/support/temporary_directory.h"

// The test backend asks for asynchronous cancellation of its reader and so kills it in the middle of
// malloc(), whose lock is then held for ever: one test in eighty hung. Its calls find this instead, and the
// reader ends where it writes.
extern "C" int pthread_setcanceltype(int, int* before) {
    if (before)
        *before = PTHREAD_CANCEL_DEFERRED;
    return 0;
}

namespace hal::sane {
namespace {

constexpr const char* kDevice = "test:0";
const ScanRequest kSmall{.dpi = Dpi{50}, .area = {.width = Millimetres{80}, .height = Millimetres{100}}};

// The backend's own options are not the driver's business, so these tests hold the device themselves.
class Backend : public testing::Test {
protected:
    void SetUp() override {
        auto opened = openDevice(use, kDevice);
        ASSERT_TRUE(opened.has_value()) << opened.error().detail;
        handle = *std::move(opened);
    }
    void TearDown() override { handle.reset(); }

    Options options() { return Options(handle->get()); }

    Result<ScannedPages> scan(const ScanRequest& request = kSmall) {
        Options all = options();
        const auto applied = apply(all, request);
        if (!applied)
            return tl::make_unexpected(applied.error());
        return scanPages(handle->get(), *applied, request, {}, nullptr);
    }

    Use use = Use::wait();
    std::unique_ptr<Handle> handle;
};

TEST_F(Backend, IsRecordedCallByCallAndThePageAsSizeAndHash) {
    const TemporaryDirectory folder;
    const std::string file = (folder / "scan.trace").string();
    {
        const auto log = port::CallLog::askedFor(*parseUri("sane:test:0?record=" + file));
        ASSERT_TRUE(log) << log.error().detail;
        ASSERT_TRUE(scan());
    }
    const auto trace = port::readTrace(file);
    ASSERT_TRUE(trace) << trace.error().detail;
    const auto count = [&](std::string_view begin) {
        return std::ranges::count_if(trace->events,
                                     [&](auto& event) { return event.call.starts_with(begin); });
    };
    EXPECT_EQ(count("sane_control_option(resolution, 50"), 1);
    EXPECT_EQ(count("sane_start = Success"), 1);
    EXPECT_GE(count("sane_read = End of file reached"), 1);
    EXPECT_EQ(count("page = "), 1);
    EXPECT_LT(std::filesystem::file_size(file), 20'000U) << "the page itself is not in it";
}

TEST_F(Backend, SetsGeometryInMillimetresAndReadsTheResolutionBack) {
    Options all = options();
    const auto applied = apply(all, kSmall);
    ASSERT_TRUE(applied.has_value()) << applied.error().detail;
    EXPECT_EQ(applied->dpi, Dpi{50});
    EXPECT_EQ(applied->limits.width, 394); // 200 mm, the most that the device has
    EXPECT_DOUBLE_EQ(*all.number("br-x"), 80);
}

TEST_F(Backend, ValuesBeyondARangeGoToItsEnd) {
    Options all = options();
    ASSERT_TRUE(all.set("br-x", 500.0).has_value());
    EXPECT_DOUBLE_EQ(*all.number("br-x"), 200);
    EXPECT_EQ(all.set("no-such-option", 1.0).error().fault, Fault::Unsupported);
}

TEST_F(Backend, ScansColourAndGrey) {
    const auto colour = scan();
    ASSERT_TRUE(colour.has_value()) << colour.error().detail;
    EXPECT_EQ(colour->front().format(), PixelFormat::Rgb24);
    EXPECT_NEAR(colour->front().width(), 157, 2);
    ScanRequest grey = kSmall;
    grey.mode = ScanMode::Grey;
    EXPECT_EQ(scan(grey)->front().format(), PixelFormat::Grey8);
}

TEST_F(Backend, ScansOfHandScannersHaveTheLengthThatCame) {
    ASSERT_TRUE(options().set("hand-scanner", 1.0).has_value());
    const auto pages = scan();
    ASSERT_TRUE(pages.has_value()) << pages.error().detail;
    EXPECT_GT(pages->front().height(), 100);
    ASSERT_TRUE(options().set("hand-scanner", 0.0).has_value());
}

TEST_F(Backend, ThreePassesMakeOneColourPicture) {
    ASSERT_TRUE(options().set("three-pass", 1.0).has_value());
    const auto pages = scan();
    ASSERT_TRUE(pages.has_value()) << pages.error().detail;
    EXPECT_EQ(pages->front().format(), PixelFormat::Rgb24);
    ASSERT_TRUE(options().set("three-pass", 0.0).has_value());
    const auto onePass = scan();
    EXPECT_EQ(Bytes(pages->front().bytes().begin(), pages->front().bytes().end()),
              Bytes(onePass->front().bytes().begin(), onePass->front().bytes().end()));
}

TEST_F(Backend, FeederOfTenPagesEndsAfterTen) {
    ScanRequest request = kSmall;
    request.source = ScanSource::Adf;
    request.maxPages = 20;
    const auto pages = scan(request);
    ASSERT_TRUE(pages.has_value()) << pages.error().detail;
    EXPECT_EQ(pages->size(), 10u);
}

TEST_F(Backend, EveryStatusInTheMiddleOfAReadIsTheRightFault) {
    const std::pair<const char*, Fault> table[] = {
        {"SANE_STATUS_JAMMED", Fault::Jam},           {"SANE_STATUS_NO_DOCS", Fault::NoDocument},
        {"SANE_STATUS_COVER_OPEN", Fault::CoverOpen}, {"SANE_STATUS_IO_ERROR", Fault::Io},
        {"SANE_STATUS_DEVICE_BUSY", Fault::Busy},     {"SANE_STATUS_ACCESS_DENIED", Fault::Refused},
        {"SANE_STATUS_CANCELLED", Fault::TryAgain},   {"SANE_STATUS_EOF", Fault::BadData},
    };
    ASSERT_TRUE(options().set("enable-test-options", 1.0).has_value());
    for (const auto& [status, fault] : table) {
        ASSERT_TRUE(options().set("read-return-value", std::string(status)).has_value());
        const auto pages = scan();
        ASSERT_FALSE(pages.has_value()) << status;
        EXPECT_EQ(pages.error().fault, fault) << status;
    }
    ASSERT_TRUE(options().set("read-return-value", std::string("Default")).has_value());
    EXPECT_TRUE(scan().has_value());
}

TEST(BackendDriver, AMissingDeviceIsAbsent) {
    EXPECT_EQ(open(*parseUri("sane:test:7")).error().fault, Fault::Absent);
    EXPECT_EQ(open(*parseUri("sane:nobackend:libusb:001:002")).error().fault, Fault::Absent);
}

} // namespace
} // namespace hal::sane
