#include "tests/conformance/auxiliary_suite.h"

using namespace conformance;
using hal::Auxiliary;
using hal::Fault;
using hal::Kind;

hal::Result<> AuxiliaryConformance::guide(std::optional<Kind> slot) {
    auto board = rig().lease<Auxiliary>({}, kPatience);
    if (!board)
        return tl::make_unexpected(board.error());
    return (*board)->guide(slot);
}

TEST_P(AuxiliaryConformance, SaysWhatItIs) {
    open();
    EXPECT_TRUE(becomesWell());
    const auto board = lease<Auxiliary>();
    EXPECT_EQ(board->kind(), Kind::Auxiliary);
    EXPECT_FALSE(board->identity().model.empty());
}

// A board need not have a lamp at every slot; it is no fault to ask.
TEST_P(AuxiliaryConformance, LightsTheLampsThatItHasAndStaysWell) {
    open();
    ASSERT_TRUE(becomesWell());
    for (const Kind kind : hal::kAllKinds) {
        const auto lit = guide(kind);
        EXPECT_TRUE(lit || faultOf(lit) == Fault::Unsupported) << hal::toString(kind);
    }
    EXPECT_TRUE(guide(std::nullopt));
    EXPECT_TRUE(becomesWell());
}

TEST_P(AuxiliaryConformance, ComesBackAfterItWasUnplugged) {
    open();
    ASSERT_TRUE(becomesWell());
    if (!subject().provoke(rig(), Mishap::Unplugged, When::Now))
        GTEST_SKIP() << "cannot be unplugged";
    EXPECT_THAT(faultOf(guide(Kind::Scanner)),
                testing::AnyOf(Fault::Unplugged, Fault::Absent, Fault::Io, Fault::Offline));
    EXPECT_TRUE(becomesIll());
    subject().mend(rig());
    EXPECT_TRUE(becomesWell());
    EXPECT_TRUE(guide(std::nullopt));
}

TEST_P(AuxiliaryConformance, IsReplacedWhenItHangsOrCrashes) {
    open();
    for (const Mishap mishap : {Mishap::Hang, Mishap::Crash}) {
        SCOPED_TRACE(toString(mishap));
        ASSERT_TRUE(becomesWell());
        {
            // Leased before: else the rig's own question could meet what was planted for ours.
            const auto board = lease<Auxiliary>();
            if (!subject().provoke(rig(), mishap, When::AtStart))
                GTEST_SKIP() << "cannot";
            EXPECT_EQ(faultOf(board->guide(Kind::Scanner)), Fault::Faulty);
        }
        subject().mend(rig());
        EXPECT_TRUE(guide(std::nullopt));
        EXPECT_TRUE(becomesWell());
    }
}
