// A small policy that is right, to be made wrong in one place.
#pragma once

#include <stdexcept>
#include <string>

// One member a line, so that tests can name lines.
inline const std::string kGoodPolicy = R"({
"schema": 1,
"version": 7,
"issuer": "小海街道",
"expires": "2027-12-31",
"copies_per_visit": 10,
"idle": {
"warn_after_s": 60, "answer_within_s": 20, "elder_warn_after_s": 120, "elder_answer_within_s": 40, "farewell_s": 20
},
"announcement": {"zh": "", "en": ""},
"tiles": [
{"id": "copy", "title": {"zh": "便民服务", "en": "Copy & print"}, "subtitle": {"zh": "复印", "en": "Copy"},
"icon": "print", "accent": "sea", "available": true}
],
"convenience": [
{"id": "copy_card", "title": {"zh": "自助复印", "en": "Copy a card"}, "subtitle": {"zh": "身份证", "en": "ID"},
"icon": "copy", "available": true}
],
"copy_purposes": [
{"id": "bank", "label": {"zh": "银行", "en": "Bank"}, "line": "仅供办理银行业务使用"}
]
}
)";

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos)
        throw std::runtime_error("the example has no " + from);
    return text.replace(at, from.size(), to);
}
