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
    EXPECT_THAT(machine.printAgain(), ElementsAre(Command::Resume, Command::RenderSheet, Command::Print));
    EXPECT_EQ(machine.view().step, Step::Printing);
    EXPECT_EQ(machine.view().copies, 1);
    EXPECT_EQ(machine.view().ownPurpose, QStringLiteral("租房"));
    EXPECT_TRUE(machine.visit().first && machine.visit().second) << "no second scan";
    machine.sheetRendered(picture(30, 40));
    EXPECT_FALSE(machine.view().page.empty()) << "for whoever cancels";
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
    machine.printed(hal::fail(hal::Fault::Cancelled));
    machine.setCopies(5);
    EXPECT_EQ(machine.view().copies, 1) << "one is left";
    machine.print();
    machine.printed(oneSheet());
    EXPECT_FALSE(machine.view().canPrintAgain);
    EXPECT_THAT(machine.printAgain(), IsEmpty());
}

} // namespace
} // namespace kiosk
