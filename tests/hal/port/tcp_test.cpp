// A connection to a device on loopback.
#include <array>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "hal/port/tcp.h"
#include "tests/hal/port/stopping.h"

namespace hal::port {
namespace {

// A device that listens on a free port and takes one connection.
class Device {
public:
    Device() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(listener_.get(), 1), 0);
        EXPECT_EQ(::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size), 0);
        port_ = ntohs(address.sin_port);
    }
    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] Fd accept() { return Fd{::accept(listener_.get(), nullptr, nullptr)}; }
    void close() { listener_.reset(); }

private:
    Fd listener_;
    std::uint16_t port_ = 0;
};

TEST(Tcp, CarriesBytesBothWays) {
    Device device;
    const auto tcp = Tcp::connect("127.0.0.1", device.port(), inLongTime(), {});
    ASSERT_TRUE(tcp) << tcp.error().detail;
    const Fd peer = device.accept();
    ASSERT_TRUE((*tcp)->write(asBytes("hello"), inLongTime(), {}));
    std::array<char, 5> heard{};
    ASSERT_EQ(::recv(peer.get(), heard.data(), heard.size(), MSG_WAITALL), 5);
    EXPECT_EQ(std::string(heard.begin(), heard.end()), "hello");
    ASSERT_EQ(::send(peer.get(), "yes", 3, 0), 3);
    std::array<std::uint8_t, 8> piece{};
    EXPECT_EQ((*tcp)->read(piece, inLongTime(), {}), 3u);
}

TEST(Tcp, AFullPeerIsWaitedForUntilTheDeadline) {
    Device device;
    const auto tcp = Tcp::connect("127.0.0.1", device.port(), inLongTime(), {});
    ASSERT_TRUE(tcp);
    const Fd peer = device.accept();
    const Bytes much(64'000'000); // more than any socket buffer holds
    EXPECT_EQ(faultOf((*tcp)->write(much, soon(), {})), Fault::Timeout);
}

TEST(Tcp, IsPatientOnlyUntilDeadlineOrStop) {
    Device device;
    const auto tcp = Tcp::connect("localhost", device.port(), inLongTime(), {});
    ASSERT_TRUE(tcp);
    std::array<std::uint8_t, 8> piece{};
    EXPECT_EQ(faultOf((*tcp)->read(piece, soon(), {})), Fault::Timeout);
    EXPECT_EQ(faultWhenStopped(
                  [&](const std::stop_token& stop) { return (*tcp)->read(piece, inLongTime(), stop); }),
              Fault::Cancelled);
}

TEST(Tcp, APeerThatIsGoneIsOffline) {
    Device device;
    const auto tcp = Tcp::connect("127.0.0.1", device.port(), inLongTime(), {});
    ASSERT_TRUE(tcp);
    device.accept().reset();
    std::array<std::uint8_t, 8> piece{};
    EXPECT_EQ(faultOf((*tcp)->read(piece, inLongTime(), {})), Fault::Offline);
}

TEST(Tcp, NobodyThereIsOffline) {
    Device device;
    const auto port = device.port();
    device.close();
    EXPECT_EQ(faultOf(Tcp::connect("127.0.0.1", port, inLongTime(), {})), Fault::Offline);
}

TEST(Tcp, WantsAnAddressInNumbers) {
    EXPECT_EQ(faultOf(Tcp::connect("printer.hall", 9100, soon(), {})), Fault::BadData);
}

} // namespace
} // namespace hal::port
