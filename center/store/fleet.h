// The kiosks of a district: who they are, how they prove it, how they are, what they are told to do.
// Thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "center/store/result.h"
#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "services/seal/hash.h"
#include "services/seal/kiosk_key.h"
#include "services/wire/uuid.h"

namespace center::store {

class Engine;

using Fingerprint = seal::Hash; // SHA-256 of the certificate, DER

struct Heartbeat {
    hal::WallTime at{}; // by the center's clock
    std::string report; // JSON, as it came
};

struct Kiosk {
    wire::Uuid id;
    std::string prefix; // of its record numbers; no two kiosks have the same
    std::string name;
    std::string hall;
    std::string street;
    std::string version; // the release that enrolled
    std::optional<seal::PublicKey> signingKey;
    std::optional<Fingerprint> certificate;
    std::optional<Fingerprint> nextCertificate; // given, not yet used
    std::optional<hal::WallTime> enrolledAt;
    std::optional<hal::WallTime> contactAt; // the first contact after enrolling
    std::optional<hal::WallTime> revokedAt;
    std::optional<Heartbeat> heartbeat;
    std::int64_t lastCommand = 0;
};

using CodeId = std::array<std::uint8_t, 8>;

struct EnrollmentCode {
    CodeId id{};
    std::array<std::uint8_t, 32> key{}; // what both sides prove to know
    wire::Uuid kiosk;                   // the kiosk that it is for: a new one, or one with a new disk
    std::string madeBy;
    hal::WallTime expiresAt{};
    std::optional<hal::WallTime> usedAt;
};

struct Enrollment {
    CodeId code{};
    seal::Hash request{}; // of the whole request, to know it again
    seal::PublicKey signingKey{};
    Fingerprint certificate{};
    std::string version;
    hal::WallTime at{};
};

struct Command {
    wire::Uuid kiosk;
    std::int64_t number = 0; // rising, with each kiosk
    std::string text;        // JSON, as signed
    std::array<std::uint8_t, 16> key{};
    seal::Signature signature{};
    std::string madeBy;
    hal::WallTime madeAt{};
    hal::WallTime expiresAt{};
    std::string outcome; // empty: nothing heard yet
    std::string result;  // JSON
    std::optional<hal::WallTime> outcomeAt;
};

class Fleet {
public:
    explicit Fleet(Engine& engine) : engine_(&engine) {}

    // Problems: Conflict (id or prefix taken).
    [[nodiscard]] Result<> add(const Kiosk& kiosk);
    // Name, hall and street. Problems: NotFound.
    [[nodiscard]] Result<> rename(const wire::Uuid& id, const std::string& name, const std::string& hall,
                                  const std::string& street);
    [[nodiscard]] Result<Kiosk> find(const wire::Uuid& id);                  // NotFound
    [[nodiscard]] Result<Kiosk> findByCertificate(const Fingerprint& which); // current or next; NotFound
    [[nodiscard]] Result<std::vector<Kiosk>> list(const std::string& street = {}); // in order of street, name

    // Problems: Conflict (there already).
    [[nodiscard]] Result<> addCode(const EnrollmentCode& code);
    [[nodiscard]] Result<EnrollmentCode> findCode(const CodeId& id); // NotFound
    // Uses the code and gives its kiosk key and certificate, in one step; a revoked kiosk comes back by it.
    // The same request again is taken until the kiosk has made contact. Problems: Refused (unknown, used,
    // expired).
    [[nodiscard]] Result<Kiosk> enroll(const Enrollment& enrollment);

    [[nodiscard]] Result<> giveNextCertificate(const wire::Uuid& id, const Fingerprint& next);
    // The kiosk was here under this certificate: the next becomes the current one, the first contact stands.
    // Nothing is written when nothing is new.
    [[nodiscard]] Result<> contact(const Kiosk& kiosk, const Fingerprint& used, hal::WallTime at);
    [[nodiscard]] Result<> revoke(const wire::Uuid& id, hal::WallTime at); // the first time stands

    [[nodiscard]] Result<> heartbeat(const wire::Uuid& id, const Heartbeat& heartbeat);

    // Numbers and signs in one step: `complete` gets the command with its number and fills in text, key and
    // signature. It must not call the store. Problems: NotFound.
    [[nodiscard]] Result<Command> command(Command draft, const std::function<void(Command&)>& complete);
    // What has not expired, in order of numbers.
    [[nodiscard]] Result<std::vector<Command>> commandsAfter(const wire::Uuid& kiosk, std::int64_t number,
                                                             hal::WallTime now, int limit);
    [[nodiscard]] Result<std::vector<Command>> history(const wire::Uuid& kiosk, int limit); // newest first
    // The last one stands. Problems: NotFound.
    [[nodiscard]] Result<> outcome(const wire::Uuid& kiosk, std::int64_t number, const std::string& outcome,
                                   const std::string& result, hal::WallTime at);

private:
    Engine* engine_;
};

} // namespace center::store
