#include "hal/sim/control_socket.h"

#include "hal/base/clock.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace hal::sim {
namespace {

constexpr Millis kSlowClient{2000}; // who has not said its line by then has lost its turn

Result<sockaddr_un> addressOf(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return fail(Fault::BadData, "the control socket's path is too long");
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

const sockaddr* generic(const sockaddr_un& address) { return reinterpret_cast<const sockaddr*>(&address); }

// A line, without its end; what has come by the deadline when none does.
std::string readLine(int fd) {
    std::string line;
    const Deadline deadline = Deadline::in(kSlowClient);
    while (line.find('\n') == line.npos && line.size() < 8192) {
        pollfd ready{fd, POLLIN, 0};
        std::array<char, 512> part{};
        if (::poll(&ready, 1, static_cast<int>(deadline.left().count())) != 1)
            break;
        const auto size = ::recv(fd, part.data(), part.size(), 0);
        if (size <= 0)
            break;
        line.append(part.data(), static_cast<std::size_t>(size));
    }
    return line.substr(0, line.find('\n'));
}

void sendLine(int fd, std::string_view text) {
    const std::string line = std::string(text) + "\n";
    [[maybe_unused]] const auto sent = ::send(fd, line.data(), line.size(), MSG_NOSIGNAL);
}

} // namespace

Result<std::unique_ptr<ControlSocket>> ControlSocket::open(const Uri& uri, Obey obey) {
    const auto path = uri.option("control");
    if (!path)
        return nullptr;
    const auto address = addressOf(*path);
    if (!address)
        return tl::make_unexpected(address.error());
    Fd listener{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    ::unlink(path->c_str()); // of a process that crashed
    if (!listener || ::bind(listener.get(), generic(*address), sizeof *address) != 0 ||
        ::listen(listener.get(), 8) != 0)
        return fail(Fault::Storage, "the control socket cannot be bound");
    return std::unique_ptr<ControlSocket>(new ControlSocket(*path, std::move(listener), std::move(obey)));
}

ControlSocket::ControlSocket(std::string path, Fd listener, Obey obey)
    : path_(std::move(path)), listener_(std::move(listener)), obey_(std::move(obey)),
      server_([this](const std::stop_token& stop) { serve(stop); }) {}

ControlSocket::~ControlSocket() {
    server_.request_stop();
    ::shutdown(listener_.get(), SHUT_RDWR); // wakes accept()
    server_.join();
    ::unlink(path_.c_str());
}

void ControlSocket::serve(const std::stop_token& stop) const {
    while (!stop.stop_requested()) {
        const Fd client{::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC)};
        if (!client && (errno == EINTR || errno == ECONNABORTED))
            continue;
        if (!client)
            return; // closed, or no descriptors left: better deaf than spinning
        const auto obeyed = obey_(readLine(client.get()));
        sendLine(client.get(), obeyed ? "ok" : toString(obeyed.error().fault));
    }
}

Result<> tell(const std::string& path, std::string_view command) {
    const auto address = addressOf(path);
    if (!address)
        return tl::make_unexpected(address.error());
    const Fd socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (::connect(socket.get(), generic(*address), sizeof *address) != 0)
        return fail(Fault::Offline, "nobody listens there");
    sendLine(socket.get(), command);
    const std::string answer = readLine(socket.get());
    if (answer == "ok")
        return {};
    for (int i = 0; i < kFaultCount; ++i)
        if (toString(static_cast<Fault>(i)) == answer)
            return fail(static_cast<Fault>(i));
    return fail(Fault::Protocol, "no answer");
}

} // namespace hal::sim
