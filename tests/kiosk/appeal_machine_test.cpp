// 诉求直达: every step with every touch and every report.
#include "kiosk/flows/appeal_machine.h"

#include <functional>
#include <map>
#include <set>
#include <string>

#include <gmock/gmock.h>

#include "appeal_samples.h"

namespace kiosk::appeals {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using Step = AppealFlow::Step;
using Touch = AppealActions::Touch;
using Slip = AppealFlow::Slip;
using Command = AppealCommand;

AppealMachine atPages() {
    AppealMachine machine(twoStreets(), true);
    machine.chooseCategory(1);
    machine.chooseGrid(2);
    return machine;
}

AppealMachine atReview() {
    AppealMachine machine = atPages();
    machine.touched(Touch::Next);
    for (const char digit : std::string("13800000000"))
        machine.typeDigit(digit - '0');
    machine.touched(Touch::Next);
    return machine;
}

AppealMachine atReceipt() {
    AppealMachine machine = atReview();
    machine.touched(Touch::File);
    machine.appealFiled(filedAppeal());
    return machine;
}

hal::Error storage() { return {hal::Fault::Storage, {}}; }

} // namespace

TEST(AppealMachine, AsksOneThingAfterTheOther) {
    AppealMachine machine(twoStreets(), true);
    EXPECT_EQ(machine.view().step, Step::Category);
    machine.chooseCategory(1);
    EXPECT_EQ(machine.view().step, Step::Place);
    EXPECT_EQ(machine.view().hereGrid, 2);
    machine.chooseGrid(2);
    EXPECT_EQ(machine.view().step, Step::Pages);
    machine.touched(Touch::Next);
    EXPECT_EQ(machine.view().step, Step::Callback);
    machine.touched(Touch::Next);
    EXPECT_EQ(machine.view().step, Step::Review) << "a number need not be left";
    EXPECT_THAT(machine.touched(Touch::File), ElementsAre(Command::File));
    EXPECT_EQ(machine.view().step, Step::Filing);
    EXPECT_EQ(machine.work(), Work::Moving);
    EXPECT_EQ(machine.order().category, 1U);
    EXPECT_EQ(machine.order().grid, 2U);
}

TEST(AppealMachine, GoesBackStepByStepAndLeavesFromTheFirst) {
    AppealMachine machine = atReview();
    for (const Step step : {Step::Callback, Step::Pages, Step::Place, Step::Category}) {
        machine.touched(Touch::Back);
        EXPECT_EQ(machine.view().step, step);
    }
    EXPECT_THAT(machine.touched(Touch::Back), ElementsAre(Command::Leave));
}

TEST(AppealMachine, AnotherStreetHasOtherGrids) {
    AppealMachine machine(twoStreets(), true);
    machine.chooseCategory(0);
    machine.touched(Touch::OtherStreet);
    EXPECT_EQ(machine.view().step, Step::Street);
    machine.chooseStreet(1);
    EXPECT_EQ(machine.view().step, Step::Place);
    machine.chooseGrid(2);
    EXPECT_EQ(machine.view().step, Step::Place) << "that street has two";
    machine.chooseGrid(1);
    EXPECT_EQ(machine.order().street, 1U);
    EXPECT_EQ(machine.order().grid, 1U);
}

TEST(AppealMachine, TakesPagesUpToItsLimitAndLetsTheLastOneGo) {
    AppealMachine machine = atPages();
    EXPECT_THAT(machine.touched(Touch::Scan), ElementsAre(Command::ScanPages));
    EXPECT_EQ(machine.work(), Work::Moving);
    machine.pagesScanned(stack(2));
    EXPECT_EQ(machine.view().pageCount, 2);
    EXPECT_FALSE(machine.view().page.empty());
    machine.touched(Touch::DropPage);
    EXPECT_EQ(machine.view().pageCount, 1);
    machine.touched(Touch::Scan);
    machine.pagesScanned(stack(20));
    EXPECT_EQ(machine.view().pageCount, AppealMachine::kMostPages);
    EXPECT_THAT(machine.touched(Touch::Scan), IsEmpty());
    EXPECT_EQ(machine.order().pages.size(), 6U);
}

