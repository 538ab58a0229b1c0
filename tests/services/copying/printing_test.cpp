// Intent, paper, outcome: what stands in the ledger whatever the printer does.
#include <csignal>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "services/copying/copying.h"
#include "simulated_kiosk.h"

namespace copying {
namespace {

using hal::Fault;
using ledger::Outcome;

const std::string kNoTray = "&out=";

// While it lives no file grows beyond the size that the ledger has now.
class FullDisk {
public:
    explicit FullDisk(const SimulatedKiosk& kiosk) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit now = before_;
        now.rlim_cur = std::filesystem::file_size(kiosk.bookFile().string() + "-wal");
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
};

hal::Image grey(int width, int height) {
    return hal::ImageBuilder(width, height, hal::PixelFormat::Rgb24).finish(hal::Dpi{300});
}

paper::CardPage cardPage() {
    paper::CardPage page;
    page.front.image = page.back.image = grey(1011, 638);
    page.purpose = paper::PurposeLine{"仅供办理社保业务使用", "2026.11.24"};
    return page;
}

paper::DocumentPages twoPages() { return {.pages = {grey(300, 400), grey(300, 400)}}; }

hal::Result<CopyOutcome> printCard(SimulatedKiosk& kiosk, const PrintRequest& request = {},
                                   std::stop_token stop = {}, const hal::OnProgress& progress = {}) {
    return printCardCopy(kiosk.rig(), kiosk.book(), cardPage(), request, stop, progress);
}

TEST(PrintCardCopy, PutsThePageIntoTheTrayAndTheOutcomeIntoTheLedger) {
    SimulatedKiosk kiosk;
    const auto outcome = printCard(kiosk, {.copies = 3, .mono = true});
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(outcome->sheets, 3);
    EXPECT_TRUE(outcome->recorded);
    EXPECT_EQ(kiosk.jobsInTray(), 1);

    const auto entries = kiosk.entries();
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].id, outcome->id);
    EXPECT_EQ(entries[0].action, ledger::Action::CopyCard);
    EXPECT_EQ(entries[0].outcome, Outcome::Done);
    EXPECT_EQ(entries[0].facts.copies, 3);
    EXPECT_EQ(entries[0].facts.pages, 1);
    EXPECT_TRUE(entries[0].facts.mono);
    EXPECT_TRUE(entries[0].facts.purposeLine);
}

TEST(PrintCardCopy, GivesAPdfToAPrinterThatTakesItAndSheetsToOneThatDoesNot) {
    SimulatedKiosk pdf;
    ASSERT_TRUE(printCard(pdf));
    EXPECT_TRUE(std::filesystem::exists(pdf.tray() / "job-0001.pdf"));

    SimulatedKiosk raster({}, "&formats=pwg");
    ASSERT_TRUE(printCard(raster));
    EXPECT_TRUE(std::filesystem::exists(raster.tray() / "job-0001-1.png"));
}

TEST(PrintCardCopy, RefusesImpossibleNumbersOfCopiesBeforeAnythingIsWritten) {
    SimulatedKiosk kiosk;
    for (const int copies : {0, -1, 100, 1000}) {
        const auto outcome = printCard(kiosk, {.copies = copies});
        ASSERT_FALSE(outcome) << copies;
        EXPECT_EQ(outcome.error().fault, Fault::BadData);
    }
    EXPECT_TRUE(kiosk.entries().empty());
    EXPECT_EQ(kiosk.jobsInTray(), 0);
}

TEST(PrintCardCopy, WritesTheIntentBeforePaperMoves) {
    SimulatedKiosk kiosk;
    std::optional<Outcome> whileWorking;
    const auto look = [&](const hal::Progress& progress) {
        if (progress.phase == hal::Phase::Working && !whileWorking)
            whileWorking = kiosk.entries().at(0).outcome;
    };
    ASSERT_TRUE(printCard(kiosk, {}, {}, look));
    EXPECT_EQ(whileWorking, Outcome::Open);
}

TEST(PrintCardCopy, GoesOnAfterARefillDuringTheJob) {
    SimulatedKiosk kiosk;
    kiosk.befall("page_printer", "fault=out_of_paper@0.5");
    bool waited = false;
    const auto refill = [&](const hal::Progress& progress) {
        if (progress.waiting == Fault::OutOfPaper && !std::exchange(waited, true))
            kiosk.befall("page_printer", "refill");
    };
    EXPECT_TRUE(printCard(kiosk, {}, {}, refill));
    EXPECT_TRUE(waited);
    EXPECT_EQ(kiosk.entries().at(0).outcome, Outcome::Done);
}

