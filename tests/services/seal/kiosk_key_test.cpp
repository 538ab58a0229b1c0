#include "services/seal/kiosk_key.h"

#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

using hal::Fault;
using seal::KioskKey;

namespace {
constexpr std::size_t kFileSize = 76;
}

TEST(KioskKey, IsMadeOnceAndReadBackAfterwards) {
    TemporaryDirectory home;
    const auto made = KioskKey::loadOrCreate(home / "kiosk.key");
    ASSERT_TRUE(made) << made.error().detail;
    const auto read = KioskKey::loadOrCreate(home / "kiosk.key");
    ASSERT_TRUE(read);
    EXPECT_EQ(made->publicKey(), read->publicKey());
    EXPECT_EQ(std::filesystem::file_size(home / "kiosk.key"), kFileSize);
    EXPECT_EQ(std::filesystem::status(home / "kiosk.key").permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(KioskKey, SignsWhatItsPublicHalfVerifies) {
    TemporaryDirectory home;
    const auto key = KioskKey::loadOrCreate(home / "a.key");
    const auto other = KioskKey::loadOrCreate(home / "b.key");
    auto signature = key->sign(hal::asBytes("head 17"));
    EXPECT_TRUE(seal::verify(key->publicKey(), hal::asBytes("head 17"), signature));
    EXPECT_FALSE(seal::verify(key->publicKey(), hal::asBytes("head 18"), signature));
    EXPECT_FALSE(seal::verify(other->publicKey(), hal::asBytes("head 17"), signature));
    signature[10] ^= 1;
    EXPECT_FALSE(seal::verify(key->publicKey(), hal::asBytes("head 17"), signature));
    EXPECT_FALSE(seal::verify(seal::PublicKey{}, hal::asBytes("head 17"), signature));
}

// RFC 8032, 7.1, test 2: the seed and the public key of the standard make a file that we read.
TEST(KioskKey, IsEd25519AsTheStandardHasIt) {
    TemporaryDirectory home;
    std::string file("banshi-k\0\1\0\1", 12);
    for (const auto* hex : {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"}) {
        const auto bytes = seal::fromHex<32>(hex).value();
        file.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    writeText(home / "rfc.key", file);
    ::chmod((home / "rfc.key").c_str(), 0600);
    const auto key = KioskKey::load(home / "rfc.key");
    ASSERT_TRUE(key) << key.error().detail;
    EXPECT_EQ(seal::toHex(key->sign(hal::Bytes{0x72})),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(KioskKey, IsRefusedWhenOthersMayReadIt) {
    TemporaryDirectory home;
    ASSERT_TRUE(KioskKey::loadOrCreate(home / "kiosk.key"));
    for (const mode_t mode : {0640, 0604, 0660, 0610}) {
        ::chmod((home / "kiosk.key").c_str(), mode);
        EXPECT_EQ(KioskKey::loadOrCreate(home / "kiosk.key").error().fault, Fault::Refused) << mode;
    }
    ::chmod((home / "kiosk.key").c_str(), 0600);
    EXPECT_TRUE(KioskKey::loadOrCreate(home / "kiosk.key"));
}

TEST(KioskKey, ADamagedFileIsNeverReplacedByANewKey) {
    TemporaryDirectory home;
    ASSERT_TRUE(KioskKey::loadOrCreate(home / "kiosk.key"));
    const std::string good = readText(home / "kiosk.key");
    for (std::size_t offset = 0; offset < kFileSize; ++offset) {
        writeText(home / "kiosk.key", good);
        flipBit(home / "kiosk.key", offset);
        const std::string damaged = readText(home / "kiosk.key");
        EXPECT_FALSE(KioskKey::loadOrCreate(home / "kiosk.key")) << offset;
        EXPECT_EQ(readText(home / "kiosk.key"), damaged);
    }
    for (std::size_t size = 0; size < kFileSize; ++size) {
        writeText(home / "kiosk.key", good.substr(0, size));
        EXPECT_EQ(KioskKey::loadOrCreate(home / "kiosk.key").error().fault, Fault::BadData) << size;
    }
    writeText(home / "kiosk.key", good + "x");
    EXPECT_EQ(KioskKey::loadOrCreate(home / "kiosk.key").error().fault, Fault::BadData);
}

TEST(KioskKey, OfANewerReleaseIsUnsupportedNotDamaged) {
    TemporaryDirectory home;
    ASSERT_TRUE(KioskKey::loadOrCreate(home / "kiosk.key"));
    std::string file = readText(home / "kiosk.key");
    file[9] = 2;
    writeText(home / "kiosk.key", file);
    EXPECT_EQ(KioskKey::load(home / "kiosk.key").error().fault, Fault::Unsupported);
}

TEST(KioskKey, SaysWhenThereIsNoPlaceForIt) {
    TemporaryDirectory home;
    EXPECT_EQ(KioskKey::load(home / "kiosk.key").error().fault, Fault::Absent);
    EXPECT_EQ(KioskKey::loadOrCreate(home / "no/such/place/kiosk.key").error().fault, Fault::Storage);
}

// Kiosk and agent start together on the first day: both must mean the same kiosk.
TEST(KioskKey, ProcessesThatStartTogetherAgreeOnOneKey) {
    TemporaryDirectory home;
    constexpr int kProcesses = 12;
    for (int i = 0; i < kProcesses; ++i) {
        if (::fork() != 0)
            continue;
        const auto key = KioskKey::loadOrCreate(home / "kiosk.key");
        if (key)
            writeText(home / ("public." + std::to_string(i)), seal::toHex(key->publicKey()));
        ::_exit(0);
    }
    while (::wait(nullptr) > 0) {
    }
    std::set<std::string> keys;
    for (int i = 0; i < kProcesses; ++i)
        keys.insert(readText(home / ("public." + std::to_string(i))));
    EXPECT_EQ(keys.size(), 1u);
    EXPECT_EQ(*keys.begin(), seal::toHex(KioskKey::load(home / "kiosk.key")->publicKey()));
}
