// What the technicians' screens do with the real machine: the report on a memory stick, and what is kept.
#include "kiosk/app/machine_technician.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>

#include "installation.h"
#include "services/seal/signature_file.h"
#include "tests/support/files.h"
#include "tests/support/hand_clock.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

TEST(MachineTechnician, WritesReportAndLogWithSignaturesOntoTheStick) {
    const Installation kiosk;
    const HandClock clock;
    Log log([](const std::string&) {}, clock);
    log.write(LogEvent::Started);
    const TemporaryDirectory media;
    MachineTechnician technician(kiosk.state(), media.path(), log, clock);
    technician.setMachine(openMachine(kiosk.plan(), clock).value());

    fs::create_directories(media / "user" / "folder");
    EXPECT_EQ(technician.exportReport({}).error().fault, hal::Fault::Absent) << "a folder is no stick";

    const fs::path stick = media / "user" / "STICK";
    fs::create_directories(stick);
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("stick", stick.c_str(), "tmpfs", 0, "size=4m") != 0)
        GTEST_SKIP() << "a stick of its own needs root";
    EXPECT_THAT(sticksBelow(media.path()), testing::ElementsAre(stick));
    const auto written = technician.exportReport({});
    ASSERT_TRUE(written) << written.error().detail;
    EXPECT_EQ(*written, "banshi-20261124-000000");
    const auto key = seal::KioskKey::load(kiosk.state() / "kiosk.key").value().publicKey();
    for (const auto& [name, purpose] : {std::pair{"readiness.json", "banshi readiness report 1"},
                                        {"readiness.pdf", "banshi readiness report 1"},
                                        {"log.jsonl", "banshi log export 1"}}) {
        const std::string content = readText(stick / *written / name);
        EXPECT_TRUE(seal::verifyFile(stick / *written / name, purpose, hal::asBytes(content), key)) << name;
    }
    EXPECT_THAT(readText(stick / *written / "log.jsonl"), testing::HasSubstr("\"event\":\"started\""));
    ::umount2(stick.c_str(), MNT_DETACH);
}

TEST(MachineTechnician, TestsADeviceAndKnowsAnEmptyGlass) {
    const Installation kiosk;
    const HandClock clock;
    const Log log([](const std::string&) {}, clock);
    MachineTechnician technician(kiosk.state(), "/nowhere", log, clock);
    technician.setMachine(openMachine(kiosk.plan(), clock).value());
    EXPECT_TRUE(technician.test("scanner", {}).value().passed);
    EXPECT_EQ(technician.test("teapot", {}).error().fault, hal::Fault::Absent);
    EXPECT_EQ(technician.somethingLeftBehind({}), false);
    const std::string card = std::string(BANSHI_FIXTURES) + "/cards/dev_000_fb_white.jpg";
    ASSERT_TRUE(technician.simulate("scanner", "put=" + card));
    EXPECT_EQ(technician.somethingLeftBehind({}), true);
    ASSERT_TRUE(technician.simulate("scanner", "remove"));
    EXPECT_EQ(technician.somethingLeftBehind({}), false);
}

TEST(MachineTechnician, KnowsOfACardThatSomebodyForgotAtAReader) {
    const Installation kiosk;
    const HandClock clock;
    const Log log([](const std::string&) {}, clock);
    MachineTechnician technician(kiosk.state(), "/nowhere", log, clock);
    MachinePlan plan = kiosk.plan();
    plan.config.devices.idReader = "sim:id_reader?inprocess=1&pace=instant";
    plan.config.devices.smartCardReader = "sim:smart_card_reader?inprocess=1&pace=instant";
    technician.setMachine(openMachine(plan, clock).value());
    for (const char* reader : {"id_reader", "smart_card_reader"}) {
        EXPECT_EQ(technician.somethingLeftBehind({}), false);
        ASSERT_TRUE(technician.simulate(reader, "put"));
        EXPECT_EQ(technician.somethingLeftBehind({}), true) << reader;
        ASSERT_TRUE(technician.simulate(reader, "remove"));
    }
    ASSERT_TRUE(technician.simulate("id_reader", "put"));
    ASSERT_TRUE(technician.simulate("id_reader", "fault=offline"));
    EXPECT_EQ(technician.somethingLeftBehind({}), false) << "it cannot say, and keeps nobody out";
}

