#include "kiosk/control/server.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <streambuf>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include "kiosk/control/place.h"

namespace kiosk::control {
namespace {

constexpr int kRequestWithinMs = 3000;
constexpr int kRefusedPauseMs = 100;
constexpr timeval kListensWithin{5, 0};
constexpr int kFailedExit = 1, kUsageExit = 2;

// What is written becomes lines of the protocol: whole ones as they come, the rest when it is flushed. A
// client that does not listen ends its command.
template <class Said>
class Spoken : public std::streambuf {
public:
    Spoken(int socket, std::stop_source stop) : socket_(socket), stop_(std::move(stop)) {}

protected:
    int_type overflow(int_type c) override {
        if (c != traits_type::eof()) {
            const char letter = traits_type::to_char_type(c);
            xsputn(&letter, 1);
        }
        return traits_type::not_eof(c);
    }
    std::streamsize xsputn(const char* text, std::streamsize size) override {
        for (const char letter : std::string_view(text, static_cast<std::size_t>(size))) {
            kept_ += letter;
            if (letter == '\n' || kept_.size() >= kLongestLine / 8) // each byte may become six in JSON
                sync();
        }
        return size;
    }
    int sync() override {
        if (!kept_.empty() && !sendLine(socket_, toLine(Said{std::exchange(kept_, {})})))
            stop_.request_stop();
        return 0;
    }

private:
    const int socket_;
    std::stop_source stop_;
    std::string kept_;
};

bool isOwn(int socket) {
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           (peer.uid == ::geteuid() || peer.uid == 0);
}

void turnAway(int socket, const char* why) {
    [[maybe_unused]] const auto said = sendLine(socket, toLine(Err{std::string("banshi: ") + why + "\n"}));
    [[maybe_unused]] const auto ended = sendLine(socket, toLine(Ended{kFailedExit}));
}

int converse(int socket, const Server::Obey& obey, const std::stop_source& stop) {
    Spoken<Out> outBuffer(socket, stop);
    Spoken<Err> errBuffer(socket, stop);
    std::ostream out(&outBuffer), err(&errBuffer);
    const auto line = LineReader(socket).next(kRequestWithinMs);
    const auto request = line ? requestOf(*line) : tl::make_unexpected(line.error());
    if (!request) {
        err << "banshi: the running kiosk did not understand (" << request.error().detail << ")\n"
            << std::flush;
        return kUsageExit;
    }
    if (!sendLine(socket, toLine(Begun{})))
        return kFailedExit;
    const int exit = obey(*request, out, err, stop.get_token());
    out.flush();
    err.flush();
    return exit;
}

} // namespace

struct Server::Client {
    hal::Fd socket;
    std::stop_source stop;
    std::atomic<bool> done = false;
    std::jthread thread;
};

hal::Result<std::unique_ptr<Server>> Server::open(const std::filesystem::path& state, Obey obey) {
    auto place = ownPlace(state);
    if (!place)
        return tl::make_unexpected(place.error());
    auto listener = listenAt(*place);
    if (!listener)
        return tl::make_unexpected(listener.error());
    hal::Fd wake{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    if (!wake)
        return hal::fail(hal::Fault::Io, "no descriptor left");
    return std::unique_ptr<Server>(
        new Server(*std::move(place), *std::move(listener), std::move(wake), std::move(obey)));
}

Server::Server(hal::Fd place, hal::Fd listener, hal::Fd wake, Obey obey)
    : place_(std::move(place)), listener_(std::move(listener)), wake_(std::move(wake)),
      obey_(std::move(obey)), thread_([this](const std::stop_token& stop) { serve(stop); }) {}

Server::~Server() {
    thread_.request_stop();
    ::eventfd_write(wake_.get(), 1);
    thread_.join();
    removeSocket(place_);
}

void Server::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::vector<pollfd> watched{{wake_.get(), POLLIN, 0}};
        // Full: whoever comes waits in the queue of the listener until somebody has gone.
        if (clients_.size() < kMostClients)
            watched.push_back({listener_.get(), POLLIN, 0});
        for (const Client& client : clients_)
            if (!client.stop.stop_requested())
                watched.push_back({client.socket.get(), 0, 0}); // only that it hung up
        if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR)
            break; // no memory: better deaf than spinning
        eventfd_t ignored{};
        ::eventfd_read(wake_.get(), &ignored);
        for (Client& client : clients_)
            for (const pollfd& seen : watched)
                if (seen.fd == client.socket.get() && (seen.revents & (POLLHUP | POLLERR)) != 0)
                    client.stop.request_stop();
        clients_.remove_if([](const Client& client) { return client.done.load(); });
        if (watched.size() > 1 && watched[1].fd == listener_.get() && watched[1].revents != 0)
            take();
    }
    for (Client& client : clients_) {
        client.stop.request_stop();
        ::shutdown(client.socket.get(), SHUT_RD); // who has not said its request yet
    }
    clients_.clear(); // each is waited for
}

void Server::take() {
    hal::Fd socket{::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC)};
    if (!socket) { // no descriptor left, perhaps: the queue can wait for a moment
        pollfd wake{wake_.get(), POLLIN, 0};
        ::poll(&wake, 1, kRefusedPauseMs);
        return;
    }
    ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &kListensWithin, sizeof kListensWithin);
    if (!isOwn(socket.get()))
        return turnAway(socket.get(), "the running kiosk hears its own user and root alone");
    Client& client = clients_.emplace_back();
    client.socket = std::move(socket);
    client.thread = std::jthread([this, &client] {
        const int exit = converse(client.socket.get(), obey_, client.stop);
        [[maybe_unused]] const auto ended = sendLine(client.socket.get(), toLine(Ended{exit}));
        ::shutdown(client.socket.get(), SHUT_WR);
        client.done = true;
        ::eventfd_write(wake_.get(), 1);
    });
}

} // namespace kiosk::control
