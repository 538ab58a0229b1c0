// Faults and remedies: closed sets with a stable word each.
#include "hal/base/result.h"

#include <set>

#include <gtest/gtest.h>

namespace {

TEST(Fault, HasAWordOfItsOwnAndSomebodyWhoCanMendIt) {
    std::set<std::string_view> words;
    for (int i = 0; i < hal::kFaultCount; ++i) {
        const auto fault = static_cast<hal::Fault>(i);
        EXPECT_TRUE(words.insert(hal::toString(fault)).second) << hal::toString(fault) << " twice";
        const bool nobody = hal::remedyFor(fault) == hal::Remedy::None;
        EXPECT_EQ(nobody, fault == hal::Fault::Cancelled) << hal::toString(fault);
    }
}

TEST(Fault, IsMendedByWhoMayReachIntoTheMachine) {
    EXPECT_EQ(hal::remedyFor(hal::Fault::NoDocument), hal::Remedy::Resident);
    EXPECT_EQ(hal::remedyFor(hal::Fault::OutOfPaper), hal::Remedy::Staff);
    EXPECT_EQ(hal::remedyFor(hal::Fault::Faulty), hal::Remedy::Technician);
}

} // namespace
