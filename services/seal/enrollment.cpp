#include "services/seal/enrollment.h"

#include <algorithm>

#include <sodium.h>

namespace seal {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kGroup = 4;

// What is mistaken for another character on paper and on a telephone.
char meant(char c) {
    constexpr std::string_view kSeen = "OISVZ";
    constexpr std::string_view kMeant = "015U2";
    const char capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const auto at = kSeen.find(capital);
    return at == std::string_view::npos ? capital : kMeant[at];
}

} // namespace

EnrollmentCode EnrollmentCode::random() {
    std::string code(kLength, '0');
    for (char& c : code)
        c = kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))];
    return EnrollmentCode(std::move(code));
}

std::optional<EnrollmentCode> EnrollmentCode::parse(std::string_view text) {
    std::string code;
    for (const char c : text) {
        if (c == '-' || c == ' ')
            continue;
        code += meant(c);
        if (kAlphabet.find(code.back()) == std::string_view::npos || code.size() > kLength)
            return std::nullopt;
    }
    return code.size() == kLength ? std::optional(EnrollmentCode(std::move(code))) : std::nullopt;
}

std::string EnrollmentCode::shown() const {
    std::string text;
    for (std::size_t i = 0; i < kLength; i += kGroup)
        text += (i == 0 ? "" : "-") + code_.substr(i, kGroup);
    return text;
}

Hash EnrollmentCode::key() const {
    constexpr std::string_view kPurpose{"banshi enrollment\0", 18};
    return sha256(hal::asBytes(std::string(kPurpose) + code_));
}

EnrollmentCodeId enrollmentCodeId(const Hash& key) {
    const Hash hash = sha256(key);
    EnrollmentCodeId id{};
    std::copy_n(hash.begin(), id.size(), id.begin());
    return id;
}

Hash enrollmentProof(const Hash& key, std::initializer_list<std::string_view> parts) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    bool first = true;
    for (const std::string_view part : parts) {
        constexpr std::uint8_t kZero = 0;
        if (!first)
            crypto_auth_hmacsha256_update(&state, &kZero, 1);
        first = false;
        const auto bytes = hal::asBytes(part);
        crypto_auth_hmacsha256_update(&state, bytes.data(), bytes.size());
    }
    Hash proof;
    crypto_auth_hmacsha256_final(&state, proof.data());
    return proof;
}

bool isSameProof(const Hash& a, const Hash& b) { return sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

} // namespace seal