// Whoever comes because the machine does not open gets in, and takes the log along.
TEST(MachineTechnician, WorksWhileTheMachineIsNotOpen) {
    const TemporaryDirectory state(inMemory());
    const HandClock clock;
    Log log([](const std::string&) {}, clock);
    MachineTechnician technician(state.path(), "/nowhere", log, clock);
    EXPECT_EQ(technician.lookAtLock().verdict, PinVerdict::NoPin);
    ASSERT_TRUE(setPin(state.path(), "271828"));
    EXPECT_EQ(technician.tryPin("271828").verdict, PinVerdict::Right);
    EXPECT_EQ(technician.somethingLeftBehind({}), false);
    for (const auto& report : {technician.test("scanner", {}), technician.printRuler({})})
        EXPECT_EQ(report.error().fault, hal::Fault::Absent);
    EXPECT_EQ(technician.measureRuler("scanner", {}).error().fault, hal::Fault::Absent);
    EXPECT_EQ(technician.simulate("scanner", "clear").error().fault, hal::Fault::Absent);
    EXPECT_EQ(technician.exportReport({}).error().fault, hal::Fault::Absent) << "no stick";
    DeviceRecords records;
    records["scanner"].counters.done = 7;
    ASSERT_TRUE(technician.keepRecords(records));
    EXPECT_EQ(loadDeviceRecords(state.path()), records);
}

TEST(MachineTechnician, KeepsTheScaleThatItMeasuredOnTheRulerPage) {
    const Installation kiosk;
    const HandClock clock;
    const Log log([](const std::string&) {}, clock);
    MachineTechnician technician(kiosk.state(), "/nowhere", log, clock);
    technician.setMachine(openMachine(kiosk.plan(), clock).value());
    ASSERT_TRUE(technician.printRuler({}));
    EXPECT_EQ(kiosk.sheetsInTray(), 1);
    EXPECT_FALSE(technician.measureRuler("scanner", {})) << "a card lies there";
    Calibration measured{.device = {.slot = "scanner", .model = "M", .mark = "1"},
                         .x = 11.9,
                         .y = 11.8,
                         .dpi = 300,
                         .measured = {},
                         .ruler = {}};
    ASSERT_TRUE(technician.keepCalibration(measured));
    EXPECT_EQ(loadCalibrations(kiosk.state()).value(), Calibrations{measured});
    measured.x = 20;
    EXPECT_EQ(technician.keepCalibration(measured).error().fault, hal::Fault::BadData);
}

// The scanner is what is broken: nobody waits for its answer at the lock.
TEST(MachineTechnician, AsksNoIllScannerWhatLiesOnItsGlass) {
    const Installation kiosk;
    const HandClock clock;
    const Log log([](const std::string&) {}, clock);
    MachineTechnician technician(kiosk.state(), "/nowhere", log, clock);
    const auto machine = openMachine(kiosk.plan(), clock).value();
    technician.setMachine(machine);
    const std::string card = std::string(BANSHI_FIXTURES) + "/cards/dev_000_fb_white.jpg";
    ASSERT_TRUE(technician.simulate("scanner", "put=" + card));
    ASSERT_TRUE(technician.simulate("scanner", "fault=offline"));
    EXPECT_FALSE(technician.test("scanner", {}));
    EXPECT_EQ(technician.somethingLeftBehind({}), false);
}

TEST(TechnicianSettings, AreKeptAndNonsenseIsNone) {
    const TemporaryDirectory state(inMemory());
    EXPECT_EQ(loadSettings(state.path()), TechnicianSettings{});
    const TechnicianSettings wanted{true, 40};
    ASSERT_TRUE(saveSettings(state.path(), wanted));
    EXPECT_EQ(loadSettings(state.path()), wanted);
    for (const char* text :
         {"", "[]", "{\"schema\":2,\"out_of_service\":true}", "{\"schema\":1,\"out_of_service\":1}",
          "{\"schema\":1,\"volume_percent\":400}", "\xff"}) {
        writeText(state / "technician.json", text);
        EXPECT_EQ(loadSettings(state.path()), TechnicianSettings{}) << text;
    }
}

} // namespace
} // namespace kiosk
