// libusb over a device on umockdev: found, claimed, spoken to, stalled, pulled out.
#include "hal/port/usb.h"
#include "tests/hal/port/stopping.h"
#include "tests/rigs/virtual_usb/as_nobody.h"
#include "tests/rigs/virtual_usb/virtual_usb.h"

namespace hal::port {
namespace {

constexpr std::uint8_t kOut = 0x02, kIn = 0x81;

// Has nothing to say and says so at once, instead of letting the host wait.
class IdleInterface final : public UsbInterface {
public:
    explicit IdleInterface(int& asked) : asked_(asked) {}
    Result<> send(std::uint8_t, ByteView, Deadline, const std::stop_token&) override { return {}; }
    Result<SecretBytes> receive(std::uint8_t, std::size_t, Deadline, const std::stop_token&) override {
        return ++asked_ < kGivesIn ? SecretBytes{} : SecretBytes{1}; // rather than never end the test
    }
    Result<SecretBytes> ask(const Request&, std::uint16_t, Deadline, const std::stop_token&) override {
        return SecretBytes{};
    }
    Names names() override { return {}; }

    static constexpr int kGivesIn = 10'000'000;

private:
    int& asked_;
};

class Usb : public testing::Test {
protected:
    Usb() {
        device_.onOut = [this](std::uint8_t, const Bytes& bytes) { device_.queueIn(kIn, bytes); };
        device_.plug();
        auto bus = UsbBus::open();
        EXPECT_TRUE(bus) << bus.error().detail;
        bus_ = *std::move(bus);
    }

    UsbDeviceInfo found() {
        const auto devices = bus_->devices();
        EXPECT_TRUE(devices);
        EXPECT_EQ(devices->size(), 1u);
        return devices->at(0);
    }
    std::unique_ptr<UsbInterface> claimed() {
        auto interface = bus_->claim(found(), 0, {});
        EXPECT_TRUE(interface) << interface.error().detail;
        return *std::move(interface);
    }

