#include "hal/host/requests.h"

namespace hal::host {
namespace {

bool isParcel(const Message& message) {
    return std::holds_alternative<Picture>(message) || std::holds_alternative<Pdf>(message);
}

} // namespace

void Requests::add(Received received) {
    const std::lock_guard lock(mutex_);
    if (isParcel(received.packet.message)) {
        if (parcels_.size() < kMostPictures)
            parcels_.push_back(std::move(received));
        return;
    }
    Request request{.call = received.packet.call,
                    .message = std::move(received.packet.message),
                    .parcels = std::exchange(parcels_, {}),
                    .stop = {}};
    std::erase_if(request.parcels, [&](const Received& r) { return r.packet.call != request.call; });
    waiting_.push_back(std::move(request));
    news_.notify_one();
}

void Requests::stop(std::uint32_t call) {
    const std::lock_guard lock(mutex_);
    if (call == running_)
        runningStop_.request_stop();
    for (Request& request : waiting_)
        if (request.call == call)
            request.stop.request_stop();
}

void Requests::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    runningStop_.request_stop();
    news_.notify_one();
}

std::optional<Request> Requests::take() {
    std::unique_lock lock(mutex_);
    running_ = 0;
    news_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (closed_)
        return std::nullopt;
    Request request = std::move(waiting_.front());
    waiting_.pop_front();
    running_ = request.call;
    runningStop_ = request.stop;
    return request;
}

} // namespace hal::host
