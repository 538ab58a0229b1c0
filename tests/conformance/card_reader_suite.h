// What readers of cards have in common, whatever the card: it comes, is read once, and must leave.
#pragma once

#include <future>

#include "tests/conformance/suite.h"

namespace conformance {

// D: the interface, with a read() that waits for a card.
template <class D>
class CardReaderSuite : public Suite {
protected:
    auto read(std::stop_token stop = {}) -> decltype(std::declval<D&>().read({})) {
        auto reader = rig().lease<D>({}, kPatience);
        if (!reader)
            return tl::make_unexpected(reader.error());
        return (*reader)->read(std::move(stop));
    }

    // After a mishap nobody knows whose the card is that lies there: a reader may want it to leave first.
    auto readWhateverLay() {
        auto card = read();
        if (card || card.error().fault != hal::Fault::CardMustLeave)
            return card;
        EXPECT_TRUE(subject().takeCard(rig()));
        EXPECT_TRUE(subject().layCard(rig()));
        return read();
    }

    void saysWhatItIs() {
        open();
        EXPECT_TRUE(becomesWell());
        const auto reader = lease<D>();
        EXPECT_EQ(reader->kind(), hal::kKindOf<D>);
        EXPECT_FALSE(reader->identity().model.empty());
    }

    void wantsTheCardToLeaveBeforeItIsReadAgain() {
        open();
        ASSERT_TRUE(becomesWell());
        if (!subject().layCard(rig()))
            GTEST_SKIP() << "cards come and go by themselves";
        ASSERT_TRUE(read());
        EXPECT_EQ(faultOf(read()), hal::Fault::CardMustLeave);
        ASSERT_TRUE(subject().takeCard(rig()));
        ASSERT_TRUE(subject().layCard(rig()));
        EXPECT_TRUE(read());
        EXPECT_TRUE(becomesWell()) << "a card that stays is the resident's affair";
    }

    void knowsWhetherACardLiesThere() {
        open();
        ASSERT_TRUE(becomesWell());
        if (!subject().takeCard(rig()))
            GTEST_SKIP() << "cards come and go by themselves";
        const auto lies = [&] { return lease<D>()->cardLies(hal::Deadline::in(kPatience)).value(); };
        const auto becomes = [&](bool wanted) { // a service looks at its reader now and then
            const auto end = hal::Deadline::in(kPatience);
            while (lies() != wanted && !end.passed()) {
            }
            return lies() == wanted;
        };
        EXPECT_TRUE(becomes(false));
        ASSERT_TRUE(subject().layCard(rig()));
        EXPECT_TRUE(becomes(true));
        EXPECT_TRUE(read()) << "it was only looked at";
        EXPECT_TRUE(lies()) << "it was read, and still lies there";
        ASSERT_TRUE(subject().takeCard(rig()));
        EXPECT_TRUE(becomes(false));
    }

    void waitsForACardUntilItIsStopped() {
        open();
        if (!subject().takeCard(rig()))
            GTEST_SKIP() << "cards come and go by themselves";
        stopsWhatWasBegun();
        EXPECT_TRUE(becomesWell());
    }

    void canBeStoppedWhileItReadsAndReadsTheNextCard() {
        open(Pace::Natural);
        ASSERT_TRUE(becomesWell());
        if (!subject().layCard(rig()))
            GTEST_SKIP() << "cards come and go by themselves";
        stopsWhatWasBegun();
        ASSERT_TRUE(subject().takeCard(rig()));
        ASSERT_TRUE(subject().layCard(rig()));
        const auto next = read();
        EXPECT_TRUE(next) << describe(next);
        EXPECT_TRUE(becomesWell());
    }

    void comesBackAfterItWasUnplugged() {
        open();
        for (const When when : kWhenever) {
            SCOPED_TRACE(toString(when));
            ASSERT_TRUE(becomesWell());
            if (!subject().provoke(rig(), Mishap::Unplugged, when))
                GTEST_SKIP() << "cannot be unplugged";
            EXPECT_THAT(faultOf(read()), testing::AnyOf(hal::Fault::Unplugged, hal::Fault::Absent,
                                                        hal::Fault::Io, hal::Fault::Offline));
            EXPECT_TRUE(becomesIll());
            subject().mend(rig());
            EXPECT_TRUE(becomesWell());
            EXPECT_TRUE(readWhateverLay());
        }
    }

    void isReplacedWhenItHangsOrCrashes() {
        open();
        for (const Mishap mishap : {Mishap::Hang, Mishap::Crash}) {
            SCOPED_TRACE(toString(mishap));
            ASSERT_TRUE(becomesWell());
            if (!subject().provoke(rig(), mishap, When::Midway))
                GTEST_SKIP() << "cannot";
            EXPECT_EQ(faultOf(read()), hal::Fault::Faulty);
            subject().mend(rig());
            EXPECT_TRUE(readWhateverLay());
            EXPECT_TRUE(becomesWell());
        }
    }

private:
    void stopsWhatWasBegun() {
        std::stop_source stop;
        std::promise<void> begins;
        auto reading = std::async(std::launch::async, [&] {
            const auto reader = lease<D>();
            begins.set_value();
            return reader->read(stop.get_token());
        });
        begins.get_future().wait();
        expectWithin(4, limits().stop, [&] {
            stop.request_stop();
            EXPECT_EQ(faultOf(reading.get()), hal::Fault::Cancelled);
        });
    }
};

} // namespace conformance