TEST(AppealMachine, AScanThatFailsIsNoReasonToStop) {
    AppealMachine machine = atPages();
    machine.touched(Touch::Scan);
    EXPECT_THAT(machine.pagesScanned(tl::make_unexpected(hal::Error{hal::Fault::Offline, {}})),
                ElementsAre(Command::ChimeFault));
    EXPECT_EQ(machine.view().scanTrouble, CopyFlow::Trouble::ScannerAway);
    machine.touched(Touch::Next);
    EXPECT_EQ(machine.view().step, Step::Callback);
}

TEST(AppealMachine, ACancelledScanReportsInVain) {
    AppealMachine machine = atPages();
    machine.touched(Touch::Scan);
    EXPECT_THAT(machine.touched(Touch::Next), IsEmpty()) << "not while it scans";
    EXPECT_THAT(machine.touched(Touch::Back), ElementsAre(Command::DropScan));
    machine.pagesScanned(stack(1));
    EXPECT_EQ(machine.view().pageCount, 0);
    EXPECT_EQ(machine.view().step, Step::Pages);
}

TEST(AppealMachine, HalfANumberIsNotLeft) {
    AppealMachine machine = atPages();
    machine.touched(Touch::Next);
    machine.typeDigit(1);
    machine.typeDigit(3);
    EXPECT_EQ(machine.view().callbackForm, AppealFlow::CallbackForm::TooShort);
    EXPECT_EQ(machine.view().callbackMissing, 9);
    EXPECT_THAT(machine.touched(Touch::Next), IsEmpty());
    EXPECT_EQ(machine.view().step, Step::Callback);
    machine.touched(Touch::EraseDigit);
    machine.touched(Touch::EraseDigit);
    machine.touched(Touch::EraseDigit);
    EXPECT_EQ(machine.view().callbackForm, AppealFlow::CallbackForm::None);
    for (int i = 0; i < 20; ++i)
        machine.typeDigit(9);
    EXPECT_EQ(machine.view().callback.size(), 12);
    EXPECT_EQ(machine.view().callbackForm, AppealFlow::CallbackForm::Wrong);
}

TEST(AppealMachine, WhatWasFiledIsShownAndTheRestForgotten) {
    AppealMachine machine = atPages();
    machine.touched(Touch::Scan);
    machine.pagesScanned(stack(1));
    machine.touched(Touch::Next);
    machine.typeDigit(8);
    for (int i = 0; i < 7; ++i)
        machine.typeDigit(0);
    machine.touched(Touch::Next);
    machine.touched(Touch::File);
    EXPECT_EQ(machine.order().callback.view(), "80000000");
    EXPECT_THAT(
        machine.appealFiled(filedAppeal()),
        ElementsAre(Command::ChimeDone, Command::PrintSlip, Command::WatchDelivery, Command::LookAtGlass));
    const AppealView& view = machine.view();
    EXPECT_EQ(view.step, Step::Receipt);
    EXPECT_TRUE(view.number.startsWith(QLatin1String("XH01-000007-")));
    EXPECT_FALSE(view.code.empty());
    EXPECT_TRUE(view.callback.isEmpty());
    EXPECT_TRUE(view.page.empty());
    EXPECT_TRUE(machine.order().pages.empty());
    EXPECT_THAT(machine.touched(Touch::Back), IsEmpty()) << "what is filed is filed";
}

TEST(AppealMachine, NothingFiledCanBeTriedAgain) {
    AppealMachine machine = atReview();
    machine.touched(Touch::File);
    EXPECT_THAT(machine.appealFiled(tl::make_unexpected(storage())), ElementsAre(Command::ChimeFault));
    EXPECT_EQ(machine.view().step, Step::Failed);
    EXPECT_EQ(machine.view().callback, QLatin1String("13800000000"));
    EXPECT_THAT(machine.touched(Touch::File), ElementsAre(Command::File));
}

