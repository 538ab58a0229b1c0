// Bodies are read strictly where the center needs a member, and otherwise left alone.
#include "center/api/answers.h"

#include <charconv>

#include "services/seal/hex.h"

namespace center::api {

http::Response answer(int status, const Json& object) {
    Json whole{{"schema", 1}};
    whole.update(object);
    return http::json(status, whole.dump(-1, ' ', false, Json::error_handler_t::replace));
}

http::Response answerTo(const store::Error& error, Log& log) {
    switch (error.problem) {
    case store::Problem::NotFound:
        return http::refusal(404);
    case store::Problem::Conflict:
        return http::refusal(409);
    case store::Problem::Refused:
        return http::refusal(403);
    case store::Problem::Unavailable:
    case store::Problem::Damaged:
        break;
    }
    log.write(LogEvent::Storage,
              {{"fault", error.problem == store::Problem::Damaged ? "damaged" : "unavailable"}});
    return http::refusal(503);
}

Document::Document(const std::string& body) : all_(nlohmann::json::parse(body, nullptr, false)) {
    fine_ = all_.is_object();
    require(number("schema", 1) == 1);
}

const nlohmann::json* Document::find(const char* name) const {
    if (!all_.is_object())
        return nullptr;
    const auto found = all_.find(name);
    return found == all_.end() ? nullptr : &*found;
}

std::string Document::text(const char* name, std::size_t longest) {
    const auto* found = find(name);
    require(found != nullptr && found->is_string());
    return maybeText(name, longest);
}

std::string Document::maybeText(const char* name, std::size_t longest) {
    const auto* found = find(name);
    if (found == nullptr)
        return {};
    require(found->is_string() && found->get_ref<const std::string&>().size() <= longest);
    return fine_ ? found->get<std::string>() : std::string();
}

std::string Document::oneOf(const char* name, std::initializer_list<std::string_view> words) {
    std::string word = text(name, 64);
    require(std::find(words.begin(), words.end(), word) != words.end());
    return word;
}

std::int64_t Document::number(const char* name, std::int64_t least) {
    require(find(name) != nullptr);
    return maybeNumber(name, least);
}

std::int64_t Document::maybeNumber(const char* name, std::int64_t least) {
    const auto* found = find(name);
    if (found == nullptr)
        return 0;
    const bool fits = found->is_number_integer() &&
                      (!found->is_number_unsigned() || found->get<std::uint64_t>() <= INT64_MAX) &&
                      found->get<std::int64_t>() >= least;
    require(fits);
    return fits ? found->get<std::int64_t>() : 0;
}

nlohmann::json Document::maybeObject(const char* name, std::size_t most) {
    const auto* found = find(name);
    require(found == nullptr || (found->is_object() && found->size() <= most));
    return found != nullptr && fine_ ? *found : nlohmann::json::object();
}

nlohmann::json Document::maybeArray(const char* name, std::size_t most) {
    const auto* found = find(name);
    require(found == nullptr || (found->is_array() && found->size() <= most));
    return found != nullptr && fine_ ? *found : nlohmann::json::array();
}

Document Document::object(const char* name) {
    const auto* found = find(name);
    const bool there = found != nullptr && found->is_object();
    require(there);
    return {there ? *found : nlohmann::json::object(), there};
}

void Document::fill(const char* name, std::span<std::uint8_t> bytes) {
    require(seal::fromHex(text(name, bytes.size() * 2), bytes));
}

std::optional<std::int64_t> digits(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.front() == '-' || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace center::api
