// The driver over ippeveprinter: bytes arrive unchanged, troubles in the middle are told, and a printer that
// forgets a job is never believed to have printed it.
#include <algorithm>
#include <fstream>

#include "hal/port/call_log.h"
#include "tests/hal/drivers/cups/printer_test.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace hal::cups {
namespace {

class IppPrinter : public testing::Test {
protected:
    void SetUp() override {
        RIG_NEEDED(rigs::IppPrinter::missing());
        rig.emplace();
        device = opened(rig->uri());
        ASSERT_TRUE(device);
    }

    Result<PrintOutcome> print(const PrintOptions& options = {}) {
        return printerOf(device).print(squarePdf(), options, stop.get_token(), told.listener());
    }
    // Prints in another thread; what a test does meanwhile happens in the middle.
    std::jthread printing(std::optional<Result<PrintOutcome>>& outcome) {
        return std::jthread([this, &outcome] { outcome = print(); });
    }

    std::optional<rigs::IppPrinter> rig;
    std::unique_ptr<Device> device;
    std::stop_source stop;
    Told told;
};

SecretBytes contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return SecretBytes(std::istreambuf_iterator<char>(in), {});
}

TEST_F(IppPrinter, SaysWhatItIsAndWhatItCan) {
    EXPECT_EQ(device->identity().serial, "RIG-1");
    const auto can = printerOf(device).capabilities(Deadline::in(Millis{1000}));
    ASSERT_TRUE(can.has_value());
    EXPECT_EQ(can->formats.front(), DocumentFormat::Pdf);
    EXPECT_EQ(can->resolution, Dpi{300});
    EXPECT_TRUE(can->colour);
    const auto status = device->status(Deadline::in(Millis{5000}));
    ASSERT_TRUE(status.has_value());
    EXPECT_EQ(status->health, Health::Ok);
    ASSERT_EQ(status->supplies.size(), 1u);
    EXPECT_EQ(status->supplies[0].levelPercent, 80);
}

TEST_F(IppPrinter, IsRecordedByItsStatesAndWithoutTheDocument) {
    const TemporaryDirectory folder;
    const std::string file = (folder / "print.trace").string();
    {
        const auto log = port::CallLog::askedFor(*parseUri("ipp://printer/ipp/print?record=" + file));
        ASSERT_TRUE(log) << log.error().detail;
        ASSERT_TRUE(print());
    }
    const std::string text = readText(file);
    EXPECT_NE(text.find("banshi-trace 1 ipp:\n"), text.npos);
    EXPECT_NE(text.find("call document = " + std::to_string(squarePdf().bytes.size()) +
                        " bytes of application/pdf"),
              text.npos)
        << text;
    EXPECT_NE(text.find("printer-state idle"), text.npos);
    EXPECT_NE(text.find("job-state completed"), text.npos);
    EXPECT_EQ(text.find("%PDF"), text.npos);
}

TEST_F(IppPrinter, PrintsTheVeryBytes) {
    const auto outcome = print({.copies = 2});
    ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
    EXPECT_EQ(outcome->sheets, 2);
    ASSERT_EQ(rig->documents().size(), 1u); // the printer makes the copies
    EXPECT_EQ(contents(rig->documents()[0]), squarePdf().bytes);
}

TEST_F(IppPrinter, ProgressGoesFromSendingToPrinting) {
    ASSERT_TRUE(print().has_value());
    std::vector<Phase> phases;
    for (const Progress& progress : told.all())
        if (phases.empty() || phases.back() != progress.phase)
            phases.push_back(progress.phase);
    EXPECT_EQ(phases.front(), Phase::Connecting);
    EXPECT_EQ(phases.back(), Phase::Finishing);
    EXPECT_NE(std::ranges::find(phases, Phase::Transferring), phases.end());
}

TEST_F(IppPrinter, PaperOutInTheMiddleIsToldAndPrintingGoesOnAfterTheRefill) {
    rig->hold();
    rig->reasons({"media-empty"});
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        EXPECT_TRUE(told.waitFor(Phase::WaitingForDevice, Fault::OutOfPaper));
        rig->reasons({});
        EXPECT_TRUE(told.waitFor(Phase::Working));
        rig->release();
    }
    ASSERT_TRUE(outcome->has_value()) << outcome->error().detail;
    EXPECT_EQ(rig->documents().size(), 1u);
}

