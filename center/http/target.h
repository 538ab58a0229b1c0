// A request's target, taken apart: segments of the path and the query, percent-decoded. Pure; fuzzed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace center::http {

struct Target {
    std::vector<std::string> path; // "/kiosk/v1/keys" → {"kiosk", "v1", "keys"}; "/" → {}
    std::vector<std::pair<std::string, std::string>> query;

    // The value of the first of this name.
    [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
};

inline constexpr std::size_t kLongestTarget = 2048;
inline constexpr std::size_t kMostSegments = 16;
inline constexpr std::size_t kMostQueryItems = 32;

// Only the origin form ("/path?query") of RFC 9112. Nothing for what no route of ours needs and attacks do:
// segments "", "." and ".." (also encoded), encoded slashes, backslashes, control characters, bytes that
// are no UTF-8, broken percent signs, fragments.
[[nodiscard]] std::optional<Target> parseTarget(std::string_view text);

} // namespace center::http
