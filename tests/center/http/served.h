// A server on loopback with a few routes that do what tests need.
#pragma once

#include <condition_variable>
#include <mutex>

#include "center/http/server.h"
#include "tests/center/http/raw_client.h"
#include "tests/support/hand_clock.h"

namespace center::http {

// Replies that wait until a test lets them go.
class Held {
public:
    void hold(Reply reply) {
        const std::scoped_lock lock(mutex_);
        replies_.push_back(std::move(reply));
        came_.notify_all();
    }
    [[nodiscard]] std::vector<Reply> take(std::size_t count) {
        std::unique_lock lock(mutex_);
        came_.wait(lock, [&] { return replies_.size() >= count; });
        return std::exchange(replies_, {});
    }

private:
    std::mutex mutex_;
    std::condition_variable came_;
    std::vector<Reply> replies_;
};

class CountingSink : public BodySink {
public:
    explicit CountingSink(std::atomic<std::size_t>& total) : total_(total) {}
    bool write(hal::ByteView piece) override {
        total_ += piece.size();
        return true;
    }

private:
    std::atomic<std::size_t>& total_;
};

class Served {
public:
    explicit Served(const std::function<void(ServerOptions&, Limits&)>& adapt = {}) {
        ServerOptions options;
        Listener listener;
        listener.name = "test";
        listener.limits.perAddress = 400;
        if (adapt)
            adapt(options, listener.limits);
        addRoutes(listener.routes);
        server_ = std::make_unique<Server>(options, log);
        port_ = server_->listen(std::move(listener)).value();
        server_->start();
    }
    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] Server& server() { return *server_; }
    [[nodiscard]] RawClient client() const { return RawClient(port_); }

    Held held;
    std::vector<EventStream> streams; // touched by one test's one request
    std::atomic<std::size_t> streamed{0};
    Log log{[](const std::string&) {}, hal::systemClock()};

private:
    void addRoutes(Routes& routes) {
        routes.add({.method = Method::Get, .pattern = "/hello", .handle = [](const Request&, Reply reply) {
                        reply.send(text(200, "hello"));
                    }});
        routes.add({.method = Method::Put,
                    .pattern = "/echo",
                    .bodyLimit = 1000,
                    .handle = [](Request request, Reply reply) { reply.send(text(200, request.body)); }});
        routes.add({.method = Method::Put,
                    .pattern = "/exact",
                    .bodyLimit = 1000,
                    .lengthRequired = true,
                    .handle = [](Request request, Reply reply) { reply.send(text(200, request.body)); }});
        routes.add(
            {.method = Method::Put,
             .pattern = "/sink",
             .bodyLimit = 64 << 20,
             .handle =
                 [](const Request& request, Reply reply) {
                     reply.send(text(request.body.empty() && request.sink ? 200 : 500, ""));
                 },
             .sink = [this](const Request& request) -> tl::expected<std::unique_ptr<BodySink>, Response> {
                 if (request.target.value("refuse"))
                     return tl::make_unexpected(error(409, "conflict"));
                 return std::make_unique<CountingSink>(streamed);
             }});
        routes.add({.method = Method::Get, .pattern = "/held", .handle = [this](const Request&, Reply reply) {
                        held.hold(std::move(reply));
                    }});
        routes.add({.method = Method::Get,
                    .pattern = "/blocking",
                    .where = Where::Worker,
                    .handle = [this](const Request&, Reply reply) { held.hold(std::move(reply)); }});
        routes.add(
            {.method = Method::Get, .pattern = "/dropped", .handle = [](const Request&, const Reply&) {}});
        routes.add({.method = Method::Get, .pattern = "/thrown", .handle = [](const Request&, const Reply&) {
                        throw std::runtime_error("no");
                    }});
        routes.add(
            {.method = Method::Get, .pattern = "/field", .handle = [](const Request& request, Reply reply) {
                 Response response = text(200, "");
                 response.fields.push_back(
                     {"X-Value", std::string(*request.target.value("v")) + "\r\nX-Two: 1"});
                 reply.send(std::move(response));
             }});
        routes.add(
            {.method = Method::Get, .pattern = "/events", .handle = [this](const Request&, Reply reply) {
                 Response head;
                 head.contentType = "text/event-stream";
                 head.body = "data: first\n\n";
                 streams.push_back(reply.stream(std::move(head)));
                 held.hold(std::move(reply));
             }});
    }

    std::unique_ptr<Server> server_;
    std::uint16_t port_ = 0;
};

} // namespace center::http
