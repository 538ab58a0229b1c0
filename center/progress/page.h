// What a resident sees who opens the address of the receipt's QR code. Pure: data in, HTML out.
#pragma once

#include <string>
#include <string_view>

#include "hal/base/result.h"

namespace center::progress {

enum class Language { Chinese, English };

// The first of the two that an Accept-Language field names; Chinese when it names neither.
[[nodiscard]] Language languageOf(std::string_view acceptLanguage);

enum class Notice {
    Unknown, // no such receipt, or it was deleted after its time
    Away,    // the center does not answer now
    TooMany, // too many questions from this address
    Start,   // no receipt at all: what this page is for
};

// Whole documents without a script; every text that comes from outside is escaped. `path` is the page's own,
// for the link to the other language.
[[nodiscard]] std::string noticePage(Notice notice, Language language, std::string_view path);

// `json` as desk::toJson makes it; hours are the district's (`utcOffsetMinutes`). Steps and states that it
// does not know, of a newer center, are left out. Errors: BadData.
[[nodiscard]] hal::Result<std::string> progressPage(std::string_view json, Language language,
                                                    std::string_view path, int utcOffsetMinutes);

[[nodiscard]] std::string_view styleSheet();

} // namespace center::progress
