#include "hal/base/uri.h"

#include <algorithm>

#include <cctype>

namespace hal {
namespace {

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

Result<std::string> unescape(std::string_view text, std::size_t offset) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return fail(Fault::BadData,
                        "position " + std::to_string(offset + i + 1) + ": % needs two hex digits");
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

bool isSchemeCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '+' || c == '-' || c == '.';
}

} // namespace

std::optional<std::string> Uri::option(const std::string& key) const {
    const auto found = query.find(key);
    return found == query.end() ? std::nullopt : std::optional(found->second);
}

Result<Uri> parseUri(std::string_view text) {
    Uri uri;
    uri.text = text;
    std::size_t colon = 0;
    while (colon < text.size() && isSchemeCharacter(text[colon]))
        ++colon;
    if (colon == 0 || colon == text.size() || text[colon] != ':')
        return fail(Fault::BadData,
                    "position " + std::to_string(colon + 1) + ": a scheme and ':' are expected");
    for (char c : text.substr(0, colon))
        uri.scheme += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));

    const std::size_t question = text.find('?', colon);
    auto body =
        unescape(text.substr(colon + 1, question == text.npos ? text.npos : question - colon - 1), colon + 1);
    if (!body)
        return tl::make_unexpected(body.error());
    uri.body = *std::move(body);

    for (std::size_t at = question; at != text.npos;) {
        const std::size_t start = at + 1;
        at = text.find('&', start);
        const auto pair = text.substr(start, at == text.npos ? text.npos : at - start);
        if (pair.empty())
            continue;
        const std::size_t equals = pair.find('=');
        auto value =
            unescape(equals == pair.npos ? std::string_view{} : pair.substr(equals + 1), start + equals + 1);
        if (!value)
            return tl::make_unexpected(value.error());
        uri.query[std::string(pair.substr(0, equals))] = *std::move(value);
    }
    return uri;
}

Result<> checkOptions(const Uri& uri, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : uri.query)
        if (std::ranges::find(known, key) == known.end())
            return fail(Fault::BadData, uri.scheme + ": has no option " + key);
    return {};
}

} // namespace hal
