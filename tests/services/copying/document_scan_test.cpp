// Documents from glass and feeder.
#include <gtest/gtest.h>

#include "fixtures.h"
#include "services/copying/copying.h"
#include "simulated_kiosk.h"

namespace copying {
namespace {

using hal::Fault;
using hal::ScanSource;

TEST(ScanDocument, TakesOnePageFromTheGlass) {
    SimulatedKiosk kiosk("&front=" + pathOf(kPage));
    const auto pages = scanDocument(kiosk.rig(), ScanSource::Flatbed, {}, {});
    ASSERT_TRUE(pages) << pages.error().detail;
    ASSERT_EQ(pages->pages.size(), 1U);
    EXPECT_TRUE(pages->pages.front().image.dpi());
}

TEST(ScanDocument, TakesEachPageOfTheFeederInOrder) {
    SimulatedKiosk kiosk("&pages=" + pathOf(kPage) + "," + pathOf(kSheet));
    double done = 0;
    const auto pages = scanDocument(kiosk.rig(), ScanSource::Adf, {}, [&](const hal::Progress& progress) {
        if (progress.phase == hal::Phase::Finishing)
            done = std::max(done, progress.done.value_or(0));
    });
    ASSERT_TRUE(pages) << pages.error().detail;
    ASSERT_EQ(pages->pages.size(), 2U);
    SimulatedKiosk otherWay("&pages=" + pathOf(kSheet) + "," + pathOf(kPage));
    const auto reversed = scanDocument(otherWay.rig(), ScanSource::Adf, {}, {});
    ASSERT_TRUE(reversed);
    EXPECT_EQ(pages->pages.at(0).widthMm, reversed->pages.at(1).widthMm);
    EXPECT_EQ(pages->pages.at(1).widthMm, reversed->pages.at(0).widthMm);
    EXPECT_NE(pages->pages.at(0).widthMm, pages->pages.at(1).widthMm) << "two different sheets";
    EXPECT_GT(done, 0) << "progress is told";
}

TEST(ScanDocument, LeavesOutWhatIsBlank) {
    SimulatedKiosk kiosk("&pages=" + pathOf(kEmptyWhite) + "," + pathOf(kPage));
    const auto pages = scanDocument(kiosk.rig(), ScanSource::Adf, {}, {});
    ASSERT_TRUE(pages);
    EXPECT_EQ(pages->pages.size(), 1U);
}

TEST(ScanDocument, SaysThereIsNoDocumentOnABareGlassOrInAnEmptyFeeder) {
    SimulatedKiosk kiosk;
    EXPECT_EQ(scanDocument(kiosk.rig(), ScanSource::Flatbed, {}, {}).error().fault, Fault::NoDocument);
    EXPECT_EQ(scanDocument(kiosk.rig(), ScanSource::Adf, {}, {}).error().fault, Fault::NoDocument);
}

TEST(ScanDocument, StopsBetweenPages) {
    SimulatedKiosk kiosk("&pages=" + pathOf(kPage) + "," + pathOf(kSheet));
    std::stop_source stop;
    const auto pages =
        scanDocument(kiosk.rig(), ScanSource::Adf, stop.get_token(), [&](const hal::Progress& progress) {
            if (progress.phase == hal::Phase::Finishing)
                stop.request_stop();
        });
    ASSERT_FALSE(pages);
    EXPECT_EQ(pages.error().fault, Fault::Cancelled);
}

TEST(ScanDocument, ReportsAJam) {
    SimulatedKiosk kiosk("&pages=" + pathOf(kPage));
    kiosk.befall("scanner", "fault=jam");
    EXPECT_EQ(scanDocument(kiosk.rig(), ScanSource::Adf, {}, {}).error().fault, Fault::Jam);
}

TEST(ScanDocument, KeepsWhatWentThroughBeforeAJamAndTakesTheRestAfterIt) {
    SimulatedKiosk kiosk("&pages=" + pathOf(kPage) + "," + pathOf(kSheet) + "," + pathOf(kPage));
    kiosk.befall("scanner", "fault=jam@0.5");
    const auto first = scanDocument(kiosk.rig(), ScanSource::Adf, {}, {});
    ASSERT_TRUE(first) << first.error().detail;
    EXPECT_EQ(first->pages.size(), 1U);
    EXPECT_EQ(first->stopped, Fault::Jam);
    EXPECT_EQ(kiosk.rig().inventory().front().status.fault, Fault::Jam) << "and everybody knows";
    EXPECT_EQ(scanDocument(kiosk.rig(), ScanSource::Adf, {}, {}).error().fault, Fault::Jam)
        << "it is still there";
    kiosk.befall("scanner", "clear");
    const auto rest = scanDocument(kiosk.rig(), ScanSource::Adf, {}, {});
    ASSERT_TRUE(rest) << rest.error().detail;
    EXPECT_EQ(rest->pages.size(), 2U);
    EXPECT_EQ(rest->stopped, std::nullopt);
}

} // namespace
} // namespace copying
