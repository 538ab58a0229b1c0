// The center's keys, as a kiosk sees them: what the agent checks is what the center makes.
#include "center/pki/keys.h"

#include <gtest/gtest.h>

#include "kiosk/agent/certificate.h"
#include "services/seal/hex.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

namespace center::pki {
namespace {

namespace fs = std::filesystem;

class CenterKeys : public testing::Test {
protected:
    TemporaryDirectory folder;
    HandClock clock;
    fs::path at = folder.path() / "keys";
    KeyNames names{"Example", {"center.example", "127.0.0.1"}};
    hal::Result<> made = makeKeys(at, names, clock);
};

TEST_F(CenterKeys, AreMadeOnceAndReadAgain) {
    ASSERT_TRUE(made);
    const auto keys = loadKeys(at, names.hosts, clock);
    ASSERT_TRUE(keys) << keys.error().detail;
    EXPECT_EQ(keys->list.version, 1);
    EXPECT_EQ(keys->list.current(wire::KeyUse::Sealing)->publicHalf, keys->sealing.publicHalf());
    EXPECT_EQ(keys->list.current(wire::KeyUse::Command)->id, keys->commandKeyId());
    EXPECT_EQ(makeKeys(at, names, clock).error().fault, hal::Fault::Busy);
}

TEST_F(CenterKeys, AreReadByNobodyElse) {
    for (const char* name : {"ca.key", "server.key", "sealing.key", "command.key", "catalog.key"})
        EXPECT_EQ(fs::status(at / name).permissions(), fs::perms::owner_read | fs::perms::owner_write)
            << name;
    fs::permissions(at / "ca.key", fs::perms::group_read, fs::perm_options::add);
    EXPECT_EQ(loadKeys(at, names.hosts, clock).error().fault, hal::Fault::Refused);
}

TEST_F(CenterKeys, ListIsSignedByTheAuthority) {
    const Keys keys = loadKeys(at, names.hosts, clock).value();
    hal::Bytes signature(keys.listSignature.size() / 2);
    ASSERT_TRUE(seal::fromHex(keys.listSignature, signature));
    EXPECT_TRUE(kiosk::agent::checkSignedByCa(keys.authority.certificate(), kKeyListPurpose, keys.listText,
                                              signature));
    EXPECT_FALSE(kiosk::agent::checkSignedByCa(keys.authority.certificate(), "banshi command", keys.listText,
                                               signature));
}

TEST_F(CenterKeys, CertifyAKioskForThirtyDays) {
    const Keys keys = loadKeys(at, names.hosts, clock).value();
    const auto asked = kiosk::agent::newKeyAndRequest().value();
    const auto issued = keys.authority.issueKiosk(asked.request, wire::newUuid(clock), clock.wall());
    ASSERT_TRUE(issued) << issued.error().detail;
    EXPECT_TRUE(kiosk::agent::checkCertificate(issued->certificate, asked.key, keys.authority.certificate()));
    EXPECT_EQ(issued->until, clock.wall() + std::chrono::days(30));
    const auto other = Authority::load(Authority::make("Other", clock.wall()).value()).value();
    EXPECT_FALSE(kiosk::agent::checkCertificate(issued->certificate, asked.key, other.certificate()));
}

TEST_F(CenterKeys, CertifyNoRequestThatIsNone) {
    const Keys keys = loadKeys(at, names.hosts, clock).value();
    std::string request = kiosk::agent::newKeyAndRequest().value().request;
    request[request.size() / 2] ^= 1;
    for (const std::string& wrong :
         {std::string(), std::string("no PEM"), request, keys.authority.certificate()})
        EXPECT_EQ(keys.authority.issueKiosk(wrong, wire::newUuid(clock), clock.wall()).error().fault,
                  hal::Fault::BadData);
}

TEST_F(CenterKeys, RenewTheServersCertificateInTime) {
    const std::string first = loadKeys(at, names.hosts, clock).value().server.certificate;
    EXPECT_EQ(loadKeys(at, names.hosts, clock).value().server.certificate, first);
    clock.advance(std::chrono::hours(24 * 370));
    const Keys renewed = loadKeys(at, names.hosts, clock).value();
    EXPECT_NE(renewed.server.certificate, first);
    EXPECT_GT(endOf(renewed.server.certificate).value(), clock.wall() + std::chrono::days(390));
    EXPECT_FALSE(renewed.authority.issueServer({"a,DNS:b"}, clock.wall()));
    EXPECT_FALSE(renewed.authority.issueServer({}, clock.wall()));
}

} // namespace
} // namespace center::pki
