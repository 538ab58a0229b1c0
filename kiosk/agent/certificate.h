// The kiosk's TLS key and certificate (P-256), and what the center's CA signed. OpenSSL stays behind this
// header.
#pragma once

#include <string>
#include <string_view>

#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace kiosk::agent {

// A new private key and a request for a certificate over it; both PEM. The subject is the center's business.
struct KeyAndRequest {
    std::string key; // wiped by whoever keeps it in a file of its owner
    std::string request;
};
[[nodiscard]] hal::Result<KeyAndRequest> newKeyAndRequest();

// That the certificate is over this key and was signed by this CA; the CA signs itself. Errors: BadData (no
// PEM, another key), AuthFailed (not of this CA).
[[nodiscard]] hal::Result<> checkCertificate(std::string_view certificate, std::string_view key,
                                             std::string_view ca);

// ECDSA with SHA-256 by the CA's key over `purpose`, 0, `text`; DER. Errors: BadData (no PEM), AuthFailed.
[[nodiscard]] hal::Result<> checkSignedByCa(std::string_view ca, std::string_view purpose,
                                            std::string_view text, hal::ByteView signature);

struct Validity {
    hal::WallTime from{}, until{};
};
[[nodiscard]] hal::Result<Validity> validityOf(std::string_view certificate);

// From two thirds of its time on: a center that is away for some days costs nothing.
[[nodiscard]] bool shouldBeRenewed(const Validity& validity, hal::WallTime now);

} // namespace kiosk::agent