TEST(AppealMachine, ASlipThatDidNotComeIsPrintedOnceMoreWhenAsked) {
    AppealMachine machine = atReceipt();
    EXPECT_EQ(machine.view().slip, Slip::Printing);
    EXPECT_THAT(machine.touched(Touch::Finish), IsEmpty()) << "not while paper moves";
    machine.slipPrinted(tl::make_unexpected(hal::Error{hal::Fault::OutOfPaper, {}}));
    EXPECT_EQ(machine.view().slip, Slip::NotPrinted);
    EXPECT_THAT(machine.touched(Touch::PrintSlip), ElementsAre(Command::PrintSlip));
    machine.slipPrinted(SlipOutcome::Unknown);
    EXPECT_EQ(machine.view().slip, Slip::Unknown);
    EXPECT_THAT(machine.touched(Touch::PrintSlip), IsEmpty()) << "never twice by itself";
    EXPECT_THAT(machine.touched(Touch::Finish), ElementsAre(Command::Finish));
}

TEST(AppealMachine, WatchesUntilTheCenterHasIt) {
    AppealMachine machine = atReceipt();
    EXPECT_THAT(machine.deliveryLooked(true), ElementsAre(Command::WatchDelivery));
    EXPECT_THAT(machine.deliveryLooked(tl::make_unexpected(storage())), ElementsAre(Command::WatchDelivery));
    EXPECT_FALSE(machine.view().delivered);
    EXPECT_THAT(machine.deliveryLooked(false), IsEmpty());
    EXPECT_TRUE(machine.view().delivered);
}

TEST(AppealMachine, SaysWhenPaperStillLiesOnTheGlass) {
    AppealMachine machine = atReceipt();
    machine.glassLooked(true);
    EXPECT_TRUE(machine.view().originalsLeft);
    machine.glassLooked(tl::make_unexpected(storage()));
    EXPECT_FALSE(machine.view().originalsLeft);
}

