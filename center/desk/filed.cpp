#include "center/desk/filed.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace center::desk {
namespace {

constexpr int kSchema = 1;
constexpr std::size_t kLongestCode = 64;
constexpr std::size_t kDeepest = 8; // nothing that is filed nests

bool isCode(const std::string& text) {
    return text.size() <= kLongestCode && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
           });
}

// Errors of the library quote what they read, so they end here.
hal::Result<nlohmann::json> objectIn(std::string_view text) {
    std::size_t deepest = 0;
    const auto notTooDeep = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
        deepest = std::max(deepest, static_cast<std::size_t>(std::max(depth, 0)));
        return deepest <= kDeepest;
    };
    auto json = nlohmann::json::parse(text, notTooDeep, false);
    if (!json.is_object() || deepest > kDeepest)
        return hal::fail(hal::Fault::BadData, "no JSON object");
    const auto schema = json.find("schema");
    if (schema == json.end() || !schema->is_number_integer() || schema->get<std::int64_t>() < kSchema)
        return hal::fail(hal::Fault::BadData, "schema");
    if (schema->get<std::int64_t>() > kSchema)
        return hal::fail(hal::Fault::Unsupported, "schema");
    return json;
}

std::string textIn(const nlohmann::json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

hal::Result<FiledAppeal> parseAppeal(std::string_view text) {
    const auto json = objectIn(text);
    if (!json)
        return tl::make_unexpected(json.error());
    FiledAppeal appeal{textIn(*json, "category"), {textIn(*json, "street"), textIn(*json, "grid")}};
    if (appeal.category.empty() || !isCode(appeal.category))
        return hal::fail(hal::Fault::BadData, "category");
    if (!isCode(appeal.place.street) || !isCode(appeal.place.grid))
        return hal::fail(hal::Fault::BadData, "place");
    return appeal;
}

hal::Result<FiledRating> parseRating(std::string_view text) {
    const auto json = objectIn(text);
    if (!json)
        return tl::make_unexpected(json.error());
    const auto record = wire::parseUuid(textIn(*json, "record"));
    const auto rating = json->find("rating");
    if (!record)
        return hal::fail(hal::Fault::BadData, "record");
    if (rating == json->end() || !rating->is_number_integer() || *rating < 1 || *rating > 5)
        return hal::fail(hal::Fault::BadData, "rating");
    return FiledRating{*record, rating->get<int>()};
}

} // namespace center::desk