// It takes the order to cancel and ends its sheet first: what comes of it nobody knows yet.
TEST_F(IppPrinter, APageThatIsInTheWorksIsNotCalledStopped) {
    rig->hold();
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        rig->waitUntilPrinting();
        EXPECT_TRUE(told.waitFor(Phase::Working));
        stop.request_stop();
    }
    ASSERT_TRUE(outcome->has_value()) << outcome->error().detail;
    EXPECT_EQ((*outcome)->proof, Proof::None);
    EXPECT_EQ((*outcome)->sheets, 0);
}

TEST_F(IppPrinter, AJobThatIsGivenUpIsAnError) {
    rig->abortJobs(true);
    const auto outcome = print();
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().fault, Fault::Io);
    EXPECT_TRUE(rig->documents().empty());
}

TEST_F(IppPrinter, AJobThatIsGivenUpForLackOfPaperSaysSo) {
    rig->abortJobs(true);
    rig->reasons({"media-empty"});
    const auto outcome = print();
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().fault, Fault::OutOfPaper);
}

TEST_F(IppPrinter, APrinterThatRestartsInTheMiddleHasPrintedNobodyKnowsWhat) {
    rig->hold();
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        rig->waitUntilPrinting();
        rig->restart();
    }
    ASSERT_TRUE(outcome->has_value()) << outcome->error().detail;
    EXPECT_EQ((*outcome)->proof, Proof::None);
    EXPECT_EQ((*outcome)->sheets, 0);
}

TEST_F(IppPrinter, APrinterThatHasTheJobAndStaysAwayHasPrintedNobodyKnowsWhat) {
    device = opened(rig->uri() + "?back=1");
    rig->hold();
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        rig->waitUntilPrinting();
        EXPECT_TRUE(told.waitFor(Phase::Working)) << "it has the whole document";
        rig->power(false);
        EXPECT_TRUE(told.waitFor(Phase::WaitingForDevice, Fault::Offline)) << "it may come back";
    }
    ASSERT_TRUE(outcome->has_value()) << outcome->error().detail;
    EXPECT_EQ((*outcome)->proof, Proof::None);
}

TEST_F(IppPrinter, AStopThatThePrinterCannotHearIsNoCancelledJob) {
    rig->hold();
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        rig->waitUntilPrinting();
        EXPECT_TRUE(told.waitFor(Phase::Working));
        rig->power(false);
        EXPECT_TRUE(told.waitFor(Phase::WaitingForDevice, Fault::Offline));
        stop.request_stop();
    }
    ASSERT_TRUE(outcome->has_value()) << outcome->error().detail;
    EXPECT_EQ((*outcome)->proof, Proof::None);
}

TEST_F(IppPrinter, ASwitchedOffPrinterIsOfflineAndComesBack) {
    rig->power(false);
    EXPECT_EQ(device->status(Deadline::in(Millis{2000})).error().fault, Fault::Offline);
    EXPECT_EQ(print().error().fault, Fault::Offline);
    EXPECT_EQ(open(*parseUri(rig->uri())).error().fault, Fault::Offline);
    rig->power(true);
    EXPECT_TRUE(device->status(Deadline::in(Millis{5000})).has_value());
    EXPECT_TRUE(print().has_value());
}

TEST_F(IppPrinter, WrongOrdersMoveNoPaper) {
    EXPECT_EQ(print({.copies = 0}).error().fault, Fault::BadData);
    EXPECT_EQ(print({.copies = -1}).error().fault, Fault::BadData);
    EXPECT_EQ(print({.copies = 1000}).error().fault, Fault::BadData);
    EXPECT_EQ(printerOf(device).print(PdfDocument{}, {}, {}, nullptr).error().fault, Fault::BadData);
    EXPECT_EQ(printerOf(device).print(RasterDocument{}, {}, {}, nullptr).error().fault, Fault::BadData);
    stop.request_stop();
    EXPECT_EQ(print().error().fault, Fault::Cancelled);
    EXPECT_TRUE(rig->documents().empty());
}

TEST_F(IppPrinter, SelfTestMovesNoPaper) {
    const auto report = device->selfTest({});
    ASSERT_TRUE(report.has_value()) << report.error().detail;
    EXPECT_TRUE(report->passed);
    EXPECT_TRUE(rig->documents().empty());
}

} // namespace
} // namespace hal::cups
