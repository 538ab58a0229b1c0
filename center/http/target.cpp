// Targets of requests: strict, because every route of ours has a plain name.
#include "center/http/target.h"

#include <cstdint>

namespace center::http {

namespace {

std::optional<unsigned> digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

// How many bytes the sequence that begins with `lead` has; 0 for none. Shortest forms only (RFC 3629).
struct Sequence {
    std::size_t size;
    std::uint8_t least, most; // of the second byte
};
Sequence sequenceOf(std::uint8_t lead) {
    if (lead < 0x80)
        return {1, 0, 0};
    if (lead < 0xC2 || lead > 0xF4)
        return {0, 0, 0};
    if (lead < 0xE0)
        return {2, 0x80, 0xBF};
    if (lead < 0xF0) // E0: no overlong forms; ED: no surrogates
        return {3, static_cast<std::uint8_t>(lead == 0xE0 ? 0xA0 : 0x80),
                static_cast<std::uint8_t>(lead == 0xED ? 0x9F : 0xBF)};
    return {4, static_cast<std::uint8_t>(lead == 0xF0 ? 0x90 : 0x80),
            static_cast<std::uint8_t>(lead == 0xF4 ? 0x8F : 0xBF)};
}

bool isUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Sequence sequence = sequenceOf(static_cast<std::uint8_t>(text[i]));
        if (sequence.size == 0 || i + sequence.size > text.size())
            return false;
        for (std::size_t k = 1; k < sequence.size; ++k) {
            const auto byte = static_cast<std::uint8_t>(text[i + k]);
            const bool second = k == 1;
            if (byte < (second ? sequence.least : 0x80) || byte > (second ? sequence.most : 0xBF))
                return false;
        }
        i += sequence.size;
    }
    return true;
}

std::optional<std::string> decode(std::string_view text, bool plusIsBlank) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size())
                return std::nullopt;
            const auto high = digit(text[i + 1]);
            const auto low = digit(text[i + 2]);
            if (!high || !low)
                return std::nullopt;
            c = static_cast<char>(*high << 4 | *low);
            i += 2;
        } else if (c == '+' && plusIsBlank) {
            c = ' ';
        }
        if (static_cast<std::uint8_t>(c) < 0x20 || c == 0x7F)
            return std::nullopt;
        out += c;
    }
    if (!isUtf8(out))
        return std::nullopt;
    return out;
}

std::optional<std::string> segmentOf(std::string_view text) {
    auto segment = decode(text, false);
    if (!segment || segment->empty() || *segment == "." || *segment == ".." ||
        segment->find_first_of("/\\") != std::string::npos)
        return std::nullopt;
    return segment;
}

// Calls each(part) for the parts between `separator`; false as soon as one call says so.
template <class Each>
bool split(std::string_view text, char separator, const Each& each) {
    while (true) {
        const std::size_t end = text.find(separator);
        if (!each(text.substr(0, end)))
            return false;
        if (end == std::string_view::npos)
            return true;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::optional<std::string_view> Target::value(std::string_view name) const {
    for (const auto& [key, value] : query)
        if (key == name)
            return value;
    return std::nullopt;
}

std::optional<Target> parseTarget(std::string_view text) {
    if (text.size() > kLongestTarget || !text.starts_with('/') || text.find('#') != std::string_view::npos)
        return std::nullopt;
    const std::size_t question = text.find('?');
    const std::string_view path =
        text.substr(1, question == std::string_view::npos ? question : question - 1);
    Target target;
    const bool pathFine = path.empty() || split(path, '/', [&](std::string_view part) {
                              auto segment = segmentOf(part);
                              if (!segment || target.path.size() == kMostSegments)
                                  return false;
                              target.path.push_back(std::move(*segment));
                              return true;
                          });
    if (!pathFine)
        return std::nullopt;
    if (question == std::string_view::npos || question + 1 == text.size())
        return target;
    const bool queryFine = split(text.substr(question + 1), '&', [&](std::string_view part) {
        const std::size_t equals = part.find('=');
        auto name = decode(part.substr(0, equals), true);
        auto value = decode(equals == std::string_view::npos ? "" : part.substr(equals + 1), true);
        if (!name || !value || target.query.size() == kMostQueryItems)
            return false;
        target.query.emplace_back(std::move(*name), std::move(*value));
        return true;
    });
    return queryFine ? std::optional(std::move(target)) : std::nullopt;
}

} // namespace center::http
