// What a technician does with one device: tests, the ruler page, and what is written down of it.
#include "technician_at_work.h"

namespace kiosk {
namespace {

using Page = Technician::Page;

TEST_F(TechnicianAtWork, TestsADeviceAndSeesWhatWasMeasured) {
    enter();
    screens().openDevice("scanner");
    EXPECT_EQ(screens().page(), Page::Device);
    screens().test(3); // not before the page that says what to do
    EXPECT_FALSE(screens().testing());
    screens().openPage(Page::Test);
    screens().test(3);
    until([&] { return !screens().testing(); });
    EXPECT_EQ(screens().rounds(), 3);
    EXPECT_EQ(screens().passed(), 3);
    ASSERT_EQ(screens().measurements()->rows().size(), 1U);
    EXPECT_EQ(screens().measurements()->rows()[0].nameEn, "Width error");
    EXPECT_EQ(screens().measurements()->rows()[0].valueEn, "+0.20 %");
    screens().back();
    EXPECT_EQ(screens().page(), Page::Device);
    EXPECT_EQ(screens().device().rounds, 3);
    EXPECT_TRUE(screens().device().testedAt.isValid());
    screens().openPage(Page::Test);
    EXPECT_EQ(screens().rounds(), 0); // what stands there is of this test
    screens().back();
    screens().back();
    EXPECT_EQ(screens().devices()->rows()[0].passed, 3); // the list remembers
    machine.tests = false;
    screens().openDevice("page_printer");
    screens().openPage(Page::Test);
    screens().test(1);
    until([&] { return !screens().testing(); });
    EXPECT_EQ(screens().testFault(), "offline");
    EXPECT_EQ(screens().passed(), 0);
    screens().leave();
    until([&] { return jobs.running() == 0; });
}

TEST_F(TechnicianAtWork, StopsALongTestAndIsNotLockedOutDuringIt) {
    enter();
    screens().openDevice("scanner");
    screens().openPage(Page::Test);
    machine.holds = true;
    screens().test(100);
    turn(TechnicianController::kInsideIdle * 2);
    EXPECT_EQ(session.screen(), Screen::Technician);
    screens().stopTest();
    EXPECT_TRUE(screens().stopping());
    until([&] { return !screens().testing(); });
    EXPECT_EQ(screens().rounds(), 0); // a round that was cut says nothing
}

TEST_F(TechnicianAtWork, SeesWhatADeviceHasDoneOverRestarts) {
    DeviceRecord before;
    before.counters = {.done = 100, .faults = 2, .restarts = 1};
    technician.setRecords({{"scanner", before}}, {});
    technician.setDevices({device(hal::Kind::Scanner, hal::Health::Ok)});
    hal::DeviceInfo scanner = device(hal::Kind::Scanner, hal::Health::Fault);
    scanner.counters = {.done = 3, .faults = 1};
    technician.deviceChanged(scanner);
    enter();
    screens().openDevice("scanner");
    EXPECT_EQ(screens().device().done, 103);
    EXPECT_EQ(screens().device().faults, 3);
    EXPECT_EQ(screens().device().restarts, 1);
    scanner.counters.done = 4; // while it is looked at
    technician.deviceChanged(scanner);
    EXPECT_EQ(screens().device().done, 104);
    screens().leave();
    until([&] { return jobs.running() == 0; });
    EXPECT_EQ(machine.records.at("scanner").counters.done, 104U);
}

TEST_F(TechnicianAtWork, PrintsLaysAndMeasuresTheRulerPage) {
    using Ruler = Technician::RulerStep;
    enter();
    screens().openDevice("scanner");
    screens().openPage(Page::Ruler);
    EXPECT_EQ(screens().ruler(), Ruler::Print);
    machine.printer = false;
    screens().printRuler();
    until([&] { return !screens().testing(); });
    EXPECT_EQ(screens().ruler(), Ruler::Print);
    EXPECT_EQ(screens().testFault(), "out_of_paper");
    machine.printer = true;
    screens().printRuler();
    until([&] { return !screens().testing(); });
    EXPECT_EQ(screens().ruler(), Ruler::Lay);
    EXPECT_EQ(screens().testFault(), "");
    screens().measureRuler();
    until([&] { return !screens().testing(); });
    EXPECT_EQ(screens().ruler(), Ruler::Lay); // it does not lie there yet
    EXPECT_EQ(screens().testFault(), "no_document");
    machine.rulerThere = true;
    screens().measureRuler();
    until([&] { return !screens().testing(); });
    EXPECT_EQ(screens().ruler(), Ruler::Measured);
    EXPECT_EQ(screens().measurements()->rows().size(), 2U);
    EXPECT_EQ(screens().passed(), 1);
    machine.disk = hal::fail(hal::Fault::Storage);
    screens().keepRuler();
    until([&] { return screens().testFault() == "storage"; });
    EXPECT_EQ(screens().ruler(), Ruler::Measured);
    machine.disk = {};
    screens().keepRuler();
    until([&] { return screens().ruler() == Ruler::Kept; });
    ASSERT_EQ(machine.calibrated.size(), 2U);
    EXPECT_EQ(machine.calibrated[1].device.slot, "scanner");
    EXPECT_EQ(screens().testFault(), "");
}

TEST_F(TechnicianAtWork, KeepsNoScaleThatCannotBe) {
    enter();
    screens().openDevice("scanner");
    screens().openPage(Page::Ruler);
    screens().layRuler();
    screens().keepRuler(); // nothing was measured
    machine.rulerThere = true;
    machine.scaleFits = false;
    screens().measureRuler();
    until([&] { return screens().ruler() == Technician::RulerStep::Measured; });
    EXPECT_EQ(screens().passed(), 0);
    screens().keepRuler();
    until([&] { return jobs.running() == 0; });
    EXPECT_TRUE(machine.calibrated.empty());
}

} // namespace
} // namespace kiosk
