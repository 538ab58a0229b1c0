// Each of SANE's codes has one meaning for us.
#include <gtest/gtest.h>

#include "hal/drivers/sane/status.h"

namespace hal::sane {
namespace {

TEST(SaneStatus, GoodAndEndOfPictureAreNoFaults) {
    EXPECT_EQ(faultFor(SANE_STATUS_GOOD), std::nullopt);
    EXPECT_EQ(faultFor(SANE_STATUS_EOF), std::nullopt);
}

TEST(SaneStatus, EachCodeHasItsFault) {
    const std::pair<SANE_Status, Fault> table[] = {
        {SANE_STATUS_JAMMED, Fault::Jam},           {SANE_STATUS_NO_DOCS, Fault::NoDocument},
        {SANE_STATUS_COVER_OPEN, Fault::CoverOpen}, {SANE_STATUS_DEVICE_BUSY, Fault::Busy},
        {SANE_STATUS_IO_ERROR, Fault::Io},          {SANE_STATUS_ACCESS_DENIED, Fault::Refused},
        {SANE_STATUS_INVAL, Fault::Unsupported},    {SANE_STATUS_UNSUPPORTED, Fault::Unsupported},
        {SANE_STATUS_NO_MEM, Fault::Faulty},
    };
    for (const auto& [status, fault] : table)
        EXPECT_EQ(faultFor(status), fault) << sane_strstatus(status);
}

TEST(SaneStatus, CodesBeyondTheStandardAreKnownToo) {
    EXPECT_EQ(faultFor(static_cast<SANE_Status>(12)), Fault::TryAgain); // warming up
    EXPECT_EQ(faultFor(static_cast<SANE_Status>(13)), Fault::Faulty);   // locked for transport
    EXPECT_EQ(faultFor(static_cast<SANE_Status>(15)), Fault::Protocol);
}

TEST(SaneStatus, CancelledIsOursOnlyWhenWeStopped) {
    EXPECT_EQ(faultFor(SANE_STATUS_CANCELLED, true), Fault::Cancelled);
    EXPECT_EQ(faultFor(SANE_STATUS_CANCELLED, false), Fault::TryAgain);
}

} // namespace
} // namespace hal::sane
