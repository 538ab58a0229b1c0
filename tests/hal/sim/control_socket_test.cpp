// A simulator that obeys another process.
#include "hal/sim/control_socket.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "hal/sim/printer.h"

namespace {

class ControlSocketTest : public testing::Test {
protected:
    ControlSocketTest() {
        std::string pattern = (std::filesystem::temp_directory_path() / "banshi-control-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
    }
    ~ControlSocketTest() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string path() const { return (folder_ / "printer").string(); }
    [[nodiscard]] hal::Result<std::unique_ptr<hal::Device>> printer() const {
        return hal::sim::openPrinter(hal::parseUri("sim:printer?pace=instant&control=" + path()).value());
    }

private:
    std::filesystem::path folder_;
};

TEST_F(ControlSocketTest, CarriesACommandAndItsAnswer) {
    const auto device = printer();
    ASSERT_TRUE(device) << device.error().detail;
    EXPECT_TRUE(hal::sim::tell(path(), "fault=out_of_paper"));
    const auto status = (*device)->status(hal::Deadline::in(hal::Millis{1000}));
    ASSERT_TRUE(status);
    EXPECT_EQ(status->fault, hal::Fault::OutOfPaper);
    EXPECT_EQ(hal::sim::tell(path(), "fault=earthquake").error().fault, hal::Fault::BadData);
    EXPECT_EQ(hal::sim::tell(path(), "").error().fault, hal::Fault::Unsupported);
}

TEST_F(ControlSocketTest, GoesWithItsSimulatorAndComesBackWithTheNext) {
    { ASSERT_TRUE(printer()); }
    EXPECT_EQ(hal::sim::tell(path(), "clear").error().fault, hal::Fault::Offline);
    const auto next = printer();
    ASSERT_TRUE(next);
    EXPECT_TRUE(hal::sim::tell(path(), "clear"));
}

TEST_F(ControlSocketTest, SaysWhenItsPathCannotBeBound) {
    const auto device = hal::sim::openPrinter(hal::parseUri("sim:printer?control=/nowhere/at/all").value());
    ASSERT_FALSE(device);
    EXPECT_EQ(device.error().fault, hal::Fault::Storage);
}

} // namespace
