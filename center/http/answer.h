// One answer between the handler that makes it and the connection that waits for it. Private to this room.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <boost/asio/steady_timer.hpp>

#include "center/http/core.h"

namespace center::http {

// The handler's side is thread-safe; the connection's side runs on its strand.
class Answer : public Reply::Port, public EventStream::Port, public std::enable_shared_from_this<Answer> {
public:
    // Core is kept: a Reply may outlive the server.
    Answer(Strand strand, std::shared_ptr<Server::Core> core);

    // The handler's side.
    void answer(Response response) override;
    EventStream stream(Response head) override;
    [[nodiscard]] bool wanted() const override { return !over_; }
    bool push(std::string text) override;
    void close() override { finish(); }

    // The connection's side.
    [[nodiscard]] bool answered() const { return response_.has_value(); }
    [[nodiscard]] bool streaming() const { return streaming_; }
    [[nodiscard]] Response& response() { return *response_; }
    [[nodiscard]] std::string takeQueued();
    [[nodiscard]] bool over() const { return over_; }
    // Expires by itself after eventPulse; cancelled when there is something to look at.
    [[nodiscard]] asio::steady_timer& bell() { return bell_; }
    // No more is taken; the connection is woken.
    void finish();

private:
    void ring();
    void settle(Response response, bool streaming);

    std::shared_ptr<Server::Core> core_; // first: the timer needs its io_context to the end
    Strand strand_;
    asio::steady_timer bell_;
    std::optional<Response> response_;
    bool streaming_ = false;
    std::atomic<bool> over_{false};
    std::mutex mutex_;
    std::string queued_;
};

} // namespace center::http
