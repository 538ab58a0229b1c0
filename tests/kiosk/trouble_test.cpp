// What each fault means to a resident: nothing is left out, nothing is called mendable that is not.
#include "kiosk/flows/trouble.h"

#include <gtest/gtest.h>

namespace kiosk {
namespace {

using Trouble = CopyFlow::Trouble;
using Remedy = CopyFlow::Remedy;

TEST(Trouble, HasAWordAndAHelperForEveryFaultOfEveryDevice) {
    for (int i = 0; i < hal::kFaultCount; ++i) {
        const auto fault = static_cast<hal::Fault>(i);
        for (const At device : {At::Scanner, At::Printer}) {
            const Problem problem = problemOf(device, fault);
            if (fault == hal::Fault::Cancelled) {
                EXPECT_EQ(problem, Problem{}) << "what the resident wished is no problem";
            } else {
                EXPECT_NE(problem.trouble, Trouble::None) << hal::toString(fault);
                EXPECT_NE(problem.remedy, Remedy::None) << hal::toString(fault);
            }
        }
    }
}

TEST(Trouble, NeverMixesUpScannerAndPrinter) {
    EXPECT_EQ(problemOf(At::Scanner, hal::Fault::Jam).trouble, Trouble::ScannerJam);
    EXPECT_EQ(problemOf(At::Printer, hal::Fault::Jam).trouble, Trouble::PrinterJam);
    EXPECT_EQ(problemOf(At::Printer, hal::Fault::CoverOpen).trouble, Trouble::PrinterCover);
    EXPECT_EQ(problemOf(At::Scanner, hal::Fault::Unplugged).trouble, Trouble::ScannerAway);
}

TEST(Trouble, LetsTheResidentCloseTheLidButNotReachIntoThePrinter) {
    EXPECT_EQ(problemOf(At::Scanner, hal::Fault::CoverOpen).remedy, Remedy::Resident);
    EXPECT_EQ(problemOf(At::Printer, hal::Fault::CoverOpen).remedy, Remedy::Staff);
    EXPECT_EQ(problemOf(At::Printer, hal::Fault::OutOfPaper).remedy, Remedy::Staff);
}

TEST(Trouble, LetsTheResidentMendEverythingAboutTheCard) {
    using copying::CardProblem;
    for (const CardProblem problem :
         {CardProblem::NothingThere, CardProblem::TwoCards, CardProblem::PartlyOutside,
          CardProblem::WrongSize, CardProblem::SheetOfPaper, CardProblem::SameSideAgain}) {
        EXPECT_EQ(problemOf(problem).remedy, Remedy::Resident);
        EXPECT_TRUE(problemOf(problem).canRetry);
    }
}

} // namespace
} // namespace kiosk
