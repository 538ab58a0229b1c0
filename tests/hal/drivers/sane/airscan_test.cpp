// The driver over the real sane-airscan: pages in true size, an empty or jammed feeder, and a scanner that
// goes away, hangs, or sends what is no picture.
#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include <dlfcn.h>

#include "hal/base/uri.h"
#include "hal/drivers/sane/driver.h"
#include "tests/rigs/escl_scanner.h"
#include "tests/rigs/measure.h"
#include "tests/rigs/need.h"

// The library's sane_close(), which hangs on request as that of sane-airscan 0.99.27 does now and then.
namespace hung {

std::mutex mutex;
std::condition_variable changed;
bool hangs = false;

class Closing {
public:
    Closing() { set(true); }
    ~Closing() { set(false); }
    Closing(const Closing&) = delete;
    Closing& operator=(const Closing&) = delete;

private:
    static void set(bool now) {
        const std::lock_guard lock(mutex);
        hangs = now;
        changed.notify_all();
    }
};

} // namespace hung

extern "C" void sane_close(SANE_Handle handle) {
    {
        std::unique_lock lock(hung::mutex);
        hung::changed.wait(lock, [] { return !hung::hangs; });
    }
    static const auto kReal = reinterpret_cast<void (*)(SANE_Handle)>(::dlsym(RTLD_NEXT, "sane_close"));
    kReal(handle);
}

namespace hal::sane {
namespace {

class Airscan : public testing::Test {
protected:
    void SetUp() override {
        RIG_NEEDED(rigs::EsclScanner::missing());
        rig.emplace();
        auto opened = open(*parseUri(rig->uri()));
        ASSERT_TRUE(opened.has_value()) << opened.error().detail;
        device = *std::move(opened);
    }

    Scanner& scanner() { return static_cast<Scanner&>(*device); }

    Result<ScannedPages> scan(const ScanRequest& request = {}) {
        return scanner().scan(request, {}, nullptr);
    }

    Fault faultOf(const Result<ScannedPages>& pages) {
        EXPECT_FALSE(pages.has_value());
        return pages ? Fault::Cancelled : pages.error().fault;
    }

