// Passwords of staff: Argon2id, 64 MiB, two passes; libsodium's own text form. Thread-safe.
#pragma once

#include <mutex>
#include <semaphore>
#include <string>

#include "hal/base/result.h"

namespace center::signin {

inline constexpr std::size_t kShortestPassword = 10; // letters, as UTF-8 bytes
inline constexpr std::size_t kLongestPassword = 256;

class Passwords {
public:
    // Errors: Storage (not enough memory).
    [[nodiscard]] hal::Result<std::string> hash(const std::string& password);

    // `kept` empty: nobody's; takes as long as a wrong one, so that nobody learns which names exist.
    [[nodiscard]] bool fits(const std::string& kept, const std::string& given);

    // 16 letters that are not mistaken for each other, 80 bits.
    [[nodiscard]] static std::string random();

private:
    std::counting_semaphore<2> two_{2}; // each takes 64 MiB
    std::once_flag once_;
    std::string nobodys_;
};

} // namespace center::signin
