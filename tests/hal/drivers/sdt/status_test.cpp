// What each value of SW3 means to whoever stands at the kiosk.
#include <gtest/gtest.h>

#include "hal/drivers/sdt/status.h"

namespace hal::sdt {
namespace {

TEST(SdtStatus, SuccessesAreNoFaults) {
    for (int sw3 : {0x90, 0x91, 0x9F})
        EXPECT_FALSE(faultFor(static_cast<std::uint8_t>(sw3)).has_value()) << sw3;
}

TEST(SdtStatus, AnEmptyFieldAndAMovedCardAreTheResidentsToMend) {
    EXPECT_EQ(faultFor(0x80), Fault::NoCard);
    for (int sw3 : {0x41, 0x47, 0x81, 0x10, 0x11})
        EXPECT_EQ(faultFor(static_cast<std::uint8_t>(sw3)), Fault::TryAgain) << sw3;
    EXPECT_EQ(faultFor(0x40), Fault::BadData);
}

TEST(SdtStatus, CardAndReaderMayRejectEachOther) {
    for (int sw3 : {0x31, 0x32, 0x33})
        EXPECT_EQ(faultFor(static_cast<std::uint8_t>(sw3)), Fault::AuthFailed) << sw3;
}

TEST(SdtStatus, ABrokenReaderIsTheTechniciansToMend) {
    for (int sw3 : {0x21, 0x23, 0x24, 0x60, 0x66})
        EXPECT_EQ(remedyFor(*faultFor(static_cast<std::uint8_t>(sw3))), Remedy::Technician) << sw3;
}

TEST(SdtStatus, AnUndescribedValueIsAProtocolError) {
    for (int sw3 : {0x00, 0x05, 0x50, 0xFF})
        EXPECT_EQ(faultFor(static_cast<std::uint8_t>(sw3)), Fault::Protocol) << sw3;
    EXPECT_EQ(describe(0x50), "SW3 50: unknown");
    EXPECT_EQ(describe(0x66), "SW3 66: SAM not authorised");
}

} // namespace
} // namespace hal::sdt
