#include "center/progress/page.h"

#include <chrono>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "center/progress/texts.h"
#include "hal/base/clock.h"

namespace center::progress {
namespace {

using nlohmann::json;

const json& wordsOf(Language language) {
    static const json chinese = json::parse(kChinese), english = json::parse(kEnglish);
    return language == Language::Chinese ? chinese : english;
}

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text)
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
        }
    return safe;
}

class Words {
public:
    explicit Words(Language language) : words_(wordsOf(language)) {}
    [[nodiscard]] std::string operator()(std::string_view key) const {
        return escaped(words_.at(std::string(key)).get_ref<const std::string&>());
    }
    [[nodiscard]] bool has(const std::string& key) const { return words_.contains(key); }

private:
    const json& words_;
};

std::string document(const Words& words, Language language, std::string_view path,
                     const std::string& content) {
    const char* other = language == Language::Chinese ? "en" : "zh";
    return "<!DOCTYPE html>\n<html lang=\"" + words("lang") + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
           "<meta name=\"robots\" content=\"noindex\">\n<title>" + words("title") + "</title>\n" +
           "<link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n<header><h1>" + words("title") +
           "</h1><a href=\"" + escaped(path) + "?lang=" + other + "\">" + words("other") +
           "</a></header>\n<main>\n" + content + "</main>\n</body>\n</html>\n";
}

std::string_view keyOf(Notice notice) {
    switch (notice) {
    case Notice::Unknown:
        return "unknown";
    case Notice::Away:
        return "away";
    case Notice::TooMany:
        return "too_many";
    case Notice::Start:
        break;
    }
    return "start";
}

std::string timeOf(const json& millis, int utcOffsetMinutes) {
    const hal::WallTime at{std::chrono::milliseconds(millis.get<std::int64_t>())};
    const auto local = std::chrono::floor<std::chrono::minutes>(at) + std::chrono::minutes(utcOffsetMinutes);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(local - day);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()));
    return text.data();
}

std::string stepsOf(const json& steps, const Words& words, int utcOffsetMinutes) {
    std::string list;
    for (const json& step : steps) {
        const std::string key = "step." + step.at("what").get<std::string>();
        if (words.has(key))
            list +=
                "<li>" + words(key) + "<time>" + timeOf(step.at("at"), utcOffsetMinutes) + "</time></li>\n";
    }
    return list;
}

} // namespace

Language languageOf(std::string_view acceptLanguage) {
    const auto chinese = acceptLanguage.find("zh"), english = acceptLanguage.find("en");
    return english < chinese ? Language::English : Language::Chinese;
}

std::string noticePage(Notice notice, Language language, std::string_view path) {
    const Words words(language);
    const std::string key(keyOf(notice));
    return document(words, language, path,
                    "<section><h2>" + words(key + ".title") + "</h2><p>" + words(key + ".text") +
                        "</p></section>\n");
}

hal::Result<std::string> progressPage(std::string_view text, Language language, std::string_view path,
                                      int utcOffsetMinutes) {
    const json progress = json::parse(text, nullptr, false);
    const Words words(language);
    try {
        const std::string state = "state." + progress.at("state").get<std::string>();
        std::string content =
            "<section><h2>" + words(words.has(state) ? state : "state.received") + "</h2><dl><dt>" +
            words("number") + "</dt><dd>" + escaped(progress.at("number").get<std::string>()) + "</dd><dt>" +
            words("filed") + "</dt><dd>" + timeOf(progress.at("filed_at"), utcOffsetMinutes) + "</dd></dl>";
        if (progress.at("ratable").get<bool>())
            content += "<p>" + words("ratable") + "</p>";
        content += "</section>\n<section><h2>" + words("history") + "</h2><ol>" +
                   stepsOf(progress.at("steps"), words, utcOffsetMinutes) +
                   "</ol></section>\n<p class=\"note\">" + words("note") + "</p>\n";
        return document(words, language, path, content);
    } catch (const json::exception&) {
        return hal::fail(hal::Fault::BadData, "progress: not the center's form");
    }
}

std::string_view styleSheet() { return kStyle; }

} // namespace center::progress
