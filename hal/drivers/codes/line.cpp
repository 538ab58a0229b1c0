#include "hal/drivers/codes/line.h"

#include <utility>

namespace hal::codes {
namespace {

// Suffix and identifier included.
constexpr std::size_t kMostLine = kMostCodeBytes + kAimSize + 2;

} // namespace

std::optional<Outcome> LineAssembler::feed(ByteView piece) {
    begun_ = begun_ || !piece.empty();
    if (bytes_.size() + piece.size() > kMostLine) {
        damage({Fault::BadData, "more than a code can hold: is this a code scanner?"});
        return std::nullopt;
    }
    bytes_.insert(bytes_.end(), piece.begin(), piece.end());
    return std::nullopt;
}

std::optional<Outcome> LineAssembler::quiet() {
    if (!begun_)
        return std::nullopt;
    const std::size_t suffix = suffixSize();
    SecretBytes bytes = std::exchange(bytes_, {});
    const std::optional<Error> damage = std::exchange(damage_, std::nullopt);
    begun_ = false;
    if (damage)
        return tl::make_unexpected(*damage);
    if (suffix == 0 && rules_.suffix != Suffix::None)
        return fail(Fault::TryAgain, "the code broke off, or the scanner sends no such suffix");
    bytes.resize(bytes.size() - suffix);
    if (bytes.empty()) // a suffix alone: the end of what was thrown away
        return std::nullopt;
    Code code;
    if (rules_.aim) {
        if (bytes.size() < kAimSize || bytes[0] != ']')
            return fail(Fault::BadData, "no AIM identifier: the scanner is not set up as aim=yes says");
        code.symbology = symbologyOf(ByteView(bytes).first(kAimSize));
        bytes.erase(bytes.begin(), bytes.begin() + kAimSize);
    }
    if (bytes.empty())
        return std::nullopt;
    if (bytes.size() > kMostCodeBytes)
        return fail(Fault::BadData, "more than a code can hold");
    code.bytes = std::move(bytes);
    return code;
}

Millis LineAssembler::pause() const {
    if (rules_.suffix == Suffix::None || suffixSize() > 0)
        return rules_.afterSuffix;
    return rules_.brokenOff;
}

void LineAssembler::forget() {
    bytes_.clear();
    begun_ = false;
    damage_.reset();
}

void LineAssembler::damage(Error why) {
    begun_ = true;
    bytes_.clear();
    if (!damage_)
        damage_ = std::move(why);
}

// Of what has come: CR LF counts as one suffix.
std::size_t LineAssembler::suffixSize() const {
    const auto endsWith = [&](std::uint8_t byte, std::size_t before = 0) {
        return bytes_.size() > before && bytes_[bytes_.size() - 1 - before] == byte;
    };
    switch (rules_.suffix) {
    case Suffix::LineEnd:
        if (endsWith('\n'))
            return endsWith('\r', 1) ? 2 : 1;
        return endsWith('\r') ? 1 : 0;
    case Suffix::Tab:
        return endsWith('\t') ? 1 : 0;
    case Suffix::None:
        return 0;
    }
    return 0;
}

} // namespace hal::codes
