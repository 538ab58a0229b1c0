// What a kiosk files is what the center reads.
#include "services/filing/content.h"

#include <gmock/gmock.h>

#include "center/desk/filed.h"
#include "hal/base/bytes.h"

using testing::HasSubstr;

namespace {

filing::Appeal appeal() { return {"lamp", "s01", "s01-g001", hal::SecretText("13800000000")}; }

} // namespace

TEST(FilingContent, OfAnAppealIsReadByTheCenter) {
    const auto content = filing::contentOf(appeal());
    ASSERT_TRUE(content);
    const auto read = center::desk::parseAppeal(hal::asText(*content));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->category, "lamp");
    EXPECT_EQ(read->place, (center::domain::Place{"s01", "s01-g001"}));
    EXPECT_THAT(std::string(hal::asText(*content)), HasSubstr(R"("callback":"13800000000","text":"")"));
}

TEST(FilingContent, OfAnAppealWithoutANumberIsReadToo) {
    auto nameless = appeal();
    nameless.callback = {};
    EXPECT_TRUE(center::desk::parseAppeal(hal::asText(*filing::contentOf(nameless))));
}

TEST(FilingContent, OfARatingIsReadByTheCenter) {
    const auto record = wire::parseUuid("019345a0-aaaa-7bbb-8ccc-ddddeeeeffff").value();
    for (int rating = 1; rating <= 5; ++rating) {
        const auto content = filing::contentOf(filing::Rating{record, rating});
        ASSERT_TRUE(content);
        const auto read = center::desk::parseRating(hal::asText(*content));
        ASSERT_TRUE(read) << read.error().detail;
        EXPECT_EQ(read->record, record);
        EXPECT_EQ(read->rating, rating);
    }
    EXPECT_FALSE(filing::contentOf(filing::Rating{record, 0}));
    EXPECT_FALSE(filing::contentOf(filing::Rating{record, 6}));
}

TEST(FilingContent, HasNoRoomForAnythingElse) {
    for (const char* id : {"", "a\"b", "A", "a b"}) {
        auto strange = appeal();
        strange.category = id;
        EXPECT_EQ(filing::contentOf(strange).error().fault, hal::Fault::BadData) << id;
    }
    auto strange = appeal();
    strange.callback = hal::SecretText("138\",\"text\":\"");
    EXPECT_EQ(filing::contentOf(strange).error().fault, hal::Fault::BadData);
}
