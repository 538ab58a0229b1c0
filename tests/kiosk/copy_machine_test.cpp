// The copy as a pure machine: stories of residents, and what may never happen.
#include "kiosk/flows/copy_machine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "copy_begun.h"

namespace kiosk {
namespace {

using Step = CopyFlow::Step;
using Side = CopyFlow::WantedSide;
using Trouble = CopyFlow::Trouble;
using Remedy = CopyFlow::Remedy;
using Command = CopyCommand;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

TEST(CopyMachine, CopiesACardFromChoiceToPaper) {
    CopyMachine machine(kRules);
    EXPECT_THAT(machine.choose(CopyFlow::What::Card, true), IsEmpty());
    EXPECT_EQ(machine.view().step, Step::Guide);
    EXPECT_THAT(machine.startScan(), ElementsAre(Command::ScanCard));
    EXPECT_EQ(machine.view().step, Step::Scanning);
    EXPECT_THAT(machine.cardScanned(scannedSide(imaging::Side::Front)), ElementsAre(Command::ChimeSideDone));
    EXPECT_EQ(machine.view().step, Step::Preview);
    EXPECT_FALSE(machine.view().card.empty());
    EXPECT_THAT(machine.acceptSide(), IsEmpty());
    EXPECT_EQ(machine.view().side, Side::Second);
    machine.startScan();
    machine.cardScanned(scannedSide(imaging::Side::Back));
    EXPECT_THAT(machine.acceptSide(), ElementsAre(Command::RenderSheet, Command::AskPrinter));
    EXPECT_EQ(machine.view().step, Step::Options);
    EXPECT_EQ(machine.view().purposeIndex, 0) << "a purpose is on unless it is switched off";
    EXPECT_THAT(machine.print(), ElementsAre(Command::Print));
    EXPECT_THAT(machine.printed(oneSheet()), ElementsAre(Command::Finish, Command::LookAtGlass));
    EXPECT_EQ(machine.view().step, Step::Done);
    EXPECT_EQ(machine.view().sheetsPrinted, 1);
}

TEST(CopyMachine, ShowsNothingPersonalOncePaperIsOut) {
    CopyMachine machine = atOptions();
    machine.sheetRendered(picture(30, 40));
    machine.setOwnPurpose(QStringLiteral("租房"));
    machine.print();
    machine.printed(oneSheet());

    EXPECT_TRUE(machine.view().corners.isEmpty());
    EXPECT_TRUE(machine.view().card.empty() && machine.view().glass.empty() && machine.view().page.empty());
    EXPECT_TRUE(machine.view().ownPurpose.isEmpty());
}

TEST(CopyMachine, SaysWhatIsWrongOnTheGlassAndLetsTheResidentTryAgain) {
    CopyMachine machine = atGuide();
    machine.startScan();
    EXPECT_THAT(machine.cardScanned(tl::make_unexpected(copying::CardProblem::TwoCards)),
                ElementsAre(Command::ChimeFault));
    EXPECT_EQ(machine.view().step, Step::Problem);
    EXPECT_EQ(machine.view().trouble, Trouble::TwoCards);
    EXPECT_EQ(machine.view().remedy, Remedy::Resident);
    EXPECT_THAT(machine.retry(), ElementsAre(Command::ScanCard));
}

TEST(CopyMachine, AsksForTheOtherSideAndKeepsTheFirst) {
    CopyMachine machine = atPreview();
    machine.acceptSide();
    machine.startScan();
    machine.cardScanned(tl::make_unexpected(copying::CardProblem::SameSideAgain));
    EXPECT_EQ(machine.view().trouble, Trouble::SameSideAgain);
    EXPECT_EQ(machine.view().side, Side::Second);
    EXPECT_TRUE(machine.visit().first);
}

TEST(CopyMachine, AnswersACancelledScanAtOnceAndIgnoresWhatComesLate) {
    CopyMachine machine = atGuide();
    machine.startScan();
    EXPECT_THAT(machine.back(), ElementsAre(Command::DropScan));
    EXPECT_EQ(machine.view().step, Step::Guide);
    EXPECT_THAT(machine.cardScanned(scannedSide(imaging::Side::Front)), IsEmpty());
    EXPECT_EQ(machine.view().step, Step::Guide);
    EXPECT_FALSE(machine.visit().first);
}

TEST(CopyMachine, WaitsForThePrintersWordAfterACancelBecausePaperMayBeOnItsWay) {
    CopyMachine machine = atPrinting();
    EXPECT_THAT(machine.cancelWork(), ElementsAre(Command::StopPrinting));
    EXPECT_EQ(machine.view().step, Step::Printing);
    machine.printed(hal::fail(hal::Fault::Cancelled));
    EXPECT_EQ(machine.view().step, Step::Options);

    CopyMachine late = atPrinting();
    late.cancelWork();
    late.printed(oneSheet());
    EXPECT_EQ(late.view().step, Step::Done) << "the page came out all the same";
}

TEST(CopyMachine, WaitsWithThePrinterForPaperAndGoesOn) {
    CopyMachine machine = atPrinting();
    machine.progressed(printing());
    EXPECT_EQ(machine.work(), Work::Moving);
    machine.progressed(printing(hal::Fault::OutOfPaper));
    EXPECT_EQ(machine.view().step, Step::Printing);
    EXPECT_EQ(machine.view().waitingFor, Trouble::PaperOut);
    EXPECT_EQ(machine.work(), Work::Waiting);
    machine.progressed(printing());
    EXPECT_EQ(machine.view().waitingFor, Trouble::None);
    EXPECT_EQ(machine.work(), Work::Moving);
}

TEST(CopyMachine, NeverOffersToPrintAgainWhenNobodyKnowsWhatLiesInTheTray) {
    copying::CopyOutcome unproven = oneSheet();
    unproven.proof = hal::Proof::None;
    for (const hal::Result<copying::CopyOutcome>& outcome :
         {hal::Result<copying::CopyOutcome>(unproven),
          hal::Result<copying::CopyOutcome>(hal::fail(hal::Fault::Faulty))}) {
        CopyMachine machine = atPrinting();
        machine.progressed(printing());
        EXPECT_THAT(machine.printed(outcome), ElementsAre(Command::ChimeFault));
        EXPECT_EQ(machine.view().step, Step::Problem);
        EXPECT_EQ(machine.view().trouble, Trouble::PrinterOutcomeUnknown);
        EXPECT_EQ(machine.view().remedy, Remedy::Staff);
        EXPECT_FALSE(machine.view().canRetry);
        EXPECT_THAT(machine.retry(), IsEmpty());
    }
}

TEST(CopyMachine, OffersToTryAgainWhenThePrinterBrokeBeforeAnythingWasHandedOver) {
    CopyMachine machine = atPrinting();
    machine.printed(hal::fail(hal::Fault::Faulty));
    EXPECT_EQ(machine.view().trouble, Trouble::PrinterFailed);
    EXPECT_TRUE(machine.view().canRetry);
}

TEST(CopyMachine, TellsThatAnUnknownOutcomeCouldNotBeWrittenDown) {
    copying::CopyOutcome unproven = oneSheet();
    unproven.proof = hal::Proof::None;
    unproven.recorded = false;
    CopyMachine machine = atPrinting();
    EXPECT_THAT(machine.printed(unproven), ElementsAre(Command::ChimeFault, Command::TellUnrecorded));
}

TEST(CopyMachine, TakesTheWordOfAQueueAsTheEnd) {
    copying::CopyOutcome queued = oneSheet();
    queued.proof = hal::Proof::Queue;
    CopyMachine machine = atPrinting();
    machine.printed(queued);
    EXPECT_EQ(machine.view().step, Step::Done);
}

TEST(CopyMachine, OffersToPrintAgainWhenThePrinterNeverTookTheJob) {
    CopyMachine machine = atPrinting();
    machine.progressed({hal::Phase::Connecting, std::nullopt, std::nullopt});
    machine.printed(hal::fail(hal::Fault::Offline));
    EXPECT_EQ(machine.view().trouble, Trouble::PrinterAway);
    EXPECT_THAT(machine.retry(), ElementsAre(Command::Print));
}

TEST(CopyMachine, PrintsNothingWhenTheIntentCannotBeWrittenDown) {
    CopyMachine machine = atPrinting();
    machine.printed(hal::fail(hal::Fault::Storage));
    EXPECT_EQ(machine.view().trouble, Trouble::StorageFull);
    EXPECT_FALSE(machine.view().canRetry);
    machine.back();
    EXPECT_EQ(machine.view().step, Step::Options);
}

TEST(CopyMachine, SaysThatACharacterCannotBePrintedBeforePrinting) {
    CopyMachine machine = atOptions();
    machine.setOwnPurpose(QStringLiteral("𠮷\uE000"));
    machine.sheetRendered(hal::fail(hal::Fault::BadData));
    EXPECT_EQ(machine.view().trouble, Trouble::MissingGlyph) << "seen beside what was typed";
    EXPECT_THAT(machine.print(), Not(Contains(Command::Print)));
    EXPECT_EQ(machine.view().step, Step::Problem);
    machine.back();
    machine.setPurposeIndex(1);
    machine.sheetRendered(picture(3, 4));
    EXPECT_THAT(machine.print(), ElementsAre(Command::Print));
}

TEST(CopyMachine, TakesAPurposeOfTheResidentsOwnOrNone) {
    CopyMachine machine = atOptions();
    EXPECT_THAT(machine.setOwnPurpose(QStringLiteral("  租房 \n合同 ")), ElementsAre(Command::RenderSheet));
    EXPECT_EQ(machine.view().ownPurpose, QStringLiteral("租房 合同"));
    EXPECT_EQ(machine.view().purposeIndex, -1);
    machine.setPurposeIndex(2);
    EXPECT_TRUE(machine.view().ownPurpose.isEmpty());
    machine.setPurposeIndex(-1);
    EXPECT_EQ(machine.view().purposeIndex, -1);
    EXPECT_THAT(machine.setPurposeIndex(3), IsEmpty()) << "there are three";
}

TEST(CopyMachine, CutsALongPurposeBetweenCharactersNotInsideOne) {
    CopyMachine machine = atOptions();
    machine.setOwnPurpose(QStringLiteral("𠮷").repeated(40));
    EXPECT_EQ(machine.view().ownPurpose, QStringLiteral("𠮷").repeated(24));
}

TEST(CopyMachine, KeepsCopiesWithinThePolicy) {
    CopyMachine machine = atOptions();
    machine.setCopies(99);
    EXPECT_EQ(machine.view().copies, 5);
    machine.setCopies(-1);
    EXPECT_EQ(machine.view().copies, 1);
}

TEST(CopyMachine, RendersTheSheetAgainOnlyForWhatIsSeenOnIt) {
    CopyMachine machine = atOptions();
    EXPECT_THAT(machine.setCopies(2), IsEmpty());
    EXPECT_THAT(machine.setMono(true), IsEmpty()) << "it is already";
    EXPECT_THAT(machine.setMono(false), ElementsAre(Command::RenderSheet));
}

TEST(CopyMachine, FallsBackToBlackAndWhiteWhenThePrinterHasNoColour) {
    CopyMachine machine = atOptions();
    machine.setMono(false);
    EXPECT_THAT(machine.printerAnswered(false), ElementsAre(Command::RenderSheet));
    EXPECT_TRUE(machine.view().mono);
    EXPECT_THAT(machine.setMono(false), IsEmpty());
}

TEST(CopyMachine, CutsOnceForManyMovesAndAcceptsTheLastOfThem) {
    CopyMachine machine = atPreview();
    EXPECT_THAT(machine.moveCorner(0, {0.1, 0.1}), ElementsAre(Command::Recut));
    EXPECT_THAT(machine.moveCorner(0, {0.2, 0.2}), IsEmpty()) << "one cut at a time";
    EXPECT_THAT(machine.moveCorner(0, {0.3, -4}), IsEmpty());
    EXPECT_THAT(machine.acceptSide(), IsEmpty()) << "the cut-out on show is not the newest";
    EXPECT_THAT(machine.recut(cardScan(imaging::Side::Front)), ElementsAre(Command::Recut));
    EXPECT_EQ(machine.view().corners[0], QPointF(0.3, 0)) << "under the finger, and on the glass";
    machine.recut(cardScan(imaging::Side::Front));
    EXPECT_EQ(machine.view().step, Step::Guide);
    EXPECT_EQ(machine.view().side, Side::Second);
}

TEST(CopyMachine, GivesCornersInPixelsOfTheWholeScan) {
    CopyMachine machine = atPreview();
    machine.moveCorner(2, {0.5, 0.25});
    EXPECT_DOUBLE_EQ(machine.cornersInPixels()[2].x, 0.5 * kGlassWidth - 0.5);
    EXPECT_DOUBLE_EQ(machine.cornersInPixels()[2].y, 0.25 * kGlassHeight - 0.5);
}

TEST(CopyMachine, TurnsTwiceForTwoTouches) {
    CopyMachine machine = atPreview();
    EXPECT_THAT(machine.turn(), ElementsAre(Command::TurnOver));
    EXPECT_THAT(machine.turn(), IsEmpty());
    EXPECT_THAT(machine.recut(cardScan(imaging::Side::Front)), ElementsAre(Command::TurnOver));
}

TEST(CopyMachine, KnowsWhetherThePurposeWillMissNameAndNumber) {
    EXPECT_TRUE(atOptions().view().purposeBandKnown);
    CopyMachine machine = atPreview();
    machine.acceptSide();
    machine.startScan();
    Visit::Side unknown = scannedSide(imaging::Side::Unknown);
    unknown.scan.bands.clear();
    machine.cardScanned(unknown);
    machine.acceptSide();
    EXPECT_FALSE(machine.view().purposeBandKnown);
}

TEST(CopyMachine, CollectsThePagesOfADocument) {
    CopyMachine machine(kRules);
    machine.choose(CopyFlow::What::Document, false);
    EXPECT_THAT(machine.startScan(), ElementsAre(Command::ScanDocument));
    machine.pagesScanned(stack(2));
    EXPECT_EQ(machine.view().pageCount, 2);
    machine.addPage();
    EXPECT_EQ(machine.view().step, Step::Guide);
    machine.startScan();
    machine.pagesScanned(stack(1));
    EXPECT_EQ(machine.view().pageCount, 3);
    machine.startScan(); // that one again
    machine.pagesScanned(stack(1));
    EXPECT_EQ(machine.view().pageCount, 3);
    machine.acceptSide();
    EXPECT_EQ(machine.view().step, Step::Options);
    EXPECT_EQ(machine.view().purposeIndex, -1) << "a purpose line belongs to cards";
}

TEST(CopyMachine, LeavesFromTheFirstStepOnly) {
    CopyMachine machine(kRules);
    EXPECT_THAT(machine.back(), ElementsAre(Command::Leave));
    CopyMachine document(kRules);
    document.openDocument();
    EXPECT_THAT(document.back(), ElementsAre(Command::Leave));
    EXPECT_THAT(atGuide().back(), IsEmpty());
}

TEST(CopyMachine, GoesBackStepByStep) {
    CopyMachine machine = atOptions();
    machine.back();
    EXPECT_EQ(machine.view().step, Step::Preview);
    EXPECT_EQ(machine.view().side, Side::Second);
    machine.back();
    EXPECT_EQ(machine.view().step, Step::Guide);
    machine.back();
    EXPECT_EQ(machine.view().step, Step::Preview);
    EXPECT_EQ(machine.view().side, Side::First);
    machine.back();
    machine.back();
    EXPECT_EQ(machine.view().step, Step::ChooseWhat);
}

TEST(CopyMachine, ClaimsNothingAboutTheGlassBeforeItHasLooked) {
    CopyMachine machine = atPrinting();
    machine.printed(oneSheet());
    EXPECT_FALSE(machine.view().leftBehindKnown);
    machine.glassLooked(hal::fail(hal::Fault::Busy));
    EXPECT_FALSE(machine.view().leftBehindKnown);
    EXPECT_THAT(machine.glassLooked(true), ElementsAre(Command::TellLeftBehind));
    EXPECT_TRUE(machine.view().leftBehind);
    EXPECT_THAT(machine.checkLeftBehind(), ElementsAre(Command::LookAtGlass));
    EXPECT_THAT(machine.glassLooked(false), IsEmpty());
    EXPECT_TRUE(machine.view().leftBehindKnown);
    EXPECT_FALSE(machine.view().leftBehind);
}

// Every touch and every report at every step: nothing prints but print() and retry(), and nothing breaks.
TEST(CopyMachine, IsTotal) {
    const std::vector<std::function<CopyCommands(CopyMachine&)>> everything{
        [](auto& m) { return m.openDocument(); },
        [](auto& m) { return m.choose(CopyFlow::What::Card, false); },
        [](auto& m) { return m.choose(CopyFlow::What::Document, false); },
        [](auto& m) { return m.startScan(); },
        [](auto& m) { return m.cancelWork(); },
        [](auto& m) { return m.turn(); },
        [](auto& m) {
            return m.moveCorner(3, {2, 2});
        },
        [](auto& m) {
            return m.moveCorner(4, {0, 0});
        },
        [](auto& m) { return m.acceptSide(); },
        [](auto& m) { return m.addPage(); },
        [](auto& m) { return m.setCopies(3); },
        [](auto& m) { return m.setMono(false); },
        [](auto& m) { return m.setPurposeIndex(1); },
        [](auto& m) { return m.setOwnPurpose(QStringLiteral("x")); },
        [](auto& m) { return m.back(); },
        [](auto& m) { return m.checkLeftBehind(); },
        [](auto& m) { return m.progressed(printing()); },
        [](auto& m) { return m.cardScanned(scannedSide(imaging::Side::Front)); },
        [](auto& m) {
            return m.cardScanned(tl::make_unexpected(hal::Error{hal::Fault::Io, {}}));
        },
        [](auto& m) { return m.pagesScanned(stack(1)); },
        [](auto& m) { return m.pagesScanned(hal::fail(hal::Fault::Jam)); },
        [](auto& m) { return m.pagesScanned(stack(2, hal::Fault::Jam)); },
        [](auto& m) { return m.scannerAnswered(true); },
        [](auto& m) { return m.scannerAnswered(false); },
        [](auto& m) { return m.bothSidesScanned(bothSides()); },
        [](auto& m) {
            return m.bothTurned(std::pair{cardScan(imaging::Side::Front), cardScan(imaging::Side::Back)});
        },
        [](auto& m) { return m.recut(cardScan(imaging::Side::Front)); },
        [](auto& m) { return m.pageTurned(pages(1)[0]); },
        [](auto& m) { return m.sheetRendered(picture(2, 2)); },
        [](auto& m) { return m.sheetRendered(hal::fail(hal::Fault::BadData)); },
        [](auto& m) { return m.printerAnswered(false); },
        [](auto& m) { return m.printed(copying::CopyOutcome{}); },
        [](auto& m) { return m.printed(hal::fail(hal::Fault::Faulty)); },
        [](auto& m) { return m.glassLooked(true); },
    };
    // A fixed walk in which every pair of events follows one another somewhere: 34 × 34 steps, and a print,
    // a retry or one more print now and then.
    CopyMachine machine(kRules);
    std::uint32_t dice = 20261124;
    for (int i = 0; i < 60'000; ++i) {
        dice = dice * 1664525U + 1013904223U;
        const std::size_t which = (dice >> 8) % (everything.size() + 1);
        const bool touchesPrint = which == everything.size();
        const auto before = machine.view().step;
        const CopyCommands commands = !touchesPrint ? everything[which](machine)
                                      : i % 3 == 0  ? machine.print()
                                      : i % 3 == 1  ? machine.retry()
                                                    : machine.printAgain();
        EXPECT_EQ(std::count(commands.begin(), commands.end(), Command::Print),
                  touchesPrint && machine.view().step == Step::Printing && before != Step::Printing ? 1 : 0);
        if (machine.view().step == Step::Done && i % 7 == 0) {
            machine = CopyMachine(kRules);
        }
    }
}

} // namespace
} // namespace kiosk
