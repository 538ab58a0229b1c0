#include "tests/conformance/id_reader_suite.h"

TEST_P(IdReaderConformance, SaysWhatItIs) { saysWhatItIs(); }

TEST_P(IdReaderConformance, ReadsTheCardAsTheChipHasIt) {
    open();
    [[maybe_unused]] const bool laid = subject().layCard(rig());
    const auto card = read();
    ASSERT_TRUE(card) << describe(card);
    EXPECT_EQ(card->type, hal::IdCardType::Citizen);
    EXPECT_EQ(card->name.view(), "张三");
    EXPECT_EQ(card->number.view(), "11010519491231002X");
    EXPECT_EQ(card->address.view(), "北京市朝阳区示例路1号");
    EXPECT_EQ(card->validTo.view(), "20400101");
    ASSERT_EQ(card->photo.size(), 1024u);
    for (std::size_t i = 0; i < card->photo.size(); ++i)
        ASSERT_EQ(card->photo[i], static_cast<std::uint8_t>(7 * i + 3)) << i;
}

TEST_P(IdReaderConformance, WantsTheCardToLeaveBeforeItIsReadAgain) {
    wantsTheCardToLeaveBeforeItIsReadAgain();
}

TEST_P(IdReaderConformance, KnowsWhetherACardLiesThere) { knowsWhetherACardLiesThere(); }
TEST_P(IdReaderConformance, WaitsForACardUntilItIsStopped) { waitsForACardUntilItIsStopped(); }
TEST_P(IdReaderConformance, CanBeStoppedWhileItReadsAndReadsTheNextCard) {
    canBeStoppedWhileItReadsAndReadsTheNextCard();
}
TEST_P(IdReaderConformance, ComesBackAfterItWasUnplugged) { comesBackAfterItWasUnplugged(); }
TEST_P(IdReaderConformance, IsReplacedWhenItHangsOrCrashes) { isReplacedWhenItHangsOrCrashes(); }
