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

// The same with what 诉求直达 needs.
inline std::string withAppeals() {
    return replaced(kGoodPolicy, "\"copy_purposes\"", R"("appeal": {
"categories": [{"id": "lamp", "title": {"zh": "路灯不亮", "en": "Street light out"}, "icon": "lamp"}],
"streets": [{"id": "s01", "name": {"zh": "小海街道", "en": "Xiaohai"}, "grids": [
{"id": "s01-g001", "name": {"zh": "第1网格", "en": "Grid 1"}, "about": {"zh": "", "en": ""}},
{"id": "s01-g002", "name": {"zh": "第2网格", "en": "Grid 2"}, "about": {"zh": "菜市场", "en": "Market"}}]}],
"here": "s01-g001", "whom_to_ask": {"zh": "市民热线", "en": "The hotline"}, "telephone": "12345",
"offline_days": 30, "public_url": "",
"slip": {"title": {"zh": "凭条", "en": "Slip"}, "number": {"zh": "受理号", "en": "Number"},
"filed": {"zh": "时间", "en": "Filed"}, "category": {"zh": "事项", "en": "About"},
"place": {"zh": "地点", "en": "Place"}, "waiting": {"zh": "待发送", "en": "Waiting"},
"scan": {"zh": "扫码", "en": "Scan"}, "call": {"zh": "请拨", "en": "Call"},
"demonstration": {"zh": "演示", "en": "Demonstration"}}
},
"copy_purposes")");
}
