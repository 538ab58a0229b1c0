#include "hal/port/tcp.h"

#include <cerrno>
#include <cstring>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include "hal/port/wait.h"

namespace hal::port {
namespace {

// A peer that lost its power says nothing: it is asked after 5 s of silence, three times 2 s apart.
constexpr int kKeepIdle = 5, kKeepInterval = 2, kKeepCount = 3;
constexpr unsigned kUnacknowledged = 10'000; // ms until bytes that nobody acknowledges end the connection

tl::unexpected<Error> failed(const char* what, int error) {
    switch (error) {
    case ECONNREFUSED:
    case ECONNRESET:
    case EPIPE:
    case ETIMEDOUT:
    case EHOSTUNREACH:
    case EHOSTDOWN:
    case ENETUNREACH:
    case ENETDOWN:
        return fail(Fault::Offline, std::string(what) + ": " + std::strerror(error));
    default:
        return fail(Fault::Io, std::string(what) + ": " + std::strerror(error));
    }
}

using Address = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Result<Address> addressOf(const std::string& host, std::uint16_t port) {
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const std::string numeric = host == "localhost" ? "127.0.0.1" : host;
    if (::getaddrinfo(numeric.c_str(), std::to_string(port).c_str(), &wanted, &found) != 0)
        return fail(Fault::BadData, "an address in numbers is wanted, as 192.168.1.20");
    return Address(found, &::freeaddrinfo);
}

void tune(int fd) {
    const auto set = [fd](int level, int name, auto value) {
        ::setsockopt(fd, level, name, &value, sizeof value);
    };
    set(SOL_SOCKET, SO_KEEPALIVE, 1);
    set(IPPROTO_TCP, TCP_NODELAY, 1);
    set(IPPROTO_TCP, TCP_KEEPIDLE, kKeepIdle);
    set(IPPROTO_TCP, TCP_KEEPINTVL, kKeepInterval);
    set(IPPROTO_TCP, TCP_KEEPCNT, kKeepCount);
    set(IPPROTO_TCP, TCP_USER_TIMEOUT, kUnacknowledged);
}

int errorOf(int fd) {
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    return error;
}

} // namespace

Result<std::unique_ptr<Tcp>> Tcp::connect(const std::string& host, std::uint16_t port, Deadline deadline,
                                          const std::stop_token& stop) {
    const auto address = addressOf(host, port);
    if (!address)
        return tl::make_unexpected(address.error());
    const addrinfo& to = **address;
    Fd fd{::socket(to.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    if (!fd)
        return failed("socket", errno);
    tune(fd.get());
    if (::connect(fd.get(), to.ai_addr, to.ai_addrlen) != 0) {
        if (errno != EINPROGRESS)
            return failed("connect", errno);
        if (auto ready = waitFor(fd.get(), POLLOUT, deadline, stop); !ready)
            return ready.error().fault == Fault::Timeout ? fail(Fault::Offline, "connect: no answer")
                                                         : tl::make_unexpected(ready.error());
        if (const int error = errorOf(fd.get()); error != 0)
            return failed("connect", error);
    }
    return std::unique_ptr<Tcp>(new Tcp(std::move(fd)));
}

Result<> Tcp::write(ByteView bytes, Deadline deadline, const std::stop_token& stop) {
    while (!bytes.empty()) {
        if (auto ready = waitFor(fd_.get(), POLLOUT, deadline, stop); !ready)
            return ready;
        const auto count = ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN && errno != EINTR)
            return failed("send", errno);
        if (count > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

Result<std::size_t> Tcp::read(std::span<std::uint8_t> into, Deadline deadline, const std::stop_token& stop) {
    for (;;) {
        if (auto ready = waitFor(fd_.get(), POLLIN, deadline, stop); !ready)
            return tl::make_unexpected(ready.error());
        const auto count = ::recv(fd_.get(), into.data(), into.size(), 0);
        if (count > 0)
            return static_cast<std::size_t>(count);
        if (count == 0)
            return fail(Fault::Offline, "the peer closed the connection");
        if (errno != EAGAIN && errno != EINTR)
            return failed("recv", errno);
    }
}

} // namespace hal::port
