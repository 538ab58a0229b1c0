// One type for plain and TLS connections, so that everything above it is compiled once; and the count of
// bytes that all bodies take. Private to this room.
#pragma once

#include <atomic>
#include <optional>

#include <boost/asio/async_result.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl.hpp>

#include "center/http/core.h"

namespace center::http {

namespace beast = boost::beast;
using boost::system::error_code;
using Plain = beast::basic_stream<tcp, Strand>;
using Secure = beast::ssl_stream<Plain>;

// An AsyncStream of Asio: as the listener is.
class Stream {
public:
    using executor_type = Strand;
    explicit Stream(Plain plain) : plain_(std::in_place, std::move(plain)) {}
    Stream(Plain plain, asio::ssl::context& tls) : secure_(std::in_place, std::move(plain), tls) {}

    [[nodiscard]] executor_type get_executor() { return socket().get_executor(); }
    [[nodiscard]] Plain& socket() { return secure_ ? secure_->next_layer() : *plain_; }
    [[nodiscard]] Secure* secure() { return secure_ ? &*secure_ : nullptr; }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [this](auto handler, const Buffers& into) {
                secure_ ? secure_->async_read_some(into, std::move(handler))
                        : plain_->async_read_some(into, std::move(handler));
            },
            token, buffers);
    }
    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [this](auto handler, const Buffers& from) {
                secure_ ? secure_->async_write_some(from, std::move(handler))
                        : plain_->async_write_some(from, std::move(handler));
            },
            token, buffers);
    }

private:
    std::optional<Plain> plain_;
    std::optional<Secure> secure_;
};

// Counts a body's bytes against what all bodies together may take.
class Room {
public:
    Room(std::atomic<std::size_t>& taken, std::size_t limit) : taken_(taken), limit_(limit) {}
    ~Room() { taken_ -= mine_; }
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;
    [[nodiscard]] bool take(std::size_t bytes) {
        mine_ += bytes;
        return (taken_ += bytes) <= limit_;
    }

private:
    std::atomic<std::size_t>& taken_;
    std::size_t limit_;
    std::size_t mine_ = 0;
};

} // namespace center::http