// From the start, every touch and report in any order, as deep as anything new is found: no step is without
// a way out, nothing is filed twice, and the number outlives nothing.
TEST(AppealMachine, HoldsItsPromisesInEveryStateThatCanBeReached) {
    const std::map<std::string, std::function<AppealCommands(AppealMachine&)>> kEvents = {
        {"category", [](auto& m) { return m.chooseCategory(0); }},
        {"wrong category", [](auto& m) { return m.chooseCategory(3); }},
        {"grid", [](auto& m) { return m.chooseGrid(1); }},
        {"wrong grid", [](auto& m) { return m.chooseGrid(-1); }},
        {"street", [](auto& m) { return m.chooseStreet(1); }},
        {"other street", [](auto& m) { return m.touched(Touch::OtherStreet); }},
        {"scan", [](auto& m) { return m.touched(Touch::Scan); }},
        {"cancel", [](auto& m) { return m.touched(Touch::CancelScan); }},
        {"drop", [](auto& m) { return m.touched(Touch::DropPage); }},
        {"digit", [](auto& m) { return m.typeDigit(7); }},
        {"erase", [](auto& m) { return m.touched(Touch::EraseDigit); }},
        {"next", [](auto& m) { return m.touched(Touch::Next); }},
        {"file", [](auto& m) { return m.touched(Touch::File); }},
        {"slip", [](auto& m) { return m.touched(Touch::PrintSlip); }},
        {"back", [](auto& m) { return m.touched(Touch::Back); }},
        {"finish", [](auto& m) { return m.touched(Touch::Finish); }},
        {"away", [](auto& m) { return m.linkChanged(false); }},
        {"pages", [](auto& m) { return m.pagesScanned(stack(4)); }},
        {"no pages", [](auto& m) { return m.pagesScanned(tl::make_unexpected(storage())); }},
        {"filed", [](auto& m) { return m.appealFiled(filedAppeal()); }},
        {"not filed", [](auto& m) { return m.appealFiled(tl::make_unexpected(storage())); }},
        {"printed", [](auto& m) { return m.slipPrinted(SlipOutcome::Printed); }},
        {"not printed", [](auto& m) { return m.slipPrinted(tl::make_unexpected(storage())); }},
        {"waits", [](auto& m) { return m.deliveryLooked(true); }},
        {"delivered", [](auto& m) { return m.deliveryLooked(false); }},
        {"left", [](auto& m) { return m.glassLooked(true); }},
    };
    const auto keyOf = [](const AppealMachine& machine) {
        const AppealView& v = machine.view();
        return std::make_tuple(v.step, v.alerted, v.category, v.street, v.grid, v.scanning, v.scanTrouble,
                               v.pageCount, v.callback, v.delivered, v.slip, v.originalsLeft);
    };
    std::set<decltype(keyOf(std::declval<const AppealMachine&>()))> known;
    std::vector<AppealMachine> open{AppealMachine({.categories = 1, .grids = {2, 2}}, true)};
    known.insert(keyOf(open.front()));
    std::set<Step> steps;
    while (!open.empty()) {
        const AppealMachine machine = open.back();
        open.pop_back();
        const AppealView& view = machine.view();
        steps.insert(view.step);
        EXPECT_TRUE(view.step != Step::Receipt || (view.callback.isEmpty() && !view.number.isEmpty()));
        EXPECT_TRUE(!view.scanning || view.step == Step::Pages);
        EXPECT_EQ(machine.work() == Work::Moving,
                  view.scanning || view.step == Step::Filing || view.slip == Slip::Printing);
        for (const auto& [name, event] : kEvents) {
            AppealMachine next = machine;
            const AppealCommands commands = event(next);
            for (const Command command : commands) {
                EXPECT_TRUE(command != Command::File || next.view().step == Step::Filing) << name;
                EXPECT_TRUE(command != Command::Finish || view.step == Step::Receipt) << name;
            }
            EXPECT_TRUE(view.step != Step::Receipt || next.view().step == Step::Receipt) << name;
            if (next.view().callback.size() <= 8 && known.insert(keyOf(next)).second)
                open.push_back(std::move(next));
        }
    }
    EXPECT_EQ(steps.size(), 9U) << "every step was seen";
    EXPECT_GT(known.size(), 500U);
}

TEST(AppealDoor, IsClosedForAReasonAndOpenOtherwise) {
    DoorFacts facts;
    facts.offered = facts.enrolled = true;
    facts.link.state = link::State::Online;
    facts.now = hal::WallTime{std::chrono::days{20'000}};
    EXPECT_EQ(standingOf(facts), (AppealStanding{AppealDoor::Open, true}));
    facts.link.state = link::State::Away;
    EXPECT_EQ(standingOf(facts), (AppealStanding{AppealDoor::Open, false}));
    facts.link.lastContact = facts.now - std::chrono::days{30};
    EXPECT_EQ(standingOf(facts).door, AppealDoor::Open);
    facts.link.lastContact = facts.now - std::chrono::days{31};
    EXPECT_EQ(standingOf(facts).door, AppealDoor::TooLong);
    facts.offlineDays = 60;
    facts.nearlyFull = true;
    EXPECT_EQ(standingOf(facts).door, AppealDoor::Full);
    facts.link.state = link::State::TooLong;
    EXPECT_EQ(standingOf(facts).door, AppealDoor::TooLong);
    facts.link.state = link::State::Rejected;
    EXPECT_EQ(standingOf(facts).door, AppealDoor::Rejected);
    facts.enrolled = false;
    EXPECT_EQ(standingOf(facts), (AppealStanding{AppealDoor::NotHere, false}));
}

} // namespace kiosk::appeals
