#include "services/wire/uuid.h"

#include <algorithm>
#include <mutex>
#include <span>

#include <sys/random.h>

namespace wire {
namespace {

constexpr std::int64_t kLargestTime = (std::int64_t{1} << 48) - 1;
constexpr std::uint32_t kLargestCounter = 0xFFF;

void fillRandom(std::span<std::uint8_t> bytes) {
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::getrandom(bytes.data() + filled, bytes.size() - filled, 0);
        filled += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
}

// RFC 9562, 6.2, method 1: the twelve bits after the time count on within one millisecond, from a random
// start in the lower half so that there is room.
class Order {
public:
    struct Place {
        std::int64_t time;
        std::uint32_t counter;
    };

    Place next(std::int64_t time, std::uint32_t random) {
        const std::lock_guard lock(mutex_);
        time = std::clamp(time, std::int64_t{0}, kLargestTime);
        if (time > last_.time)
            last_ = {time, random & (kLargestCounter >> 1)};
        else if (last_.counter < kLargestCounter)
            ++last_.counter;
        else // the millisecond is full, or the clock ran back: borrow the next one
            last_ = {last_.time + 1, random & (kLargestCounter >> 1)};
        return last_;
    }

private:
    std::mutex mutex_;
    Place last_{-1, 0};
};

int valueOf(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

constexpr bool hyphenBefore(std::size_t byte) { return byte == 4 || byte == 6 || byte == 8 || byte == 10; }

} // namespace

Uuid newUuid(const hal::Clock& clock) {
    static Order order;
    Uuid id;
    fillRandom(id.bytes);
    const std::uint32_t random = static_cast<std::uint32_t>(id.bytes[6]) << 8 | id.bytes[7];
    const auto [time, counter] = order.next(clock.wall().time_since_epoch().count(), random);
    for (int i = 0; i < 6; ++i)
        id.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(time >> (40 - 8 * i));
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | counter >> 8);
    id.bytes[7] = static_cast<std::uint8_t>(counter);
    id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3F));
    return id;
}

std::string toString(const Uuid& id) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < id.bytes.size(); ++i) {
        if (hyphenBefore(i))
            text += '-';
        text += kDigits[id.bytes[i] >> 4];
        text += kDigits[id.bytes[i] & 15];
    }
    return text;
}

std::optional<Uuid> parseUuid(std::string_view text) {
    if (text.size() != 36)
        return std::nullopt;
    Uuid id;
    std::size_t at = 0;
    for (std::size_t i = 0; i < id.bytes.size(); ++i) {
        if (hyphenBefore(i) && text[at++] != '-')
            return std::nullopt;
        const int high = valueOf(text[at]);
        const int low = valueOf(text[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        id.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
        at += 2;
    }
    return id;
}

} // namespace wire
