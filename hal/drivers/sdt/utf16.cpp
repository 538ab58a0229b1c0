#include "hal/drivers/sdt/utf16.h"

#include <optional>

namespace hal::sdt {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

constexpr bool isHigh(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool isLow(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

char32_t unitAt(ByteView bytes, std::size_t index) {
    return static_cast<char32_t>(bytes[2 * index] | bytes[2 * index + 1] << 8);
}

using SecretChars = std::vector<char, WipingAllocator<char>>;

void appendUtf8(SecretChars& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

// Takes one character off the front of `text`; nothing when it does not begin with one.
std::optional<char32_t> takeUtf8(std::string_view& text) {
    const auto lead = static_cast<std::uint8_t>(text.front());
    const std::size_t size = lead < 0x80       ? 1
                             : lead >> 5 == 6  ? 2
                             : lead >> 4 == 14 ? 3
                             : lead >> 3 == 30 ? 4
                                               : 0;
    if (size == 0 || size > text.size())
        return std::nullopt;
    char32_t c = size == 1 ? lead : lead & (0x7Fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        if (byte >> 6 != 2)
            return std::nullopt;
        c = c << 6 | (byte & 0x3F);
    }
    constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < kLeast[size] || c > 0x10FFFF || isHigh(c) || isLow(c))
        return std::nullopt;
    text.remove_prefix(size);
    return c;
}

} // namespace

SecretText decodeField(ByteView utf16le) {
    std::size_t count = utf16le.size() / 2;
    while (count > 0 && (unitAt(utf16le, count - 1) == U' ' || unitAt(utf16le, count - 1) == 0))
        --count;

    SecretChars text;
    text.reserve(3 * count); // reserved once: growing would leave copies
    for (std::size_t i = 0; i < count; ++i) {
        const char32_t unit = unitAt(utf16le, i);
        if (isHigh(unit) && i + 1 < count && isLow(unitAt(utf16le, i + 1))) {
            appendUtf8(text, 0x10000 + ((unit - 0xD800) << 10) + (unitAt(utf16le, i + 1) - 0xDC00));
            ++i;
        } else {
            appendUtf8(text, isHigh(unit) || isLow(unit) ? kReplacement : unit);
        }
    }
    return SecretText(std::string_view(text.data(), text.size()));
}

bool encodeField(std::string_view utf8, std::span<std::uint8_t> field) {
    std::size_t at = 0;
    const auto put = [&](char32_t unit) {
        field[at++] = static_cast<std::uint8_t>(unit & 0xFF);
        field[at++] = static_cast<std::uint8_t>(unit >> 8);
    };
    bool whole = true;
    while (!utf8.empty()) {
        const auto c = takeUtf8(utf8);
        const std::size_t size = c && *c > 0xFFFF ? 4 : 2;
        if (!c || at + size > field.size()) {
            whole = false;
            break;
        }
        if (size == 4) {
            put(0xD800 + ((*c - 0x10000) >> 10));
            put(0xDC00 + ((*c - 0x10000) & 0x3FF));
        } else {
            put(*c);
        }
    }
    while (at + 2 <= field.size())
        put(U' ');
    return whole;
}

} // namespace hal::sdt
