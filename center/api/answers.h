// JSON in, JSON out, and what the store's problems are in HTTP.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "center/api/center.h"
#include "center/http/message.h"

namespace center::api {

using Json = nlohmann::ordered_json;

[[nodiscard]] http::Response answer(int status, const Json& object); // "schema":1 is added in front

// 404, 409 and 403 as they are; Unavailable and Damaged are 503 and go to the log.
[[nodiscard]] http::Response answerTo(const store::Error& error, Log& log);

// A body that must be one JSON object with "schema":1. Reading goes on after what is wrong; ask fine() at
// the end.
class Document {
public:
    explicit Document(const std::string& body);
    [[nodiscard]] bool fine() const { return fine_; }
    [[nodiscard]] const nlohmann::json& all() const { return all_; }

    [[nodiscard]] std::string text(const char* name, std::size_t longest);
    [[nodiscard]] std::string oneOf(const char* name, std::initializer_list<std::string_view> words);
    [[nodiscard]] std::int64_t number(const char* name, std::int64_t least);
    template <std::size_t N>
    [[nodiscard]] std::array<std::uint8_t, N> hex(const char* name) {
        std::array<std::uint8_t, N> bytes{};
        fill(name, bytes);
        return bytes;
    }
    // Absent is fine, too.
    [[nodiscard]] std::string maybeText(const char* name, std::size_t longest);
    [[nodiscard]] std::int64_t maybeNumber(const char* name, std::int64_t least);
    [[nodiscard]] nlohmann::json maybeObject(const char* name, std::size_t most);
    [[nodiscard]] nlohmann::json maybeArray(const char* name, std::size_t most);
    [[nodiscard]] Document object(const char* name);
    void require(bool condition) { fine_ = fine_ && condition; }

private:
    Document(nlohmann::json part, bool fine) : all_(std::move(part)), fine_(fine) {}
    [[nodiscard]] const nlohmann::json* find(const char* name) const;
    void fill(const char* name, std::span<std::uint8_t> bytes);

    nlohmann::json all_;
    bool fine_ = true;
};

// A number in a path or a query: digits only, no sign, no blanks.
[[nodiscard]] std::optional<std::int64_t> digits(std::string_view text);

[[nodiscard]] inline std::int64_t millis(hal::WallTime at) { return at.time_since_epoch().count(); }

} // namespace center::api
