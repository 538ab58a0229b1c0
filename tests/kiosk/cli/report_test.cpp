// banshi report: made over simulated devices, read as JSON and PDF, and checked with its signature.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/cli/command_line.h"
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