    rigs::UsbTestbed bed_;
    rigs::VirtualUsb device_{bed_, {}};
    std::shared_ptr<UsbBus> bus_;
};

TEST_F(Usb, SeesWhatIsPluggedInAndWhere) {
    const UsbDeviceInfo info = found();
    EXPECT_EQ(info.vendor, 0x0400);
    EXPECT_EQ(info.product, 0xC35A);
    EXPECT_EQ(info.port, device_.portPath());
    ASSERT_EQ(info.interfaces.size(), 1u);
    EXPECT_EQ(info.interfaces[0].deviceClass, 0xFF);
    ASSERT_EQ(info.interfaces[0].endpoints.size(), 4u);
    EXPECT_EQ(info.interfaces[0].endpoints[0].address, kIn);
    EXPECT_EQ(info.interfaces[0].endpoints[0].maxPacket, 64);
}

TEST_F(Usb, CarriesBytesBothWays) {
    const auto interface = claimed();
    const Bytes sent{1, 2, 3};
    ASSERT_TRUE(interface->send(kOut, sent, inLongTime(), {}));
    const auto came = interface->receive(kIn, 64, inLongTime(), {});
    ASSERT_TRUE(came) << came.error().detail;
    EXPECT_EQ(Bytes(came->begin(), came->end()), sent);
    EXPECT_EQ(interface->names().product, "Virtual device");
}

TEST_F(Usb, AStreamKeepsWhatCameWithThePacket) {
    UsbStream stream(claimed(), kOut, kIn);
    const Bytes sent{1, 2, 3, 4, 5};
    ASSERT_TRUE(stream.write(sent, inLongTime(), {}));
    std::array<std::uint8_t, 2> piece{};
    Bytes got;
    while (got.size() < sent.size()) {
        const auto count = stream.read(piece, inLongTime(), {});
        ASSERT_TRUE(count);
        got.insert(got.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(*count));
    }
    EXPECT_EQ(got, sent);
}

TEST_F(Usb, AStreamPassesEmptyPacketsOver) {
    UsbStream stream(claimed(), kOut, kIn);
    for (const Bytes& packet : {Bytes{}, Bytes{}, Bytes{7}})
        device_.queueIn(kIn, packet);
    std::array<std::uint8_t, 8> got{};
    const auto count = stream.read(got, inLongTime(), {});
    ASSERT_TRUE(count) << count.error().detail;
    EXPECT_EQ(*count, 1u);
    EXPECT_EQ(got[0], 7);
}

TEST(UsbStream, WaitsForAnIdleDeviceOnlyUntilDeadlineOrStopAndDoesNotSpin) {
    int asked = 0;
    UsbStream stream(std::make_unique<IdleInterface>(asked), kOut, kIn);
    std::array<std::uint8_t, 8> got{};
    EXPECT_EQ(faultOf(stream.read(got, soon(), {})), Fault::Timeout);
    EXPECT_LE(asked, 21) << "once a millisecond at most";
    EXPECT_EQ(
        faultWhenStopped([&](const std::stop_token& stop) { return stream.read(got, inLongTime(), stop); }),
        Fault::Cancelled);
}

TEST_F(Usb, IsPatientOnlyUntilDeadlineOrStop) {
    const auto interface = claimed();
    EXPECT_EQ(faultOf(interface->receive(kIn, 64, soon(), {})), Fault::Timeout);
    EXPECT_EQ(faultWhenStopped([&](const std::stop_token& stop) {
                  return interface->receive(kIn, 64, inLongTime(), stop);
              }),
              Fault::Cancelled);
    device_.takeNoOut(true);
    EXPECT_EQ(faultOf(interface->send(kOut, Bytes{1}, soon(), {})), Fault::Timeout);
    device_.takeNoOut(false);
    ASSERT_TRUE(interface->send(kOut, Bytes{7}, inLongTime(), {}));
    EXPECT_EQ(interface->receive(kIn, 64, inLongTime(), {})->at(0), 7);
}

TEST_F(Usb, ClearsAStalledEndpoint) {
    const auto interface = claimed();
    device_.stallNextIn();
    EXPECT_EQ(faultOf(interface->receive(kIn, 64, inLongTime(), {})), Fault::Protocol);
    EXPECT_EQ(device_.counts().haltsCleared, 1);
    ASSERT_TRUE(interface->send(kOut, Bytes{7}, inLongTime(), {}));
    EXPECT_TRUE(interface->receive(kIn, 64, inLongTime(), {}));
}

TEST_F(Usb, SaysAtOnceThatTheDeviceWasPulledOut) {
    const auto interface = claimed();
    auto waiting =
        std::async(std::launch::async, [&] { return interface->receive(kIn, 64, inLongTime(), {}); });
    const auto began = std::chrono::steady_clock::now();
    device_.unplug();
    EXPECT_EQ(faultOf(waiting.get()), Fault::Unplugged);
    EXPECT_LT(std::chrono::steady_clock::now() - began, Millis{30'000} / 4);
    EXPECT_EQ(faultOf(interface->send(kOut, Bytes{1}, inLongTime(), {})), Fault::Unplugged);
}

TEST_F(Usb, IsUsedAgainAfterItCameBack) {
    auto interface = claimed();
    const UsbDeviceInfo before = found();
    device_.unplug();
    interface.reset();
    device_.plug();
    EXPECT_EQ(faultOf(bus_->claim(before, 0, {})), Fault::Unplugged) << "it has another address now";
    // The bus that was open hears of the arrival a little later; a new one knows at once.
    bus_ = UsbBus::open().value();
    interface = claimed();
    ASSERT_TRUE(interface->send(kOut, Bytes{7}, inLongTime(), {}));
    EXPECT_TRUE(interface->receive(kIn, 64, inLongTime(), {}));
}

TEST_F(Usb, LetsTheInterfaceGo) {
    claimed().reset();
    EXPECT_EQ(device_.counts().claimed, 1);
    EXPECT_EQ(device_.counts().released, 1);
}

TEST_F(Usb, RequestsOfAClassGoOverTheControlEndpoint) {
    device_.unplug();
    device_.onControl = [](std::uint8_t type, std::uint8_t request) {
        return type == 0xA1 && request == 1 ? Bytes{0x18} : Bytes{};
    };
    device_.plug();
    bus_ = UsbBus::open().value();
    const auto interface = claimed();
    const auto status = interface->ask({.type = 0xA1, .request = 1}, 1, inLongTime(), {});
    ASSERT_TRUE(status) << status.error().detail;
    EXPECT_EQ(*status, SecretBytes{0x18});
    EXPECT_EQ(faultOf(interface->ask({.type = 0xA1, .request = 9}, 1, inLongTime(), {})), Fault::Protocol);
}

TEST_F(Usb, AMissingPermissionIsRefusedAndNamesTheNode) {
    const auto info = found();
    device_.refuseToOpen(true);
    const rigs::AsNobody nobody(bed_);
    const auto interface = bus_->claim(info, 0, {});
    EXPECT_EQ(faultOf(interface), Fault::Refused);
    EXPECT_NE(interface.error().detail.find(info.node), std::string::npos);
}

TEST_F(Usb, APermissionThatComesLateIsWaitedFor) {
    const auto info = found();
    device_.refuseToOpen(true);
    const rigs::AsNobody nobody(bed_);
    EXPECT_EQ(faultWhenStopped([&](const std::stop_token& stop) { return bus_->claim(info, 0, stop); }),
              Fault::Cancelled);
}

} // namespace
} // namespace hal::port