    std::optional<rigs::EsclScanner> rig;
    std::unique_ptr<Device> device;
};

TEST_F(Airscan, SquareOfHundredMillimetresIsHundredMillimetres) {
    const auto pages = scan();
    ASSERT_TRUE(pages.has_value()) << pages.error().detail;
    ASSERT_EQ(pages->size(), 1u);
    EXPECT_EQ(pages->front().format(), PixelFormat::Rgb24);
    EXPECT_EQ(pages->front().dpi(), Dpi{300});
    const auto box = rigs::measureBox(pages->front());
    EXPECT_NEAR(box.left, 20, 0.1);
    EXPECT_NEAR(box.top, 30, 0.1);
    EXPECT_NEAR(box.width, 100, 0.1);
    EXPECT_NEAR(box.height, 100, 0.1);
}

TEST_F(Airscan, TellsTheResolutionThatItReallyUsed) {
    const auto pages = scan({.mode = ScanMode::Grey, .dpi = Dpi{100}});
    ASSERT_TRUE(pages.has_value()) << pages.error().detail;
    EXPECT_EQ(pages->front().format(), PixelFormat::Grey8);
    EXPECT_EQ(pages->front().dpi(), Dpi{150}); // the scanner has 75, 150, 200, 300 and 600
    EXPECT_NEAR(rigs::measureBox(pages->front()).width, 100, 0.2);
}

TEST_F(Airscan, ScansAPartOfTheGlass) {
    ScanRequest request;
    request.area = {.left = Millimetres{10},
                    .top = Millimetres{20},
                    .width = Millimetres{120},
                    .height = Millimetres{130}};
    const auto pages = scan(request);
    ASSERT_TRUE(pages.has_value()) << pages.error().detail;
    EXPECT_NEAR(pages->front().width() / pages->front().dpi()->pixelsPerMm(), 120, 0.2);
    const auto box = rigs::measureBox(pages->front());
    EXPECT_NEAR(box.left, 10, 0.2);
    EXPECT_NEAR(box.top, 10, 0.2);
}

TEST_F(Airscan, KnowsWhatTheScannerCan) {
    const auto can = scanner().capabilities(Deadline::in(Millis{5000}));
    ASSERT_TRUE(can.has_value());
    EXPECT_EQ(can->sources, (std::vector{ScanSource::Flatbed, ScanSource::Adf, ScanSource::AdfDuplex}));
    EXPECT_EQ(can->resolutions.front(), Dpi{75});
    EXPECT_EQ(can->resolutions.back(), Dpi{600});
    EXPECT_TRUE(can->colour);
    EXPECT_NEAR(can->maxWidth.value, 215.9, 0.2);
    EXPECT_NEAR(can->maxHeight.value, 297, 0.2);
}

TEST_F(Airscan, FeederGivesAllItsPagesAndNoMoreThanAsked) {
    rig->fillFeeder({"chart", "chart", "chart"});
    const auto all = scan({.source = ScanSource::Adf, .dpi = Dpi{75}, .maxPages = 20});
    ASSERT_TRUE(all.has_value()) << all.error().detail;
    EXPECT_EQ(all->size(), 3u);

    rig->fillFeeder({"chart", "chart", "chart"});
    const auto two = scan({.source = ScanSource::AdfDuplex, .dpi = Dpi{75}, .maxPages = 2});
    ASSERT_TRUE(two.has_value()) << two.error().detail;
    EXPECT_EQ(two->size(), 2u);
}

TEST_F(Airscan, FeederSaysThatItIsEmptyJammedOrOpen) {
    EXPECT_EQ(faultOf(scan({.source = ScanSource::Adf})), Fault::NoDocument);
    rig->fault("jam");
    EXPECT_EQ(faultOf(scan({.source = ScanSource::Adf})), Fault::Jam);
    EXPECT_EQ(device->status(Deadline::in(Millis{1000}))->fault, Fault::Jam);
    rig->fault("open");
    EXPECT_EQ(faultOf(scan({.source = ScanSource::Adf})), Fault::CoverOpen);
    rig->fault("");
    rig->fillFeeder({"chart"});
    EXPECT_TRUE(scan({.source = ScanSource::Adf, .dpi = Dpi{75}}).has_value());
    EXPECT_EQ(device->status(Deadline::in(Millis{1000}))->health, Health::Ok);
}

TEST_F(Airscan, APictureThatIsNoneIsAnErrorAndTheNextScanIsGood) {
    for (const char* fault : {"cut", "garbage"}) {
        rig->fault(fault);
        const Fault found = faultOf(scan({.dpi = Dpi{75}}));
        EXPECT_TRUE(found == Fault::Io || found == Fault::BadData) << fault << ": " << toString(found);
        rig->fault("");
        const auto next = scan({.dpi = Dpi{75}});
        EXPECT_TRUE(next.has_value()) << fault << ": " << next.error().detail;
    }
}

// sane-airscan may hang of it, in about one of twenty.
TEST_F(Airscan, AnAnswerOfNoBytesIsAnErrorInAnyCase) {
    rig->fault("empty");
    const Fault found = faultOf(scan({.dpi = Dpi{75}}));
    EXPECT_TRUE(found == Fault::Io || found == Fault::BadData || found == Fault::Faulty) << toString(found);
}

TEST_F(Airscan, ABackendThatNeverLetsGoOfABrokenScanIsGivenUp) {
    const hung::Closing closing;
    rig->fault("garbage");
    EXPECT_EQ(faultOf(scan({.dpi = Dpi{75}})), Fault::Faulty) << "so that the host is replaced";
    rig->fault("");
    EXPECT_EQ(faultOf(scan({.dpi = Dpi{75}})), Fault::Faulty) << "it may not be called any more";
}

TEST_F(Airscan, AScannerThatGoesAwayInTheMiddleIsOfflineAndComesBack) {
    rig->fault("hang");
    std::jthread puller([&] {
        rig->waitUntilScanning();
        rig->unplug();
    });
    EXPECT_EQ(faultOf(scan()), Fault::Offline);
    EXPECT_EQ(device->status(Deadline::in(Millis{1000}))->fault, Fault::Offline);
    puller.join();

    rig->fault("");
    EXPECT_EQ(faultOf(scan()), Fault::Offline);
    rig->plug();
    const auto pages = scan();
    EXPECT_TRUE(pages.has_value()) << pages.error().detail;
    EXPECT_EQ(device->status(Deadline::in(Millis{1000}))->health, Health::Ok);
}

TEST_F(Airscan, AStopEndsAScanThatHangs) {
    rig->fault("hang");
    std::stop_source stop;
    std::jthread resident([&] {
        rig->waitUntilScanning();
        stop.request_stop();
    });
    EXPECT_EQ(faultOf(scanner().scan({}, stop.get_token(), nullptr)), Fault::Cancelled);
    resident.join();
    rig->fault("");
    const auto pages = scan({.dpi = Dpi{75}});
    EXPECT_TRUE(pages.has_value()) << pages.error().detail;
}

TEST_F(Airscan, AStopWhileThePictureComesIsCancelledNotDone) {
    std::stop_source stop;
    const auto pages = scanner().scan({}, stop.get_token(), [&](const Progress& progress) {
        if (progress.phase == Phase::Transferring)
            stop.request_stop();
    });
    EXPECT_EQ(faultOf(pages), Fault::Cancelled);
}

TEST_F(Airscan, TheScanAfterAStopIsGoodWheneverTheStopCame) {
    rig->takePerPage(0.3);
    for (const Phase moment : {Phase::Connecting, Phase::Working, Phase::Transferring}) {
        std::stop_source stop;
        const auto stopped =
            scanner().scan({.dpi = Dpi{75}}, stop.get_token(), [&](const Progress& progress) {
                if (progress.phase == moment)
                    stop.request_stop();
            });
        EXPECT_EQ(faultOf(stopped), Fault::Cancelled);
        const auto next = scan({.dpi = Dpi{75}});
        EXPECT_TRUE(next.has_value()) << toString(moment) << ": " << next.error().detail;
    }
}

TEST_F(Airscan, ProgressGrowsToTheWholePage) {
    std::vector<Progress> told;
    const auto pages = scanner().scan({}, {}, [&](const Progress& progress) { told.push_back(progress); });
    ASSERT_TRUE(pages.has_value()) << pages.error().detail;
    ASSERT_GE(told.size(), 4u);
    EXPECT_EQ(told[0].phase, Phase::Connecting);
    EXPECT_EQ(told[1].phase, Phase::Working);
    double last = 0;
    for (const Progress& progress : told)
        if (progress.phase == Phase::Transferring) {
            EXPECT_GE(*progress.done, last);
            last = *progress.done;
        }
    EXPECT_DOUBLE_EQ(last, 1.0);
}

TEST_F(Airscan, SelfTestMeasuresTheGlass) {
    const auto report = device->selfTest({});
    ASSERT_TRUE(report.has_value()) << report.error().detail;
    EXPECT_TRUE(report->passed);
}

TEST(AirscanOpen, NothingAtTheAddressIsOffline) {
    RIG_NEEDED(rigs::EsclScanner::missing());
    rigs::EsclScanner rig;
    const auto uri = *parseUri(rig.uri());
    rig.unplug();
    const auto opened = open(uri);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().fault, Fault::Offline);
    rig.plug();
    EXPECT_TRUE(open(uri).has_value());
}

TEST(AirscanOpen, AUriWithoutANameIsBadData) {
    EXPECT_EQ(open(*parseUri("sane:")).error().fault, Fault::BadData);
}

} // namespace
} // namespace hal::sane
