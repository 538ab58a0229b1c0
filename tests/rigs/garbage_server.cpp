#include "tests/rigs/garbage_server.h"

#include <vector>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rigs {

GarbageServer::GarbageServer(std::string answer) : answer_(std::move(answer)) {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0 && listen(listener_, 8) == 0 &&
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0)
        port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this] { serve(); });
}

GarbageServer::~GarbageServer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
}

// A silent server keeps its connections open until it ends.
void GarbageServer::serve() {
    std::vector<int> kept;
    for (int peer; (peer = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
        kept.push_back(peer);
        char request[65536];
        if (answer_.empty() || recv(peer, request, sizeof request, 0) <= 0)
            continue;
        static_cast<void>(send(peer, answer_.data(), answer_.size(), MSG_NOSIGNAL));
        shutdown(peer, SHUT_WR);
    }
    for (const int peer : kept)
        close(peer);
}

} // namespace rigs
