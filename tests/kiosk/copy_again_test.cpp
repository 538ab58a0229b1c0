// One more print of the same, from the farewell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "copy_begun.h"

namespace kiosk {
namespace {

using Step = CopyFlow::Step;
using Command = CopyCommand;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(CopyAgain, PrintsOneMoreOfTheSameFromTheFarewell) {
    CopyMachine machine = atOptions();
    EXPECT_THAT(machine.printAgain(), IsEmpty()) << "nothing was printed yet";
    machine.setOwnPurpose(QStringLiteral("租房"));
    machine.setCopies(2);
    machine.print();
    machine.printed(oneSheet());
    EXPECT_TRUE(machine.view().canPrintAgain);
    EXPECT_THAT(machine.printAgain(), ElementsAre(Command::Resume, Command::Print));
    EXPECT_EQ(machine.view().step, Step::Printing);
    EXPECT_EQ(machine.view().copies, 1);
    EXPECT_TRUE(machine.view().ownPurpose.isEmpty()) << "printed, not shown";
    EXPECT_EQ(machine.visit().ownPurpose, QStringLiteral("租房"));
    EXPECT_TRUE(machine.visit().first && machine.visit().second) << "no second scan";
    machine.sheetRendered(picture(30, 40));
    EXPECT_TRUE(machine.view().page.empty()) << "a sheet that was still being drawn";
    EXPECT_THAT(machine.printed(oneSheet()), ElementsAre(Command::Finish, Command::LookAtGlass));
    EXPECT_EQ(machine.view().sheetsPrinted, 2) << "what lies in the tray";
}

TEST(CopyAgain, PrintsNoMoreInAVisitThanThePolicyAllows) {
    CopyMachine machine = atOptions();
    machine.setCopies(kRules.copiesPerVisit - 1);
    machine.print();
    machine.printed(oneSheet());
    ASSERT_TRUE(machine.view().canPrintAgain);
    machine.printAgain();
    machine.printed(oneSheet());
    EXPECT_FALSE(machine.view().canPrintAgain);
    EXPECT_THAT(machine.printAgain(), IsEmpty());
}

// However one more print ends without paper, the next is the farewell: no options, no preview, no picture.
void expectFarewell(CopyMachine& machine, const CopyCommands& commands) {
    EXPECT_THAT(commands, ElementsAre(Command::Finish, Command::LookAtGlass));
    EXPECT_EQ(machine.view().step, Step::Done);
    EXPECT_THAT(machine.back(), IsEmpty());
    EXPECT_TRUE(machine.view().card.empty() && machine.view().glass.empty() && machine.view().page.empty());
    EXPECT_FALSE(machine.view().canPrintAgain) << "asked once more without end";
    EXPECT_EQ(machine.view().sheetsPrinted, 1);
}

CopyMachine atPrintingAgain() {
    CopyMachine machine = atPrinting();
    machine.printed(oneSheet());
    machine.printAgain();
    return machine;
}

TEST(CopyAgain, ComesBackToTheFarewellWhenItIsCancelled) {
    CopyMachine machine = atPrintingAgain();
    EXPECT_THAT(machine.back(), ElementsAre(Command::StopPrinting));
    expectFarewell(machine, machine.printed(hal::fail(hal::Fault::Cancelled)));
}

TEST(CopyAgain, ComesBackToTheFarewellFromAProblem) {
    CopyMachine machine = atPrintingAgain();
    machine.printed(hal::fail(hal::Fault::OutOfPaper));
    ASSERT_EQ(machine.view().step, Step::Problem);
    machine.retry();
    EXPECT_EQ(machine.view().step, Step::Printing);
    machine.printed(hal::fail(hal::Fault::OutOfPaper));
    expectFarewell(machine, machine.back());
}

} // namespace
} // namespace kiosk
