// The one-time code with which a kiosk and a center that know nothing of each other prove that they mean each
// other. The code itself never travels; both sides show that they know it (HMAC-SHA256).
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "services/seal/hash.h"

namespace seal {

// What stands on the administrator's screen for a kiosk: 16 characters of the record numbers' alphabet (no I
// O S V Z), 78 bits, shown as "XXXX-XXXX-XXXX-XXXX".
class EnrollmentCode {
public:
    static constexpr std::size_t kLength = 16;

    [[nodiscard]] static EnrollmentCode random();

    // As people type it: small letters, blanks, hyphens; O I S V Z are taken for 0 1 5 U 2. Nothing for
    // another length.
    [[nodiscard]] static std::optional<EnrollmentCode> parse(std::string_view text);

    [[nodiscard]] std::string shown() const;

    // SHA-256("banshi enrollment", 0, code): all that the center keeps of it.
    [[nodiscard]] Hash key() const;

private:
    explicit EnrollmentCode(std::string code) : code_(std::move(code)) {}
    std::string code_; // 16 characters
};

// By which the center finds the code that is meant: the first 8 bytes of SHA-256(key).
using EnrollmentCodeId = std::array<std::uint8_t, 8>;
[[nodiscard]] EnrollmentCodeId enrollmentCodeId(const Hash& key);

// HMAC-SHA256 under `key` over the parts, a zero byte between two: "request", csr, signing key's letters; or
// "response", kiosk, prefix, certificate, ca, key list.
[[nodiscard]] Hash enrollmentProof(const Hash& key, std::initializer_list<std::string_view> parts);

// In a time that does not depend on where they differ.
[[nodiscard]] bool isSameProof(const Hash& a, const Hash& b);

} // namespace seal
