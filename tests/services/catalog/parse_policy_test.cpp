// What a policy may say, and what its writer is told when it is wrong.
#include <random>

#include <gmock/gmock.h>

#include "services/catalog/policy.h"
#include "tests/services/catalog/example.h"

using catalog::parsePolicy;
using catalog::UnknownKeys;
using hal::Fault;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

std::string complaintAbout(const std::string& json) {
    const auto policy = parsePolicy(json);
    if (policy)
        return "(none)";
    EXPECT_EQ(policy.error().fault, Fault::BadData);
    return policy.error().detail;
}

} // namespace

TEST(Policy, IsReadWhole) {
    const auto policy = parsePolicy(kGoodPolicy);
    ASSERT_TRUE(policy) << policy.error().detail;
    EXPECT_EQ(policy->version, 7);
    EXPECT_EQ(policy->issuer, "小海街道");
    EXPECT_EQ(policy->copiesPerVisit, 10);
    EXPECT_EQ(policy->idle.elderAnswerWithin, std::chrono::seconds(40));
    ASSERT_EQ(policy->tiles.size(), 1u);
    EXPECT_EQ(policy->tiles[0].title.zh, "便民服务");
    EXPECT_EQ(policy->tiles[0].accent, "sea");
    EXPECT_TRUE(policy->tiles[0].available);
    EXPECT_EQ(policy->convenience.at(0).id, "copy_card");
    EXPECT_EQ(policy->purposes.at(0).line, "仅供办理银行业务使用");
}

TEST(Policy, ComplaintsNameTheLineAndTheMember) {
    const struct {
        const char* from;
        const char* to;
        const char* complaint;
    } kMistakes[] = {
        {"\"version\": 7", "\"version\": 0", "line 3: /version must be a whole number"},
        {"\"version\": 7", "\"version\": 1e3", "line 3: /version must be a whole number"},
        {"\"version\": 7", "\"version\": 99999999999999999999", "line 3: /version must be a whole number"},
        {"\"version\": 7,", "", "line 1: /version is missing"},
        {"小海街道", "", "line 4: /issuer must not be empty"},
        {"2027-12-31", "2027-02-30", "line 5: /expires must be a date"},
        {"2027-12-31", "soon", "line 5: /expires must be a date"},
        {"\"copies_per_visit\": 10", "\"copies_per_visit\": \"10\"", "line 6: /copies_per_visit must be"},
        {"\"copies_per_visit\": 10", "\"copies_per_visit\": 100", "line 6: /copies_per_visit must be"},
        {"\"copies_per_visit\"", "\"copys_per_visit\"", "line 1: /copies_per_visit is missing"},
        {"\"answer_within_s\": 20", "\"answer_within_s\": 19", "line 8: /idle/answer_within_s must be"},
        {"\"zh\": \"\", \"en\": \"\"", "\"zh\": \"通知\", \"en\": \"\"", "line 10: /announcement/en and zh"},
        {"\"accent\": \"sea\"", "\"accent\": \"red\"", "line 13: /tiles/0/accent must be one of sea"},
        {"\"icon\": \"print\"", "\"icon\": \"../print\"", "line 13: /tiles/0/icon may have"},
        {"\"available\": true}\n],\n\"conv", "\"available\": 1}\n],\n\"conv",
         "line 13: /tiles/0/available must"},
        {"\"en\": \"Copy & print\"", "\"en\": 5", "line 12: /tiles/0/title/en must be a text"},
        {"\"en\": \"Copy & print\"", "\"en\": \"a\\nb\"", "line 12: /tiles/0/title/en has control"},
        {"{\"zh\": \"银行\", \"en\": \"Bank\"}", "[]", "line 20: /copy_purposes/0/label must be an object"},
        {"\"line\": \"仅", "\"line\": \"仅仅仅仅仅仅仅仅仅仅仅仅仅仅仅仅",
         "line 20: /copy_purposes/0/line is longer"},
        {"\"id\": \"bank\"", "\"id\": \"bank\", \"colour\": 1",
         "line 20: /copy_purposes/0/colour is not known"},
        {"\"schema\": 1,", "\"schema\": 1, \"version\": 7,", "line 3: \"version\" is given twice"},
        {"\"schema\": 1,", "\"schema\": 1", "line 3: syntax error"},
    };
    for (const auto& mistake : kMistakes)
        EXPECT_THAT(complaintAbout(replaced(kGoodPolicy, mistake.from, mistake.to)),
                    StartsWith(mistake.complaint));
}

