// A client that says exactly what it is told, over a plain socket to loopback: for floods and broken
// requests.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include "hal/base/fd.h"

namespace center::http {

class RawClient {
public:
    explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
    }
    [[nodiscard]] bool connected() const { return connected_; }

    // False once the server no longer listens.
    bool say(std::string_view text) const {
        while (!text.empty()) {
            const ssize_t sent = ::send(socket_.get(), text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // The next response: head and body. Empty when the connection ended before one was whole.
    [[nodiscard]] std::string hear() {
        while (true) {
            if (const auto size = wholeSize()) {
                std::string one = heard_.substr(0, *size);
                heard_.erase(0, *size);
                return one;
            }
            if (!more())
                return {};
        }
    }
    // Reads until `text` has come.
    [[nodiscard]] bool hearsOf(std::string_view text) {
        while (heard_.find(text) == std::string::npos)
            if (!more())
                return false;
        return true;
    }
    // What has come so far.
    [[nodiscard]] bool heard(std::string_view text) const { return heard_.find(text) != std::string::npos; }
    // Whether the server ends the connection, having said nothing more than what is in `last`.
    [[nodiscard]] bool hearsEnd(std::string* last = nullptr) {
        while (more()) {
        }
        if (last != nullptr)
            *last = heard_;
        return ended_;
    }
    [[nodiscard]] std::string ask(std::string_view text) {
        static_cast<void>(say(text));
        return hear();
    }

private:
    [[nodiscard]] std::optional<std::size_t> wholeSize() const {
        const std::size_t head = heard_.find("\r\n\r\n");
        if (head == std::string::npos)
            return std::nullopt;
        std::size_t length = 0;
        if (const std::size_t at = heard_.find("Content-Length: "); at < head)
            length = std::stoul(heard_.substr(at + 16));
        return heard_.size() >= head + 4 + length ? std::optional(head + 4 + length) : std::nullopt;
    }
    // A minute is far longer than any deadline under test.
    [[nodiscard]] bool more() {
        pollfd waiting{.fd = socket_.get(), .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, 60'000) <= 0)
            return false;
        std::array<char, 4096> piece{};
        const ssize_t got = ::recv(socket_.get(), piece.data(), piece.size(), 0);
        ended_ = got <= 0;
        if (got > 0)
            heard_.append(piece.data(), static_cast<std::size_t>(got));
        return got > 0;
    }

    hal::Fd socket_;
    bool connected_ = false;
    bool ended_ = false;
    std::string heard_;
};

inline int statusOf(const std::string& response) {
    return response.starts_with("HTTP/1.1 ") ? std::stoi(response.substr(9, 3)) : 0;
}

} // namespace center::http
