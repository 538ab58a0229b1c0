// The driver over PAPPL: a printer without PDF, whose pages are measured, and which stands still for paper.
#include "tests/hal/drivers/cups/printer_test.h"
#include "tests/rigs/measure.h"

namespace hal::cups {
namespace {

class RasterPrinter : public testing::Test {
protected:
    void SetUp() override {
        RIG_NEEDED(rigs::RasterPrinter::missing());
        rig.emplace();
        device = opened(rig->uri());
        ASSERT_TRUE(device);
    }

    Result<PrintOutcome> print(const PrintOptions& options = {}) {
        return printerOf(device).print(RasterDocument{{squareSheet()}}, options, stop.get_token(),
                                       told.listener());
    }
    std::jthread printing(std::optional<Result<PrintOutcome>>& outcome) {
        return std::jthread([this, &outcome] { outcome = print(); });
    }

    std::optional<rigs::RasterPrinter> rig;
    std::unique_ptr<Device> device;
    std::stop_source stop;
    Told told;
};

TEST_F(RasterPrinter, OffersRasterAlone) {
    const auto can = printerOf(device).capabilities(Deadline::in(Millis{1000}));
    EXPECT_EQ(can->formats, std::vector{DocumentFormat::PwgRaster});
    EXPECT_EQ(can->resolution, Dpi{300});
    const auto outcome = printerOf(device).print(squarePdf(), {}, {}, nullptr);
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().fault, Fault::Unsupported);
}

// PAPPL counts a page when it begins, so that a stop from then on is no promise that none comes.
TEST_F(RasterPrinter, APageThatHasBegunIsNotCalledStopped) {
    rig->hold();
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        rig->waitForSheet();
        stop.request_stop();
    }
    ASSERT_TRUE(outcome->has_value()) << outcome->error().detail;
    EXPECT_EQ((*outcome)->proof, Proof::None);
    EXPECT_EQ((*outcome)->sheets, 0);
    rig->release();
    stop = {};
    ASSERT_TRUE(print());
    EXPECT_EQ(rig->pages().size(), 1u) << "of the next job";
}

TEST_F(RasterPrinter, TheSquareOnPaperIsHundredMillimetres) {
    const auto outcome = print();
    ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
    EXPECT_EQ(outcome->sheets, 1);
    ASSERT_EQ(rig->pages().size(), 1u);
    const Image page = rig->pages()[0];
    EXPECT_EQ(page.format(), PixelFormat::Rgb24);
    const auto box = rigs::measureBox(page);
    EXPECT_NEAR(box.width, 100, 0.1);
    EXPECT_NEAR(box.height, 100, 0.1);
    EXPECT_NEAR(box.left, 20, 0.1);
    EXPECT_NEAR(box.top, 30, 0.1);
}

TEST_F(RasterPrinter, MonoIsGreyOnPaper) {
    ASSERT_TRUE(print({.mono = true}).has_value());
    EXPECT_EQ(rig->pages()[0].format(), PixelFormat::Grey8);
}

TEST_F(RasterPrinter, EveryCopyComesOut) {
    const auto outcome = print({.copies = 3});
    ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
    EXPECT_EQ(outcome->sheets, 3);
    EXPECT_EQ(rig->pages().size(), 3u);
}

TEST_F(RasterPrinter, NothingIsHandedToAPrinterWithoutPaperUntilItIsFilled) {
    rig->set("media-empty");
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        EXPECT_TRUE(told.waitFor(Phase::WaitingForDevice, Fault::OutOfPaper));
        for (const Progress& progress : told.all())
            EXPECT_NE(progress.phase, Phase::Transferring);
        rig->clear("media-empty");
    }
    ASSERT_TRUE(outcome->has_value()) << outcome->error().detail;
    EXPECT_EQ(rig->pages().size(), 1u);
}

TEST_F(RasterPrinter, AResidentWhoLeavesBeforeTheRefillLeavesNoPageBehind) {
    rig->set("cover-open");
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        EXPECT_TRUE(told.waitFor(Phase::WaitingForDevice, Fault::CoverOpen));
        stop.request_stop();
    }
    EXPECT_EQ(outcome->error().fault, Fault::Cancelled);
    rig->clear("cover-open");
    stop = std::stop_source();
    ASSERT_TRUE(print().has_value());
    EXPECT_EQ(rig->pages().size(), 1u); // the second visit's alone
}

TEST_F(RasterPrinter, AJamInTheMiddleIsToldAndMended) {
    rig->hold();
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        rig->waitForSheet();
        rig->set("media-jam");
        EXPECT_TRUE(told.waitFor(Phase::WaitingForDevice, Fault::Jam));
        rig->clear("media-jam");
        rig->release();
    }
    ASSERT_TRUE(outcome->has_value()) << outcome->error().detail;
}

TEST_F(RasterPrinter, TonerIsReadFromThePrinter) {
    rig->tonerLevel(7);
    rig->set("toner-low");
    const auto status = device->status(Deadline::in(Millis{5000}));
    ASSERT_TRUE(status.has_value());
    EXPECT_EQ(status->health, Health::Attention);
    EXPECT_EQ(status->fault, Fault::OutOfToner);
    ASSERT_FALSE(status->supplies.empty());
    EXPECT_EQ(status->supplies[0].levelPercent, 7);
}

TEST_F(RasterPrinter, TellsWhatIsLoadedAndWaitsUntilItIsA4) {
    EXPECT_EQ(printerOf(device).capabilities(Deadline::in(Millis{1000}))->papers, (std::vector{kA5, kA4}));
    const auto loaded = [this] { return device->status(Deadline::in(Millis{5000})).value().trays; };
    ASSERT_EQ(loaded().size(), 1u);
    EXPECT_EQ(asText(loaded()[0]), "main A4");
    rig->load("a5");
    EXPECT_EQ(asText(loaded()[0]), "main A5");
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        EXPECT_TRUE(told.waitFor(Phase::WaitingForDevice, Fault::WrongPaper));
        EXPECT_TRUE(rig->pages().empty());
        rig->load("a4");
    }
    ASSERT_TRUE(outcome->has_value()) << outcome->error().detail;
    EXPECT_EQ(rig->pages().size(), 1u);
}

TEST_F(RasterPrinter, TellsAnOpenTrayWithTheLevelsForATechnician) {
    rig->set("input-tray-missing");
    const auto status = device->status(Deadline::in(Millis{5000}));
    ASSERT_TRUE(status.has_value());
    EXPECT_EQ(status->fault, Fault::TrayOpen);
    EXPECT_EQ(status->detail, "input-tray-missing");
    rig->set("media-empty");
    EXPECT_EQ(device->status(Deadline::in(Millis{5000}))->fault, Fault::OutOfPaper) << "it may be either";
    rig->clear("media-empty");
    rig->clear("input-tray-missing");
    EXPECT_EQ(device->status(Deadline::in(Millis{5000}))->health, Health::Ok);
}

} // namespace
} // namespace hal::cups
