// The words of the simulated auxiliary board.
#include "hal/sim/auxiliary.h"

#include <gtest/gtest.h>

#include "hal/auxiliary.h"
#include "hal/base/uri.h"

namespace {

TEST(SimAuxiliary, ObeysTheWordsOfItsSensorsAndRefusesAllOthers) {
    const auto device = hal::sim::openAuxiliary(*hal::parseUri("sim:auxiliary?pace=instant")).value();
    auto& hand = dynamic_cast<hal::Controllable&>(*device);
    for (const char* word : {"door=1", "door=0", "tamper=0", "near=1", "mains=0", "charge=40", "charge=100"})
        EXPECT_TRUE(hand.control(word)) << word;
    EXPECT_TRUE(hand.control("door=1"));
    EXPECT_EQ(device->status(hal::Deadline::in(hal::Millis{1000}))->fault, hal::Fault::CoverOpen);
    for (const char* word :
         {"", "dor=1", "door", "door=2", "door=", "charge=101", "heat=41", "door=1 heat=41"})
        EXPECT_EQ(hand.control(word).error().fault, hal::Fault::BadData) << word;
}

} // namespace
