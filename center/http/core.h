// What the server's translation units share. Private to this room: Asio's types end here.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <unordered_map>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>

#include "center/http/server.h"

namespace center::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using Strand = asio::strand<asio::io_context::executor_type>;

struct Counters {
    std::atomic<std::int64_t> open{0};
    std::atomic<std::uint64_t> accepted{0}, refused{0}, handshakes{0}; // handshakes: failed ones
    std::array<std::atomic<std::uint64_t>, 6> answers{};               // by hundreds of the status
    std::atomic<std::uint64_t> bytesIn{0}, microseconds{0};
};

// A connection as its server knows it. close() is called on the connection's strand.
struct Guest {
    explicit Guest(Strand strandOfIt) : strand(std::move(strandOfIt)) {}
    Strand strand;
    std::function<void(bool hard)> close; // empty once the connection has gone
};

struct Post { // a listener at work
    Post(Listener given, asio::io_context& io) : listener(std::move(given)), acceptor(io) {}
    Listener listener;
    tcp::acceptor acceptor;
    std::optional<asio::ssl::context> tls;
    Counters counters;

    std::mutex mutex;
    std::unordered_map<std::string, std::size_t> perAddress;
    std::list<std::shared_ptr<Guest>> guests;
};

struct Server::Core {
    Core(ServerOptions given, Log& to) : options(given), log(to), workers(given.workers) {}
    const ServerOptions options;
    Log& log;
    asio::io_context io;
    asio::thread_pool workers;
    std::vector<std::shared_ptr<Post>> posts;
    std::vector<std::jthread> threads;
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> queued{0};
    std::atomic<std::size_t> buffered{0};
    std::mutex mutex;
    std::condition_variable left; // when a connection has gone
};

// Serves one connection until it ends. Defined beside the HTTP library.
void serve(tcp::socket socket, std::string address, const std::shared_ptr<Guest>& guest,
           std::shared_ptr<Post> post, std::shared_ptr<Server::Core> core, std::function<void()> gone);

// Errors: BadData.
[[nodiscard]] hal::Result<asio::ssl::context> makeContext(const Tls& tls);
[[nodiscard]] std::optional<Fingerprint> peerCertificate(SSL* session);

} // namespace center::http
