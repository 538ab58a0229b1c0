#include "center/signin/passwords.h"

#include <array>
#include <string_view>

#include <sodium.h>

#include "services/seal/random.h"

namespace center::signin {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = 64U << 20;
constexpr std::size_t kRandomLength = 16;
constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789-";

class Turn {
public:
    explicit Turn(std::counting_semaphore<2>& of) : of_(of) { of_.acquire(); }
    ~Turn() { of_.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    std::counting_semaphore<2>& of_;
};

} // namespace

hal::Result<std::string> Passwords::hash(const std::string& password) {
    const Turn turn(two_);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (sodium_init() < 0 ||
        crypto_pwhash_str(text.data(), password.data(), password.size(), kPasses, kMemory) != 0)
        return hal::fail(hal::Fault::Storage, "not enough memory to keep a password");
    return std::string(text.data());
}

bool Passwords::fits(const std::string& kept, const std::string& given) {
    std::call_once(once_, [this] { nobodys_ = hash(random()).value_or(std::string()); });
    const std::string& against = kept.empty() ? nobodys_ : kept;
    const Turn turn(two_);
    return crypto_pwhash_str_verify(against.c_str(), given.data(), given.size()) == 0 && !kept.empty();
}

std::string Passwords::random() {
    static_assert(kLetters.size() == 32);
    std::array<std::uint8_t, kRandomLength> bytes{};
    seal::fillRandomly(bytes);
    std::string password;
    for (const std::uint8_t byte : bytes)
        password += kLetters[byte % kLetters.size()];
    return password;
}

} // namespace center::signin
