// Listeners, threads, who may connect, and the orderly end.
#include "center/http/server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "center/http/core.h"

namespace center::http {

namespace {

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

// Counts a newcomer in, or says why not.
const char* admit(Post& post, const std::string& address, const std::shared_ptr<Guest>& guest) {
    const std::scoped_lock lock(post.mutex);
    if (post.guests.size() >= post.listener.limits.connections)
        return "full";
    std::size_t& here = post.perAddress[address];
    if (here >= post.listener.limits.perAddress)
        return "address";
    ++here;
    post.guests.push_back(guest);
    return nullptr;
}

void dismiss(Post& post, const std::string& address, const std::shared_ptr<Guest>& guest) {
    const std::scoped_lock lock(post.mutex);
    if (const auto here = post.perAddress.find(address); here != post.perAddress.end() && --here->second == 0)
        post.perAddress.erase(here);
    post.guests.remove(guest);
    post.counters.open.fetch_sub(1);
}

void welcome(tcp::socket socket, const std::shared_ptr<Post>& post,
             const std::shared_ptr<Server::Core>& core) {
    boost::system::error_code gone;
    const auto remote = socket.remote_endpoint(gone);
    if (gone)
        return;
    const std::string address = remote.address().to_string();
    const auto guest = std::make_shared<Guest>(asio::make_strand(core->io));
    post->counters.accepted.fetch_add(1);
    if (const char* reason = admit(*post, address, guest)) {
        post->counters.refused.fetch_add(1);
        core->log.write(LogEvent::ConnectionRefused, {{"listener", std::string_view(post->listener.name)},
                                                      {"reason", std::string_view(reason)}});
        return;
    }
    post->counters.open.fetch_add(1);
    socket.set_option(tcp::no_delay(true), gone);
    serve(std::move(socket), address, guest, post, core, [post, address, guest, core] {
        dismiss(*post, address, guest);
        const std::scoped_lock lock(core->mutex);
        core->left.notify_all();
    });
}

asio::awaitable<void> acceptAll(std::shared_ptr<Post> post, std::shared_ptr<Server::Core> core) {
    asio::steady_timer pause(core->io);
    while (!core->stopping) {
        auto [error, socket] = co_await post->acceptor.async_accept(kAwait);
        if (!error) {
            welcome(std::move(socket), post, core);
            continue;
        }
        if (error == asio::error::operation_aborted || !post->acceptor.is_open())
            break;
        pause.expires_after(std::chrono::milliseconds(50)); // out of file descriptors: let some go first
        co_await pause.async_wait(kAwait);
    }
}

void closeAll(Post& post, bool hard) {
    const std::scoped_lock lock(post.mutex);
    for (const auto& guest : post.guests)
        asio::post(guest->strand, [guest, hard] {
            if (guest->close)
                guest->close(hard);
        });
}

bool anybodyLeft(Server::Core& core) {
    for (const auto& post : core.posts)
        if (post->counters.open > 0)
            return true;
    return false;
}

} // namespace

Server::Server(ServerOptions options, Log& log) : core_(std::make_shared<Core>(options, log)) {}

Server::~Server() { stop(hal::Millis{0}); }

hal::Result<std::uint16_t> Server::listen(Listener listener) {
    const auto post = std::make_shared<Post>(std::move(listener), core_->io);
    if (post->listener.tls) {
        auto context = makeContext(*post->listener.tls);
        if (!context)
            return tl::make_unexpected(context.error());
        post->tls.emplace(std::move(*context));
    }
    boost::system::error_code wrong;
    const auto address = asio::ip::make_address(post->listener.address, wrong);
    const tcp::endpoint endpoint(address, post->listener.port);
    if (!wrong)
        post->acceptor.open(endpoint.protocol(), wrong);
    if (!wrong)
        post->acceptor.set_option(asio::socket_base::reuse_address(true), wrong);
    if (!wrong)
        post->acceptor.bind(endpoint, wrong);
    if (!wrong)
        post->acceptor.listen(1024, wrong);
    if (wrong)
        return hal::fail(hal::Fault::Io, "listener " + post->listener.name + ": " + wrong.message());
    const std::uint16_t port = post->acceptor.local_endpoint().port();
    core_->log.write(LogEvent::Listening,
                     {{"listener", std::string_view(post->listener.name)}, {"port", port}});
    core_->posts.push_back(post);
    return port;
}

void Server::start() {
    for (const auto& post : core_->posts)
        asio::co_spawn(core_->io, acceptAll(post, core_), asio::detached);
    for (int i = 0; i < core_->options.threads; ++i)
        core_->threads.emplace_back([core = core_.get()] { core->io.run(); });
}

void Server::stop(hal::Millis grace) {
    if (core_->stopping.exchange(true))
        return;
    asio::post(core_->io, [core = core_] {
        for (const auto& post : core->posts) {
            boost::system::error_code ignored;
            post->acceptor.close(ignored);
            closeAll(*post, false);
        }
    });
    {
        std::unique_lock lock(core_->mutex);
        core_->left.wait_for(lock, grace, [&] { return !anybodyLeft(*core_); });
    }
    for (const auto& post : core_->posts)
        closeAll(*post, true);
    core_->workers.join();
    core_->threads.clear(); // each ends when no connection is left
}

std::string Server::metrics() const {
    struct Series {
        const char* name;
        const char* type;
        std::function<std::uint64_t(const Counters&)> value;
    };
    static const std::vector<Series> kSeries{
        {"banshi_http_connections", "gauge",
         [](const Counters& c) { return static_cast<std::uint64_t>(c.open.load()); }},
        {"banshi_http_connections_total", "counter", [](const Counters& c) { return c.accepted.load(); }},
        {"banshi_http_connections_refused_total", "counter",
         [](const Counters& c) { return c.refused.load(); }},
        {"banshi_http_handshakes_failed_total", "counter",
         [](const Counters& c) { return c.handshakes.load(); }},
        {"banshi_http_body_bytes_total", "counter", [](const Counters& c) { return c.bytesIn.load(); }},
        {"banshi_http_handling_microseconds_total", "counter",
         [](const Counters& c) { return c.microseconds.load(); }},
    };
    std::string out;
    const auto begin = [&](const char* name, const char* type) {
        out += std::string("# TYPE ") + name + " " + type + "\n";
    };
    const auto line = [&](const std::string& name, const std::string& labels, std::uint64_t value) {
        out += name + "{" + labels + "} " + std::to_string(value) + "\n";
    };
    for (const Series& series : kSeries) {
        begin(series.name, series.type);
        for (const auto& post : core_->posts)
            line(series.name, "listener=\"" + post->listener.name + "\"", series.value(post->counters));
    }
    begin("banshi_http_responses_total", "counter");
    for (const auto& post : core_->posts)
        for (std::size_t hundreds = 2; hundreds < post->counters.answers.size(); ++hundreds)
            line("banshi_http_responses_total",
                 "listener=\"" + post->listener.name + "\",status=\"" + std::to_string(hundreds) + "xx\"",
                 post->counters.answers.at(hundreds));
    return out;
}

} // namespace center::http