TEST(PrintCardCopy, CancelsTheJobThatWaitsForPaper) {
    SimulatedKiosk kiosk;
    kiosk.befall("page_printer", "fault=out_of_paper");
    std::stop_source stop;
    const auto walkAway = [&](const hal::Progress& progress) {
        if (progress.waiting)
            stop.request_stop();
    };
    const auto outcome = printCard(kiosk, {}, stop.get_token(), walkAway);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().fault, Fault::Cancelled);
    EXPECT_EQ(kiosk.entries().at(0).outcome, Outcome::Cancelled);
    EXPECT_EQ(kiosk.jobsInTray(), 0);
}

TEST(PrintCardCopy, RecordsWithWhichFaultThePrinterFailed) {
    SimulatedKiosk kiosk;
    kiosk.befall("page_printer", "fault=unplugged@0");
    const auto outcome = printCard(kiosk);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().fault, Fault::Unplugged);
    EXPECT_EQ(kiosk.entries().at(0).outcome, Outcome::Failed);
    EXPECT_EQ(kiosk.entries().at(0).fault, Fault::Unplugged);
}

TEST(PrintCardCopy, DoesNotKnowWhatBecameOfAJobWhosePrinterWentAway) {
    SimulatedKiosk kiosk;
    kiosk.befall("page_printer", "fault=unplugged@0.5");
    const auto outcome = printCard(kiosk);
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(outcome->proof, hal::Proof::None);
    EXPECT_EQ(outcome->sheets, 0);
    EXPECT_TRUE(outcome->recorded);
    EXPECT_EQ(kiosk.entries().at(0).outcome, Outcome::Unproven);
    EXPECT_EQ(kiosk.entries().at(0).fault, Fault::Unplugged);
}

TEST(PrintCardCopy, WritesNothingWhenItIsStoppedBeforeItBegins) {
    SimulatedKiosk kiosk;
    std::stop_source stop;
    stop.request_stop();
    const auto outcome = printCard(kiosk, {}, stop.get_token());
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().fault, Fault::Cancelled);
    EXPECT_TRUE(kiosk.entries().empty());
}

TEST(PrintCardCopy, PrintsNothingThatCannotBeDrawn) {
    SimulatedKiosk kiosk;
    paper::CardPage page = cardPage();
    page.back.image = {};
    const auto outcome = printCardCopy(kiosk.rig(), kiosk.book(), page, {}, {}, {});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().fault, Fault::BadData);
    EXPECT_TRUE(kiosk.entries().empty());
}

TEST(PrintCardCopy, PrintsNothingWhenTheIntentCannotBeWritten) {
    SimulatedKiosk kiosk({}, kNoTray);
    const FullDisk full(kiosk);
    bool moved = false;
    const auto outcome = printCard(kiosk, {}, {}, [&](const hal::Progress&) { moved = true; });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().fault, Fault::Storage);
    EXPECT_FALSE(moved);
}

TEST(PrintCardCopy, SaysSoWhenPaperCameOutButTheOutcomeCouldNotBeWritten) {
    SimulatedKiosk kiosk({}, kNoTray);
    std::optional<FullDisk> full;
    const auto fillInTheMiddle = [&](const hal::Progress& progress) {
        if (progress.phase == hal::Phase::Working && !full)
            full.emplace(kiosk);
    };
    const auto outcome = printCard(kiosk, {}, {}, fillInTheMiddle);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->sheets, 1);
    EXPECT_FALSE(outcome->recorded);
}

TEST(PrintDocumentCopy, CountsItsPages) {
    SimulatedKiosk kiosk;
    const auto outcome = printDocumentCopy(kiosk.rig(), kiosk.book(), twoPages(), {.copies = 2}, {}, {});
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->sheets, 4);
    EXPECT_EQ(kiosk.entries().at(0).action, ledger::Action::CopyDocument);
    EXPECT_EQ(kiosk.entries().at(0).facts.pages, 2);
    EXPECT_FALSE(kiosk.entries().at(0).facts.purposeLine);
}

TEST(PrintDocumentCopy, MakesASheetAPageForARasterPrinter) {
    SimulatedKiosk kiosk({}, "&formats=pwg");
    ASSERT_TRUE(printDocumentCopy(kiosk.rig(), kiosk.book(), twoPages(), {}, {}, {}));
    EXPECT_TRUE(std::filesystem::exists(kiosk.tray() / "job-0001-2.png"));
}

} // namespace
} // namespace copying
