#include "tests/rigs/loopback.h"

#include <stdexcept>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rigs {
namespace {

struct Socket {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ~Socket() { close(fd); }
};

} // namespace

std::string post(int port, const std::string& body) {
    const Socket connection;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    setsockopt(connection.fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(connection.fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("the rig's control port does not answer");
    const std::string request = "POST / HTTP/1.1\r\nHost: rig\r\nConnection: close\r\nContent-Length: " +
                                std::to_string(body.size()) + "\r\n\r\n" + body;
    if (send(connection.fd, request.data(), request.size(), MSG_NOSIGNAL) < 0)
        throw std::runtime_error("the rig's control port hangs up");
    std::string answer;
    char buffer[4096];
    for (ssize_t count; (count = recv(connection.fd, buffer, sizeof buffer, 0)) > 0;)
        answer.append(buffer, static_cast<std::size_t>(count));
    const auto head = answer.find("\r\n\r\n");
    if (head == std::string::npos)
        throw std::runtime_error("the rig's control port gives no answer");
    return answer.substr(head + 4);
}

} // namespace rigs
