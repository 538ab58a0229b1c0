#include "tests/conformance/id_reader_suite.h"

#include <future>

using namespace conformance;
using hal::Fault;
using hal::IdReader;

hal::Result<hal::IdCard> IdReaderConformance::read(std::stop_token stop) {
    auto reader = rig().lease<IdReader>({}, kPatience);
    if (!reader)
        return tl::make_unexpected(reader.error());
    return (*reader)->read(std::move(stop));
}

TEST_P(IdReaderConformance, SaysWhatItIs) {
    open();
    EXPECT_TRUE(becomesWell());
    const auto reader = lease<IdReader>();
    EXPECT_EQ(reader->kind(), hal::Kind::IdReader);
    EXPECT_FALSE(reader->identity().model.empty());
}

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
    open();
    if (!subject().layCard(rig()))
        GTEST_SKIP() << "cards come and go by themselves";
    ASSERT_TRUE(read());
    EXPECT_EQ(faultOf(read()), Fault::CardMustLeave);
    ASSERT_TRUE(subject().takeCard(rig()));
    ASSERT_TRUE(subject().layCard(rig()));
    EXPECT_TRUE(read());
    EXPECT_TRUE(becomesWell()) << "a card that stays is the resident's affair";
}

TEST_P(IdReaderConformance, WaitsForACardUntilItIsStopped) {
    open();
    if (!subject().takeCard(rig()))
        GTEST_SKIP() << "cards come and go by themselves";
    std::stop_source stop;
    std::promise<void> waiting;
    auto reading = std::async([&] {
        const auto reader = lease<IdReader>();
        waiting.set_value();
        return reader->read(stop.get_token());
    });
    waiting.get_future().wait();
    expectWithin(4, limits().stop, [&] {
        stop.request_stop();
        EXPECT_EQ(faultOf(reading.get()), Fault::Cancelled);
    });
    EXPECT_TRUE(becomesWell());
}

TEST_P(IdReaderConformance, CanBeStoppedWhileItReadsAndReadsTheNextCard) {
    open(Pace::Natural);
    if (!subject().layCard(rig()))
        GTEST_SKIP() << "cards come and go by themselves";
    std::stop_source stop;
    std::promise<void> reads;
    auto reading = std::async(std::launch::async, [&] {
        const auto reader = lease<IdReader>();
        reads.set_value();
        return reader->read(stop.get_token());
    });
    reads.get_future().wait();
    expectWithin(4, limits().stop, [&] {
        stop.request_stop();
        EXPECT_EQ(faultOf(reading.get()), Fault::Cancelled);
    });
    ASSERT_TRUE(subject().takeCard(rig()));
    ASSERT_TRUE(subject().layCard(rig()));
    const auto next = read();
    EXPECT_TRUE(next) << describe(next);
    EXPECT_TRUE(becomesWell());
}

TEST_P(IdReaderConformance, ComesBackAfterItWasUnplugged) {
    open();
    for (const When when : kWhenever) {
        SCOPED_TRACE(toString(when));
        if (!subject().provoke(rig(), Mishap::Unplugged, when))
            GTEST_SKIP() << "cannot be unplugged";
        EXPECT_THAT(faultOf(read()),
                    testing::AnyOf(Fault::Unplugged, Fault::Absent, Fault::Io, Fault::Offline));
        EXPECT_TRUE(becomesIll());
        subject().mend(rig());
        EXPECT_TRUE(becomesWell());
        EXPECT_TRUE(read());
    }
}

TEST_P(IdReaderConformance, IsReplacedWhenItHangsOrCrashes) {
    open();
    for (const Mishap mishap : {Mishap::Hang, Mishap::Crash}) {
        SCOPED_TRACE(toString(mishap));
        if (!subject().provoke(rig(), mishap, When::Midway))
            GTEST_SKIP() << "cannot";
        EXPECT_EQ(faultOf(read()), Fault::Faulty);
        subject().mend(rig());
        EXPECT_TRUE(read());
        EXPECT_TRUE(becomesWell());
    }
}
