// A copy from scanners that do more than lie under a lid: stacks that stand still, slots that read both
// sides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "copy_begun.h"

namespace kiosk {
namespace {

using Command = CopyCommand;
using Step = CopyFlow::Step;
using Trouble = CopyFlow::Trouble;
using testing::ElementsAre;

TEST(CopyMachine, KeepsThePagesOfAStackThatStoodStillAndAsksForTheRest) {
    CopyMachine machine(kRules);
    machine.choose(CopyFlow::What::Document, false);
    machine.startScan();
    EXPECT_THAT(machine.pagesScanned(stack(2, hal::Fault::Jam)), ElementsAre(Command::ChimeFault));
    EXPECT_EQ(machine.view().step, Step::Problem);
    EXPECT_EQ(machine.view().trouble, Trouble::ScannerJam);
    EXPECT_EQ(machine.view().pageCount, 2) << "they are there, and the screen says so";
    EXPECT_THAT(machine.retry(), ElementsAre(Command::ScanDocument));
    machine.pagesScanned(hal::fail(hal::Fault::Jam));
    machine.retry();
    machine.pagesScanned(stack(3));
    EXPECT_EQ(machine.view().step, Step::Preview);
    EXPECT_EQ(machine.view().pageCount, 5);
    machine.startScan(); // the whole stack again
    EXPECT_EQ(machine.visit().pages.size(), 0U);
}

TEST(CopyMachine, GoesOnWithThePagesThereAreWhenTheRestIsGivenUp) {
    CopyMachine machine(kRules);
    machine.choose(CopyFlow::What::Document, false);
    machine.startScan();
    machine.pagesScanned(stack(2, hal::Fault::CoverOpen));
    machine.back();
    EXPECT_EQ(machine.view().step, Step::Preview);
    EXPECT_EQ(machine.view().pageCount, 2);
    machine.acceptSide();
    EXPECT_EQ(machine.view().step, Step::Options);
}

TEST(CopyMachine, TakesBothSidesOfACardFromOnePass) {
    CopyMachine machine(kRules);
    EXPECT_THAT(machine.open(), ElementsAre(Command::AskScanner));
    machine.scannerAnswered(true);
    machine.choose(CopyFlow::What::Card, true);
    EXPECT_TRUE(machine.view().onePass);
    EXPECT_THAT(machine.startScan(), ElementsAre(Command::ScanBothSides));
    machine.bothSidesScanned(bothSides());
    EXPECT_EQ(machine.view().step, Step::Preview);
    EXPECT_FALSE(machine.view().card.empty());
    EXPECT_FALSE(machine.view().otherCard.empty()) << "both are judged at once";
    EXPECT_THAT(machine.turn(), ElementsAre(Command::TurnBoth));
    EXPECT_THAT(machine.acceptSide(), ElementsAre()) << "after the turn";
    machine.bothTurned(std::pair{cardScan(imaging::Side::Front), cardScan(imaging::Side::Back)});
    EXPECT_EQ(machine.view().step, Step::Options) << "no second side to put down";
    EXPECT_TRUE(machine.view().otherCard.empty());
    machine.back();
    EXPECT_EQ(machine.view().step, Step::Preview);
    EXPECT_FALSE(machine.view().otherCard.empty());
    machine.back();
    EXPECT_EQ(machine.view().step, Step::Guide);
    EXPECT_EQ(machine.visit().second, std::nullopt) << "both are scanned again";
}

TEST(CopyMachine, AnEmptySlotIsTheResidentsAffair) {
    CopyMachine machine(kRules);
    machine.scannerAnswered(true);
    machine.choose(CopyFlow::What::Card, false);
    machine.startScan();
    machine.bothSidesScanned(tl::make_unexpected(copying::CardProblem::NothingThere));
    EXPECT_EQ(machine.view().trouble, Trouble::NothingThere);
    EXPECT_THAT(machine.retry(), ElementsAre(Command::ScanBothSides));
}

} // namespace
} // namespace kiosk
