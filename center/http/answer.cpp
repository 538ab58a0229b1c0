// Answers cross from any thread to the connection's strand.
#include "center/http/answer.h"

#include <boost/asio/dispatch.hpp>

namespace center::http {

Answer::Answer(Strand strand, std::shared_ptr<Server::Core> core)
    : core_(std::move(core)), strand_(std::move(strand)), bell_(strand_) {}

void Answer::ring() {
    asio::dispatch(strand_, [self = shared_from_this()] { self->bell_.cancel(); });
}

void Answer::settle(Response response, bool streaming) {
    asio::dispatch(strand_, [self = shared_from_this(), given = std::move(response), streaming]() mutable {
        if (self->response_)
            return;
        self->response_ = std::move(given);
        self->streaming_ = streaming;
        self->bell_.cancel();
    });
}

void Answer::answer(Response response) { settle(std::move(response), false); }

EventStream Answer::stream(Response head) {
    settle(std::move(head), true);
    return EventStream(shared_from_this());
}

bool Answer::push(std::string text) {
    {
        const std::scoped_lock lock(mutex_);
        if (over_)
            return false;
        if (queued_.size() + text.size() <= EventStream::kMostQueued)
            queued_ += text;
        else
            over_ = true; // too slow a reader: it asks again and gets the state as it is then
    }
    ring();
    return !over_;
}

void Answer::finish() {
    over_ = true;
    ring();
}

std::string Answer::takeQueued() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(queued_, {});
}

} // namespace center::http
