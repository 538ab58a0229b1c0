// What residents see of their case: words for what is known, nothing executable from outside.
#include "center/progress/page.h"

namespace center::progress {
namespace {

std::string answer(const std::string& number, const std::string& state) {
    return R"({"schema":1,"number":")" + number + R"(","state":")" + state +
           R"(","filed_at":1795478400000,"received_at":1795478460000,"ratable":false,"steps":[)"
           R"({"what":"received","at":1795478460000},{"what":"teleported","at":1795478470000}]})";
}

TEST(ProgressPage, ShowsStateNumberAndTheDistrictsTime) {
    const auto page = progressPage(answer("XH01-0000-0001", "taken"), Language::English, "/p/x", 480);
    ASSERT_TRUE(page);
    EXPECT_THAT(*page, testing::HasSubstr("<h2>Taken by a member of staff</h2>"));
    EXPECT_THAT(*page, testing::HasSubstr("XH01-0000-0001"));
    EXPECT_THAT(*page, testing::HasSubstr("Reached the center<time>2026-11-24 08:01</time>"));
    EXPECT_THAT(*page, testing::HasSubstr("href=\"/p/x?lang=zh\""));
}

TEST(ProgressPage, LeavesOutStepsThatANewerCenterTells) {
    const auto page = progressPage(answer("1", "taken"), Language::English, "/p/x", 480);
    EXPECT_THAT(page.value(), testing::Not(testing::HasSubstr("teleported")));
}

TEST(ProgressPage, ShowsMarkupAsText) {
    const auto page =
        progressPage(answer("<script>alert(1)</script>", "taken"), Language::English, "/p/x", 480);
    EXPECT_THAT(page.value(), testing::Not(testing::HasSubstr("<script")));
    EXPECT_THAT(page.value(), testing::HasSubstr("&lt;script&gt;"));
}

TEST(ProgressPage, RefusesWhatIsNotTheCentersForm) {
    for (const char* text : {"", "[]", "{}", "{\"schema\":1}", "nonsense", R"({"state":7,"number":1})"})
        EXPECT_EQ(progressPage(text, Language::English, "/p/x", 480).error().fault, hal::Fault::BadData)
            << text;
}

TEST(ProgressPage, SpeaksTheReadersLanguage) {
    EXPECT_EQ(languageOf("en-GB,en;q=0.9"), Language::English);
    EXPECT_EQ(languageOf("zh-CN,zh;q=0.9,en;q=0.8"), Language::Chinese);
    EXPECT_EQ(languageOf("fr"), Language::Chinese);
    EXPECT_NE(noticePage(Notice::Unknown, Language::English, "/"),
              noticePage(Notice::Unknown, Language::Chinese, "/"));
}

} // namespace
} // namespace center::progress
