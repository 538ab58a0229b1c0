// banshi report: made over simulated devices, read as JSON and PDF, and checked with its signature.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/technician/test_history.h"
#include "services/seal/signature_file.h"
#include "tests/kiosk/cli/command_line.h"
#include "tests/services/paper/pdf_tools.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

namespace {

using kiosk::cli::Exit;
using testing::HasSubstr;

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

class Report : public testing::Test {
protected:
    Report() {
        const Answer made = banshi({"policy", "new-key", key_.string(), "--json"});
        publicKey_ = made.objects().at(0).at("key");
    }
    Answer make(const std::string& device) {
        return banshi({"report", "make", folder_ / "out", "--key", key_.string(), "--device",
                       "id_reader=sim:id_reader?pace=instant", "--device", device, "--json"});
    }
    Answer verify(const std::string& name) {
        return banshi({"report", "verify", folder_ / "out" / name, "--key", publicKey_});
    }

    TemporaryDirectory folder_;
    std::filesystem::path key_ = folder_ / "kiosk.key";
    std::string publicKey_;
};

TEST_F(Report, SaysThatAllIsWellAndProvesWhoSaidSo) {
    const Answer answer = make("receipt_printer=sim:receipt_printer?pace=instant");
    EXPECT_EQ(answer.exit, Exit::Ok) << answer.err;
    EXPECT_EQ(answer.objects().at(0).at("ready"), true);
    const auto report = nlohmann::json::parse(contentOf(folder_ / "out" / "readiness.json"));
    EXPECT_EQ(report.at("schema"), 1);
    EXPECT_EQ(report.at("kiosk_key"), publicKey_);
    ASSERT_EQ(report.at("devices").size(), 2u);
    EXPECT_EQ(report["devices"][0]["slot"], "id_reader");
    EXPECT_EQ(report["devices"][0]["test"]["passed"], true);
    EXPECT_EQ(report["devices"][0]["test"]["measurements"][0]["name"], "sam_status");
    EXPECT_THAT(contentOf(folder_ / "out" / "readiness.pdf"), testing::StartsWith("%PDF"));
    EXPECT_EQ(verify("readiness.json").exit, Exit::Ok);
    EXPECT_EQ(verify("readiness.pdf").exit, Exit::Ok);
}

TEST_F(Report, ShowsWhereTheFiguresOfEachDeviceLead) {
    // Five tests on five days, each slower than the one before.
    HandClock clock;
    const kiosk::KnownDevice reader{"id_reader", "Banshi Simulated ID card reader", "SIM-READER"};
    for (int day = 1; day <= 5; ++day) {
        clock.advance(std::chrono::hours(24));
        ASSERT_TRUE(kiosk::rememberTest(
            folder_.path(), reader,
            hal::TestReport{.passed = true, .measurements = {{"sam_status", 0x90, "code", true}}}, 1e5 * day,
            clock));
    }
    ASSERT_EQ(make("receipt_printer=sim:receipt_printer?pace=instant").exit, Exit::Ok);
    const auto report = nlohmann::json::parse(contentOf(folder_ / "out" / "readiness.json"));
    const auto history = report.at("devices").at(0).at("history");
    EXPECT_EQ(history["tests"], 6);
    ASSERT_EQ(history["trends"].size(), 1u) << "a status code is no figure";
    EXPECT_EQ(history["trends"][0]["name"], "test_time");
    EXPECT_EQ(history["trends"][0]["values"].size(), 6u);
    EXPECT_EQ(history["trends"][0]["trend"], "slower");
    EXPECT_EQ(report["devices"][1]["history"]["tests"], 1);

    hal::PdfDocument pdf;
    for (const char byte : contentOf(folder_ / "out" / "readiness.pdf"))
        pdf.bytes.push_back(static_cast<std::uint8_t>(byte));
    const std::string text = paper::PdfOnDisk(pdf).text();
    EXPECT_THAT(text, HasSubstr("Time of the whole test"));
    EXPECT_THAT(text, HasSubstr("slower"));
    EXPECT_THAT(text, HasSubstr("6 tests since 2026-11-25T00:00:00Z"));
    EXPECT_THAT(text, HasSubstr("Security module status"));
    EXPECT_THAT(text, testing::Not(HasSubstr("sam_status")));
}

TEST_F(Report, VerifiesTheLogThatCameWithIt) {
    ASSERT_EQ(make("receipt_printer=sim:receipt_printer?pace=instant").exit, Exit::Ok);
    const auto log = folder_ / "out" / "log.jsonl";
    const auto key = seal::KioskKey::load(key_).value();
    const std::string content = "{\"event\":\"started\"}\n";
    std::ofstream(log) << content;
    ASSERT_TRUE(seal::signFile(log, "banshi log export 1", hal::asBytes(content), key));
    const Answer both = verify("readiness.json");
    EXPECT_EQ(both.exit, Exit::Ok) << both.err;
    EXPECT_THAT(both.out, testing::AllOf(HasSubstr("valid report: "), HasSubstr("valid log: ")));
    EXPECT_EQ(verify("").out.find("valid report"), 0u) << "the folder";

    std::ofstream(log, std::ios::app) << ' ';
    const Answer changed = verify("readiness.json");
    EXPECT_EQ(changed.exit, Exit::Failed);
    EXPECT_THAT(changed.out, HasSubstr("valid report: "));
    EXPECT_THAT(changed.err, HasSubstr("log.jsonl: refused"));
    EXPECT_EQ(verify("log.jsonl").exit, Exit::Failed);
    std::filesystem::remove(folder_ / "out" / "readiness.pdf");
    std::filesystem::remove(log);
    EXPECT_EQ(verify("").exit, Exit::Failed) << "half a report";
}

TEST_F(Report, NamesTheDeviceThatIsIllAndWhoMendsIt) {
    const Answer answer = make("receipt_printer=escpos+tcp:127.0.0.1:1");
    EXPECT_EQ(answer.exit, Exit::Failed);
    const auto report = nlohmann::json::parse(contentOf(folder_ / "out" / "readiness.json"));
    EXPECT_EQ(report.at("ready"), false);
    EXPECT_EQ(report["devices"][1]["test"]["passed"], false);
    EXPECT_EQ(report["devices"][1]["test"]["fault"], "offline");
    EXPECT_FALSE(report["devices"][1]["test"]["remedy"].is_null());
    EXPECT_EQ(verify("readiness.json").exit, Exit::Ok) << "bad news is signed as well";
}

TEST_F(Report, IsWorthNothingWhenItWasChanged) {
    ASSERT_EQ(make("receipt_printer=sim:receipt_printer?pace=instant").exit, Exit::Ok);
    std::ofstream(folder_ / "out" / "readiness.json", std::ios::app) << ' ';
    EXPECT_EQ(verify("readiness.json").exit, Exit::Failed);
    std::filesystem::remove(folder_ / "out" / "readiness.pdf.sig");
    EXPECT_EQ(verify("readiness.pdf").exit, Exit::Failed);
}

TEST_F(Report, NeedsTheKioskKeyAndAFolderThatTakesIt) {
    EXPECT_EQ(banshi({"report", "make", folder_ / "out", "--key", folder_ / "none", "--device",
                      "id_reader=sim:id_reader?pace=instant"})
                  .exit,
              Exit::Failed);
    EXPECT_EQ(banshi({"report", "make", "/proc/nowhere", "--key", key_.string(), "--device",
                      "id_reader=sim:id_reader?pace=instant"})
                  .exit,
              Exit::Failed);
    EXPECT_EQ(banshi({"report"}).exit, Exit::Usage);
}

TEST_F(Report, SaysNothingOfAKioskWithoutDevices) {
    std::ofstream(folder_ / "kiosk.toml") << "schema = 1\n";
    const Answer answer = banshi(
        {"report", "make", folder_ / "out", "--key", key_.string(), "--config", folder_ / "kiosk.toml"});
    EXPECT_EQ(answer.exit, Exit::Failed);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out" / "readiness.json"));
}

TEST_F(Report, TakesEachSlotOnce) {
    EXPECT_EQ(banshi({"report", "make", folder_ / "out", "--key", key_.string(), "--device",
                      "scanner=sim:scanner", "--device", "scanner=sim:scanner"})
                  .exit,
              Exit::Usage);
}

} // namespace
