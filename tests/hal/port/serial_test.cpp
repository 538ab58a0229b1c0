// A serial line, against a pseudo terminal.
#include <array>

#include <pty.h>
#include <unistd.h>

#include "hal/port/serial.h"
#include "tests/hal/port/stopping.h"
#include "tests/support/temporary_directory.h"

namespace hal::port {
namespace {

// The device's end of a line, and the name of ours.
struct FarEnd {
    FarEnd() {
        int near = -1, far = -1;
        std::array<char, 128> name{};
        EXPECT_EQ(::openpty(&near, &far, name.data(), nullptr, nullptr), 0);
        fd = Fd{near};
        path = name.data();
        ::close(far);
    }
    [[nodiscard]] speed_t speed() const {
        termios line{};
        EXPECT_EQ(::tcgetattr(fd.get(), &line), 0);
        return ::cfgetospeed(&line);
    }
    Fd fd;
    std::string path;
};

std::unique_ptr<Serial> opened(const FarEnd& device, int baud = 115200) {
    auto serial = Serial::open(device.path, baud);
    EXPECT_TRUE(serial) << serial.error().detail;
    return *std::move(serial);
}

TEST(Serial, CarriesEveryByteBothWaysUnchanged) {
    const FarEnd device;
    const auto serial = opened(device);
    Bytes all(256);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<std::uint8_t>(i);

    ASSERT_TRUE(serial->write(all, inLongTime(), {}));
    Bytes heard(256);
    ASSERT_EQ(::read(device.fd.get(), heard.data(), heard.size()), 256);
    EXPECT_EQ(heard, all);

    ASSERT_EQ(::write(device.fd.get(), all.data(), all.size()), 256);
    Bytes got;
    while (got.size() < 256) {
        std::array<std::uint8_t, 100> piece{};
        const auto count = serial->read(piece, inLongTime(), {});
        ASSERT_TRUE(count) << count.error().detail;
        got.insert(got.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(*count));
    }
    EXPECT_EQ(got, all);
}

TEST(Serial, ChangesItsRate) {
    const FarEnd device;
    const auto serial = opened(device, 9600);
    EXPECT_EQ(device.speed(), static_cast<speed_t>(B9600));
    ASSERT_TRUE(serial->setBaud(115200));
    EXPECT_EQ(device.speed(), static_cast<speed_t>(B115200));
    EXPECT_EQ(faultOf(serial->setBaud(12345)), Fault::Unsupported);
}

TEST(Serial, IsPatientOnlyUntilDeadlineOrStop) {
    const FarEnd device;
    const auto serial = opened(device);
    std::array<std::uint8_t, 8> piece{};
    EXPECT_EQ(faultOf(serial->read(piece, soon(), {})), Fault::Timeout);
    EXPECT_EQ(faultWhenStopped(
                  [&](const std::stop_token& stop) { return serial->read(piece, inLongTime(), stop); }),
              Fault::Cancelled);
}

TEST(Serial, SaysThatItsDeviceWasPulledOut) {
    FarEnd device;
    const auto serial = opened(device);
    device.fd.reset();
    std::array<std::uint8_t, 8> piece{};
    EXPECT_EQ(faultOf(serial->read(piece, inLongTime(), {})), Fault::Unplugged);
    EXPECT_EQ(faultOf(serial->write(piece, inLongTime(), {})), Fault::Unplugged);
}

TEST(Serial, IsOpenedOnceOnly) {
    const FarEnd device;
    const auto serial = opened(device);
    EXPECT_EQ(faultOf(Serial::open(device.path, 9600)), Fault::Busy);
}

TEST(Serial, SaysWhyItCannotBeOpened) {
    const TemporaryDirectory folder;
    EXPECT_EQ(faultOf(Serial::open((folder / "none").string(), 9600)), Fault::Absent);
    EXPECT_EQ(faultOf(Serial::open("/dev/null", 9600)), Fault::Unsupported);
}

} // namespace
} // namespace hal::port
