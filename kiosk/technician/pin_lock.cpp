#include "kiosk/technician/pin_lock.h"

#include <algorithm>
#include <charconv>
#include <string>

#include <sodium.h>

#include "services/seal/durable_file.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPinFile = "technician.pin";
constexpr const char* kTriesFile = "technician.tries"; // the number of wrong ones since the last right one
constexpr mode_t kMode = 0600;
constexpr mode_t kOthers = 077;
constexpr std::size_t kFileBytesMax = 4096;

std::string textOf(const seal::FileContent& file) {
    std::string text(file.bytes.begin(), file.bytes.end());
    text.erase(std::find(text.begin(), text.end(), '\n'), text.end());
    return text;
}

// A file that says nothing sensible is as good as many wrong tries.
int wrongIn(const fs::path& state) {
    const auto file = seal::readWhole(state / kTriesFile, kFileBytesMax);
    if (!file)
        return file.error().fault == hal::Fault::Absent ? 0 : PinLock::kTries;
    const std::string text = textOf(*file);
    int wrong = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), wrong);
    return read.ec == std::errc() && wrong >= 0 ? wrong : PinLock::kTries;
}

hal::Result<> writeTries(const fs::path& state, int wrong) {
    return seal::writeDurably(state / kTriesFile, hal::asBytes(std::to_string(wrong) + "\n"), kMode);
}

hal::Result<std::string> hashIn(const fs::path& state) {
    const auto file = seal::readWhole(state / kPinFile, kFileBytesMax);
    if (!file)
        return tl::make_unexpected(file.error());
    if ((file->mode & kOthers) != 0)
        return hal::fail(hal::Fault::Refused, "others may read the PIN's file");
    return textOf(*file);
}

PinVerdict verdictOf(const hal::Error& error) {
    return error.fault == hal::Fault::Absent ? PinVerdict::NoPin : PinVerdict::Broken;
}

hal::Millis waitAfter(int wrong) {
    hal::Millis wait = wrong < PinLock::kTries ? hal::Millis{0} : PinLock::kFirstWait;
    for (int more = PinLock::kTries; more < wrong && wait < PinLock::kLongestWait; ++more)
        wait *= 2;
    return std::min(wait, PinLock::kLongestWait);
}

bool isRun(std::string_view pin, int step) {
    return std::adjacent_find(pin.begin(), pin.end(), [step](char a, char b) { return b != a + step; }) ==
           pin.end();
}

} // namespace

PinFlaw flawOf(std::string_view pin) {
    if (!std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; }))
        return PinFlaw::Characters;
    if (pin.size() < kPinShortest || pin.size() > kPinLongest)
        return PinFlaw::Length;
    return isRun(pin, 0) || isRun(pin, 1) || isRun(pin, -1) ? PinFlaw::Guessable : PinFlaw::None;
}

hal::Result<> setPin(const fs::path& state, std::string_view pin) {
    if (flawOf(pin) != PinFlaw::None)
        return hal::fail(hal::Fault::BadData, "no such PIN");
    char hash[crypto_pwhash_STRBYTES];
    if (sodium_init() < 0 ||
        crypto_pwhash_str_alg(hash, pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_MODERATE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return hal::fail(hal::Fault::Storage, "no memory to hash the PIN");
    if (auto written = seal::writeDurably(state / kPinFile, hal::asBytes(std::string(hash) + "\n"), kMode);
        !written)
        return written;
    return writeTries(state, 0);
}

PinLock::PinLock(fs::path state, const hal::Clock& clock)
    : state_(std::move(state)), clock_(clock), wrong_(wrongIn(state_)),
      waitUntil_(clock.now() + waitAfter(wrong_)) {}

PinAnswer PinLock::tryPin(std::string_view pin) {
    const std::lock_guard lock(mutex_);
    const auto hash = hashIn(state_);
    if (!hash)
        return answer(verdictOf(hash.error()));
    if (const int known = wrongIn(state_); known < wrong_) { // a new PIN was set meanwhile
        wrong_ = known;
        waitUntil_ = clock_.now();
    }
    if (waitLeft() > hal::Millis{0})
        return answer(PinVerdict::Waiting);
    if (!keep(wrong_ + 1))
        return answer(PinVerdict::Broken); // a disk that forgets tries gives none
    const bool right =
        sodium_init() >= 0 && crypto_pwhash_str_verify(hash->c_str(), pin.data(), pin.size()) == 0;
    if (right && keep(0))
        return answer(PinVerdict::Right);
    waitUntil_ = clock_.now() + waitAfter(wrong_);
    return answer(right ? PinVerdict::Broken : PinVerdict::Wrong);
}

PinAnswer PinLock::look() const {
    const std::lock_guard lock(mutex_);
    if (const auto hash = hashIn(state_); !hash)
        return answer(verdictOf(hash.error()));
    return answer(waitLeft() > hal::Millis{0} ? PinVerdict::Waiting : PinVerdict::Wrong);
}

hal::Millis PinLock::waitLeft() const {
    return std::chrono::ceil<hal::Millis>(std::max(waitUntil_ - clock_.now(), hal::Monotonic::duration{0}));
}

PinAnswer PinLock::answer(PinVerdict verdict) const {
    return {verdict, std::max(kTries - wrong_, 1), waitLeft()};
}

bool PinLock::keep(int wrong) {
    if (!writeTries(state_, wrong))
        return false;
    wrong_ = wrong;
    return true;
}

} // namespace kiosk
