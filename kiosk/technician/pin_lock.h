// The technicians' PIN: kept as an Argon2id hash, five tries, then a wait that grows with each further one.
#pragma once

#include <filesystem>
#include <mutex>
#include <string_view>

#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace kiosk {

// Why a PIN is not taken.
enum class PinFlaw { None, Length, Characters, Guessable };
inline constexpr std::size_t kPinShortest = 6, kPinLongest = 12; // digits

// Guessable: one digit repeated, or a run up or down (123456).
[[nodiscard]] PinFlaw flawOf(std::string_view pin);

// Replaces the PIN of a kiosk and forgets wrong tries: STATE/technician.pin, mode 0600, one line of
// libsodium's format ("$argon2id$v=19$…"). Blocking. Errors: BadData (it has a flaw), Storage.
[[nodiscard]] hal::Result<> setPin(const std::filesystem::path& state, std::string_view pin);

enum class PinVerdict {
    Right,
    Wrong,
    Waiting, // it was not looked at: the wait is not over
    NoPin,   // none was set: nobody gets in
    Broken,  // its file cannot be read, is damaged or open to others: nobody gets in
};

struct PinAnswer {
    PinVerdict verdict = PinVerdict::Broken;
    int triesLeft = 0;   // before the next wait
    hal::Millis wait{0}; // from now on
};

// Thread-safe. The number of wrong tries is durable before a try is looked at, so that pulling the plug gains
// none. A restart begins the present wait anew: whatever the clock says, it never shortens one.
class PinLock {
public:
    static constexpr int kTries = 5;
    static constexpr hal::Millis kFirstWait{60'000}; // doubled by each further wrong try
    static constexpr hal::Millis kLongestWait{3'600'000};

    // Blocking: reads what went wrong before.
    PinLock(std::filesystem::path state, const hal::Clock& clock);

    // Blocking, about a tenth of a second and 64 MB.
    [[nodiscard]] PinAnswer tryPin(std::string_view pin);

    // What a try would meet now, without trying. Blocking: looks whether there is a PIN.
    [[nodiscard]] PinAnswer look() const;

private:
    [[nodiscard]] hal::Millis waitLeft() const;
    [[nodiscard]] PinAnswer answer(PinVerdict verdict) const;
    [[nodiscard]] bool keep(int wrong);

    const std::filesystem::path state_;
    const hal::Clock& clock_;
    mutable std::mutex mutex_;
    int wrong_ = 0;
    hal::Monotonic waitUntil_{};
};

} // namespace kiosk
