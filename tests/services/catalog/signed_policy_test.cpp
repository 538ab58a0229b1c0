// Which policies a kiosk obeys.
#include <gmock/gmock.h>

#include "services/catalog/policy.h"
#include "services/seal/signature_file.h"
#include "tests/services/catalog/example.h"
#include "tests/support/files.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

using hal::Fault;
using namespace std::chrono_literals;

class SignedPolicy : public testing::Test {
protected:
    TemporaryDirectory home;
    HandClock clock;
    std::filesystem::path file = home / "policy.json";
    std::filesystem::path memory = home / "policy.newest";
    seal::KioskKey clerk = seal::KioskKey::loadOrCreate(home / "clerk.key").value();

    void SetUp() override { publish(kGoodPolicy); }
    void publish(const std::string& json) {
        writeText(file, json);
        ASSERT_TRUE(catalog::signPolicy(file, clerk));
    }
    hal::Result<catalog::Policy> accept() {
        return catalog::acceptPolicy(file, clerk.publicKey(), memory, clock);
    }
    static std::string version(int number) {
        return replaced(kGoodPolicy, "\"version\": 7", "\"version\": " + std::to_string(number));
    }
};

TEST_F(SignedPolicy, IsObeyed) {
    const auto policy = accept();
    ASSERT_TRUE(policy) << policy.error().detail;
    EXPECT_EQ(policy->version, 7);
    EXPECT_TRUE(accept()) << "again, after a restart";
}

TEST_F(SignedPolicy, OneChangedByteIsRefused) {
    writeText(file, replaced(kGoodPolicy, "\"copies_per_visit\": 10", "\"copies_per_visit\": 99"));
    EXPECT_EQ(accept().error().fault, Fault::Refused);
}

TEST_F(SignedPolicy, OfAnotherClerkIsRefused) {
    const auto stranger = seal::KioskKey::loadOrCreate(home / "stranger.key").value();
    ASSERT_TRUE(catalog::signPolicy(file, stranger));
    EXPECT_EQ(accept().error().fault, Fault::Refused);
}

TEST_F(SignedPolicy, ASignatureForSomethingElseIsRefused) {
    ASSERT_TRUE(seal::signFile(file, "banshi command 1", hal::asBytes(kGoodPolicy), clerk));
    EXPECT_EQ(accept().error().fault, Fault::Refused);
}

TEST_F(SignedPolicy, AnOlderOneIsRefusedAlsoAfterARestart) {
    publish(version(9));
    ASSERT_EQ(accept()->version, 9);
    publish(version(8));
    EXPECT_EQ(accept().error().fault, Fault::Refused);
    publish(version(10));
    EXPECT_EQ(accept()->version, 10);
}

TEST_F(SignedPolicy, ADamagedMemoryIsNoExcuseForAnOlderOne) {
    ASSERT_TRUE(accept());
    writeText(memory, "garbage");
    EXPECT_EQ(accept().error().fault, Fault::BadData);
}

TEST_F(SignedPolicy, ExpiresAfterItsLastDayUnlessTheClockWasNeverSet) {
    clock.setWall(std::chrono::sys_days{2027y / 12 / 31});
    EXPECT_TRUE(accept());
    clock.setWall(std::chrono::sys_days{2028y / 1 / 2});
    EXPECT_EQ(accept().error().fault, Fault::Refused);
    clock.setWall(hal::WallTime{});
    EXPECT_TRUE(accept()) << "1970 says nothing about 2027";
}

TEST_F(SignedPolicy, WithoutFileOrSignatureIsAbsent) {
    std::filesystem::remove(home / "policy.json.sig");
    EXPECT_EQ(accept().error().fault, Fault::Absent);
    std::filesystem::remove(file);
    EXPECT_EQ(accept().error().fault, Fault::Absent);
}

TEST_F(SignedPolicy, AWrongOneIsNotSigned) {
    writeText(file, replaced(kGoodPolicy, "\"version\": 7", "\"version\": -1"));
    const std::string before = readText(home / "policy.json.sig");
    EXPECT_EQ(catalog::signPolicy(file, clerk).error().fault, Fault::BadData);
    EXPECT_EQ(readText(home / "policy.json.sig"), before);
}
