#include "tests/conformance/smart_card_reader_suite.h"

TEST_P(SmartCardReaderConformance, SaysWhatItIs) { saysWhatItIs(); }

TEST_P(SmartCardReaderConformance, ReadsASocialSecurityCardAsTheChipHasIt) {
    open();
    ASSERT_TRUE(becomesWell());
    [[maybe_unused]] const bool laid = subject().layCard(rig());
    const auto card = read();
    ASSERT_TRUE(card) << describe(card);
    EXPECT_EQ(card->name.view(), "张三");
    EXPECT_EQ(card->number.view(), "11010519491231002X");
    EXPECT_EQ(card->sex.view(), "1");
    EXPECT_EQ(card->ethnicity.view(), "01");
    EXPECT_EQ(card->birth.view(), "19491231");
    EXPECT_EQ(card->version.view(), "3.00");
    EXPECT_EQ(card->cardNumber.view(), "A00000000");
    EXPECT_FALSE(card->atr.empty());
}

TEST_P(SmartCardReaderConformance, WantsTheCardToLeaveBeforeItIsReadAgain) {
    wantsTheCardToLeaveBeforeItIsReadAgain();
}

TEST_P(SmartCardReaderConformance, KnowsWhetherACardLiesThere) { knowsWhetherACardLiesThere(); }
TEST_P(SmartCardReaderConformance, WaitsForACardUntilItIsStopped) { waitsForACardUntilItIsStopped(); }
TEST_P(SmartCardReaderConformance, CanBeStoppedWhileItReadsAndReadsTheNextCard) {
    canBeStoppedWhileItReadsAndReadsTheNextCard();
}
TEST_P(SmartCardReaderConformance, ComesBackAfterItWasUnplugged) { comesBackAfterItWasUnplugged(); }
TEST_P(SmartCardReaderConformance, IsReplacedWhenItHangsOrCrashes) { isReplacedWhenItHangsOrCrashes(); }
