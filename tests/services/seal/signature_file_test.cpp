#include "services/seal/signature_file.h"

#include <gmock/gmock.h>

#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

using hal::Fault;
using testing::HasSubstr;

class SignatureFile : public testing::Test {
protected:
    TemporaryDirectory home;
    std::filesystem::path file = home / "policy.json";
    seal::KioskKey key = seal::KioskKey::loadOrCreate(home / "clerk.key").value();
    hal::ByteView content = hal::asBytes("{\"version\":3}");

    void SetUp() override { ASSERT_TRUE(seal::signFile(file, "banshi policy 1", content, key)); }
    hal::Result<> verify(hal::ByteView bytes, std::string_view purpose = "banshi policy 1") {
        return seal::verifyFile(file, purpose, bytes, key.publicKey());
    }
};

TEST_F(SignatureFile, HoldsForWhatWasSigned) {
    EXPECT_TRUE(verify(content));
    EXPECT_THAT(readText(home / "policy.json.sig"), HasSubstr("\"schema\": 1"));
}

TEST_F(SignatureFile, RefusesChangedContentAnotherPurposeAndAnotherKey) {
    EXPECT_EQ(verify(hal::asBytes("{\"version\":4}")).error().fault, Fault::Refused);
    EXPECT_EQ(verify(content, "banshi command 1").error().fault, Fault::Refused);
    const auto other = seal::KioskKey::loadOrCreate(home / "other.key").value();
    EXPECT_EQ(seal::verifyFile(file, "banshi policy 1", content, other.publicKey()).error().fault,
              Fault::Refused);
}

TEST_F(SignatureFile, TellsAbsentDamagedAndNewerApart) {
    writeText(home / "policy.json.sig", "not json");
    EXPECT_EQ(verify(content).error().fault, Fault::BadData);
    writeText(home / "policy.json.sig", R"({"schema":1,"suite":1,"key":"00","signature":7})");
    EXPECT_EQ(verify(content).error().fault, Fault::BadData);
    writeText(home / "policy.json.sig", R"({"schema":1,"suite":2})");
    EXPECT_EQ(verify(content).error().fault, Fault::Unsupported);
    std::filesystem::remove(home / "policy.json.sig");
    EXPECT_EQ(verify(content).error().fault, Fault::Absent);
}
