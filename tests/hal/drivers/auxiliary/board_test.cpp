// The driver over a pseudo terminal: lamps, sensors, damage, silence, another device.
#include <gtest/gtest.h>

#include "hal/auxiliary.h"
#include "hal/drivers/auxiliary/driver.h"
#include "tests/rigs/auxiliary_board.h"
#include "tests/support/temporary_directory.h"

using namespace hal;

namespace {

class AuxiliaryDriver : public testing::Test {
protected:
    AuxiliaryDriver() { board_.plug(); }

    Result<std::unique_ptr<Device>> openDevice() { return auxiliary::open(parseUri(board_.uri()).value()); }
    std::unique_ptr<Auxiliary> open() {
        auto device = openDevice();
        if (!device)
            throw std::runtime_error(device.error().detail);
        return std::unique_ptr<Auxiliary>(static_cast<Auxiliary*>(device->release()));
    }
    static Result<Status> statusOf(Auxiliary& board) { return board.status(Deadline::in(Millis{400})); }

    TemporaryDirectory folder_;
    rigs::AuxiliaryBoard board_{folder_ / "line"};
};

} // namespace

TEST_F(AuxiliaryDriver, LeadsTheHandWithOneLamp) {
    const auto board = open();
    EXPECT_EQ(board->identity().serial, "BOARD-1");
    ASSERT_TRUE(board->guide(Kind::Scanner));
    EXPECT_EQ(board_.lit(), Kind::Scanner);
    ASSERT_TRUE(board->guide(Kind::IdReader));
    EXPECT_EQ(board_.lit(), Kind::IdReader);
    ASSERT_TRUE(board->guide(std::nullopt));
    EXPECT_EQ(board_.lit(), std::nullopt);
    EXPECT_EQ(board->guide(Kind::Auxiliary).error().fault, Fault::Unsupported);
}

TEST_F(AuxiliaryDriver, IsDarkWhenItBegins) {
    ASSERT_TRUE(open()->guide(Kind::Scanner));
    const auto after = open(); // as after a crash in a visit
    EXPECT_EQ(board_.lit(), std::nullopt);
}

TEST_F(AuxiliaryDriver, SaysWhatItsSensorsSee) {
    const auto board = open();
    EXPECT_EQ(statusOf(*board)->health, Health::Ok);
    board_.sees({.doorOpen = true, .mains = true, .chargePercent = 40});
    const auto status = statusOf(*board);
    ASSERT_TRUE(status) << status.error().detail;
    EXPECT_EQ(status->fault, Fault::CoverOpen);
    EXPECT_EQ(status->supplies.front().levelPercent, 40);
    EXPECT_GE(board->selfTest({})->measurements.size(), 4u);
}

TEST_F(AuxiliaryDriver, AsksAgainWhenAnAnswerWasDamaged) {
    const auto board = open();
    board_.damageNext(1);
    EXPECT_TRUE(board->guide(Kind::Scanner));
    board_.damageNext(2);
    EXPECT_EQ(board->guide(Kind::Scanner).error().fault, Fault::Protocol);
    EXPECT_TRUE(board->guide(Kind::Scanner));
}

TEST_F(AuxiliaryDriver, TellsSilenceFromAnotherDeviceAndFromNone) {
    board_.is({"Other", "", "", ""});
    EXPECT_EQ(openDevice().error().fault, Fault::Refused);
    board_.silence(true);
    EXPECT_EQ(openDevice().error().fault, Fault::Offline);
    board_.unplug();
    EXPECT_EQ(openDevice().error().fault, Fault::Absent);
}

TEST_F(AuxiliaryDriver, NoticesThatItWasUnplugged) {
    const auto board = open();
    board_.unplug();
    const auto status = statusOf(*board);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().fault, Fault::Unplugged);
}
