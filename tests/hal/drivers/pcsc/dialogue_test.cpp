// Reading a social-security card from chips of several manners, and from what is no such card.
#include <gtest/gtest.h>

#include "hal/drivers/pcsc/card_dialogue.h"
#include "hal/drivers/pcsc/virtual_card.h"

using namespace hal;
using namespace hal::pcsc;

namespace {

SocialSecurityCard holder() {
    SocialSecurityCard card;
    card.number = SecretText{"11010519491231002X"};
    card.name = SecretText{"张三"};
    card.birth = SecretText{"19491231"};
    return card;
}

Transmit over(VirtualCard& card) {
    return [&card](ByteView command) -> Result<SecretBytes> { return card.answer(command); };
}

Fault faultOf(const Transmit& transmit) {
    const auto read = readSocialSecurityCard(transmit, {});
    EXPECT_FALSE(read);
    return read ? Fault::Cancelled : read.error().fault;
}

Transmit always(Bytes answer) {
    return [answer](ByteView) -> Result<SecretBytes> { return SecretBytes(answer.begin(), answer.end()); };
}

} // namespace

TEST(PcscDialogue, ReadsChipsOfEveryManner) {
    for (const Manner manner : {Manner{}, Manner{.chained = true}, Manner{.tagsOnly = true},
                                Manner{.chained = true, .tagsOnly = true}}) {
        VirtualCard card(holder(), manner);
        const auto read = readSocialSecurityCard(over(card), {});
        ASSERT_TRUE(read) << read.error().detail;
        EXPECT_EQ(read->number.view(), "11010519491231002X");
        EXPECT_EQ(read->name.view(), "张三");
        EXPECT_EQ(read->birth.view(), "19491231");
        EXPECT_TRUE(read->issuer.empty()) << "the card has none";
    }
}

TEST(PcscDialogue, AnotherCardIsBadData) {
    VirtualCard another(holder(), {.withoutSsse = true});
    EXPECT_EQ(faultOf(over(another)), Fault::BadData);
    SocialSecurityCard nameless = holder();
    nameless.name = {};
    VirtualCard card(nameless);
    EXPECT_EQ(faultOf(over(card)), Fault::BadData);
}

TEST(PcscDialogue, ALockedCardIsRefused) { EXPECT_EQ(faultOf(always({0x6A, 0x81})), Fault::Refused); }

TEST(PcscDialogue, JunkIsAProtocolFault) {
    EXPECT_EQ(faultOf(always({})), Fault::Protocol);
    EXPECT_EQ(faultOf(always({0x90})), Fault::Protocol);
    EXPECT_EQ(faultOf(always(Bytes(300))), Fault::Protocol);
    EXPECT_EQ(faultOf(always({0xDE, 0xAD})), Fault::Protocol);
}

TEST(PcscDialogue, AnAnswerWithoutEndIsGivenUp) {
    int rounds = 0;
    const auto read = ask(
        [&](ByteView) -> Result<SecretBytes> {
            ++rounds;
            return SecretBytes{0x61, 0x00};
        },
        getResponse(0), "endless");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::Protocol);
    EXPECT_LE(rounds, 16);
}

TEST(PcscDialogue, AFailureOfTheReaderIsItsOwn) {
    for (const Fault fault : {Fault::TryAgain, Fault::Unplugged, Fault::Io}) {
        VirtualCard card(holder());
        int commands = 0;
        EXPECT_EQ(faultOf([&](ByteView command) -> Result<SecretBytes> {
                      if (++commands == 5)
                          return fail(fault, "broken");
                      return card.answer(command);
                  }),
                  fault);
        EXPECT_EQ(commands, 5) << "nothing more is asked of it";
    }
}

TEST(PcscDialogue, ATransientErrorOfAnItemEndsTheRead) {
    VirtualCard card(holder());
    card.failNextRecord(0x6F00);
    EXPECT_EQ(faultOf(over(card)), Fault::TryAgain);
}

TEST(PcscDialogue, IsStoppedBetweenTwoItems) {
    VirtualCard card(holder());
    std::stop_source stop;
    const auto read = readSocialSecurityCard(
        [&](ByteView command) -> Result<SecretBytes> {
            stop.request_stop();
            return card.answer(command);
        },
        stop.get_token());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::Cancelled);
}
