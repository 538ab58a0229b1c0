// The center's small certificate authority: P-256 by OpenSSL 3, which stays behind this header.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"
#include "services/wire/uuid.h"

namespace center::pki {

struct Issued {
    std::string certificate;                    // PEM
    std::array<std::uint8_t, 32> fingerprint{}; // SHA-256 of its DER
    hal::WallTime until{};
};

// A certificate and its private key, both PEM.
struct Identity {
    std::string certificate;
    hal::SecretText key;
};

inline constexpr auto kKioskDays = std::chrono::days(30);
inline constexpr auto kServerDays = std::chrono::days(397); // the longest that clients accept
inline constexpr auto kAuthorityDays = std::chrono::days(20 * 365);

// Thread-safe.
class Authority {
public:
    // A new key and a certificate that it signs for itself; name: "Banshi center, Example district".
    [[nodiscard]] static hal::Result<Identity> make(std::string_view name, hal::WallTime now);
    // Errors: BadData (no PEM, or the key is of another certificate).
    [[nodiscard]] static hal::Result<Authority> load(const Identity& identity);

    [[nodiscard]] const std::string& certificate() const; // PEM

    // A client's certificate for kKioskDays over the request's key. Subject and extensions of the request are
    // ignored. Errors: BadData (no request, not signed by its key, or no P-256 key).
    [[nodiscard]] hal::Result<Issued> issueKiosk(std::string_view request, const wire::Uuid& kiosk,
                                                 hal::WallTime now) const;
    // A new key and a server's certificate; names are DNS names or IP addresses, at least one. Errors:
    // BadData.
    [[nodiscard]] hal::Result<Identity> issueServer(const std::vector<std::string>& names,
                                                    hal::WallTime now) const;

    // ECDSA with SHA-256 over purpose, 0, text; DER.
    [[nodiscard]] hal::Result<hal::Bytes> sign(std::string_view purpose, std::string_view text) const;

private:
    struct Handles;
    explicit Authority(std::shared_ptr<const Handles> handles) : handles_(std::move(handles)) {}
    std::shared_ptr<const Handles> handles_;
};

// When a certificate (PEM) ends. Errors: BadData.
[[nodiscard]] hal::Result<hal::WallTime> endOf(std::string_view certificate);

} // namespace center::pki
