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
    const std::shared_ptr<Machine> machine = openMachine(kiosk.plan(), clock).value();
    const TemporaryDirectory media;
    MachineTechnician technician(machine, kiosk.state(), media.path(), log, clock);

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
    const std::shared_ptr<Machine> machine = openMachine(kiosk.plan(), clock).value();
    MachineTechnician technician(machine, kiosk.state(), "/nowhere", log, clock);
    EXPECT_TRUE(technician.test("scanner", {}).value().passed);
    EXPECT_EQ(technician.test("teapot", {}).error().fault, hal::Fault::Absent);
    EXPECT_EQ(technician.somethingLeftBehind({}), false);
    const std::string card = std::string(BANSHI_FIXTURES) + "/cards/dev_000_fb_white.jpg";
    ASSERT_TRUE(technician.simulate("scanner", "put=" + card));
    EXPECT_EQ(technician.somethingLeftBehind({}), true);
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