TEST(Policy, AppealsAreReadWhole) {
    EXPECT_FALSE(parsePolicy(kGoodPolicy)->appeals) << "they need not be there";
    const auto policy = parsePolicy(withAppeals());
    ASSERT_TRUE(policy) << policy.error().detail;
    ASSERT_TRUE(policy->appeals);
    const catalog::Appeals& appeals = *policy->appeals;
    EXPECT_EQ(appeals.categories.at(0).id, "lamp");
    EXPECT_EQ(appeals.streets.at(0).grids.at(1).about.zh, "菜市场");
    EXPECT_EQ(appeals.here, "s01-g001");
    EXPECT_EQ(appeals.telephone, "12345");
    EXPECT_EQ(appeals.offlineDays, 30);
    EXPECT_EQ(appeals.slip.call.en, "Call");
}

TEST(Policy, ComplaintsAboutAppealsNameTheMember) {
    const struct {
        const char* from;
        const char* to;
        const char* complaint;
    } kMistakes[] = {
        {"\"here\": \"s01-g001\"", "\"here\": \"s02-g001\"", "/appeal/here must be one of the grids"},
        {"\"telephone\": \"12345\"", "\"telephone\": \"call us\"", "/appeal/telephone may have digits"},
        {"\"public_url\": \"\"", "\"public_url\": \"ftp://a\"", "/appeal/public_url must be like"},
        {"\"public_url\": \"\"", "\"public_url\": \"https://a/\"", "/appeal/public_url must be like"},
        {"\"offline_days\": 30", "\"offline_days\": 0", "/appeal/offline_days must be"},
        {"\"id\": \"s01-g002\"", "\"id\": \"s01-g001\"", "/appeal/streets/0/grids/1/id is given twice"},
        {"\"en\": \"Market\"", "\"en\": \"\"", "/appeal/streets/0/grids/1/about/en and zh"},
        {"\"icon\": \"lamp\"", "\"icon\": \"../lamp\"", "/appeal/categories/0/icon may have"},
        {"\"telephone\"", "\"phone\"", "/appeal/telephone is missing"},
    };
    for (const auto& mistake : kMistakes)
        EXPECT_THAT(complaintAbout(replaced(withAppeals(), mistake.from, mistake.to)),
                    HasSubstr(mistake.complaint));
}

TEST(Policy, ListsAreNeitherEmptyNorEndless) {
    EXPECT_THAT(
        complaintAbout(R"({"schema":1,"version":1,"issuer":"x","expires":"","copies_per_visit":1,)"
                       R"("idle":{"warn_after_s":60,"answer_within_s":20,"elder_warn_after_s":60,)"
                       R"("elder_answer_within_s":20,"farewell_s":9},"announcement":{"zh":"","en":""},)"
                       R"("tiles":[]})"),
        HasSubstr("/tiles must be a list of 1 to 6"));
}

TEST(Policy, TheSameTileTwiceIsAMistake) {
    const auto begin = kGoodPolicy.find("{\"id\": \"copy\",");
    const auto end = kGoodPolicy.find("\n]", begin);
    const auto tile = kGoodPolicy.substr(begin, end - begin);
    EXPECT_THAT(complaintAbout(replaced(kGoodPolicy, tile, tile + ",\n" + tile)),
                StartsWith("line 14: /tiles/1/id is given twice"));
}

TEST(Policy, AKioskIgnoresWhatANewerReleaseAdded) {
    const auto newer = replaced(kGoodPolicy, "\"schema\": 1,", "\"schema\": 1, \"rating\": {\"days\": 5},");
    EXPECT_FALSE(parsePolicy(newer, UnknownKeys::Refuse));
    EXPECT_TRUE(parsePolicy(newer, UnknownKeys::Ignore));
}

TEST(Policy, OfANewerSchemaIsUnsupported) {
    EXPECT_EQ(parsePolicy(replaced(kGoodPolicy, "\"schema\": 1", "\"schema\": 2")).error().fault,
              Fault::Unsupported);
}

TEST(Policy, DeepNestingIsAMistakeNotACrash) {
    EXPECT_THAT(complaintAbout(std::string(100'000, '[')), HasSubstr("nested too deeply"));
    EXPECT_THAT(complaintAbout(""), HasSubstr("line 1:"));
    EXPECT_THAT(complaintAbout("7"), HasSubstr("must be an object"));
}

TEST(Policy, AnswersAnyBytes) {
    std::mt19937 random(8);
    for (int round = 0; round < 3'000; ++round) {
        std::string text = kGoodPolicy;
        for (auto i = 1 + random() % 5; i-- > 0;)
            text[random() % text.size()] = static_cast<char>(random());
        const auto policy = parsePolicy(text);
        if (!policy && policy.error().fault == Fault::BadData) {
            EXPECT_THAT(policy.error().detail, StartsWith("line "));
        }
    }
}
