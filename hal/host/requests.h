// What waits for the driver: requests in order, each with its own stop, heard on another thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>

#include "hal/host/channel.h"

namespace hal::host {

struct Request {
    std::uint32_t call = 0;
    Message message;
    std::vector<Received> parcels; // the document that came before a Print
    std::stop_source stop;
};

// Thread-safe.
class Requests {
public:
    // A parcel waits for the request of its call.
    void add(Received received);
    void stop(std::uint32_t call);
    void close(); // stops what runs; take() then gives nothing

    // Waits for the next request, which is the running one until the next take().
    [[nodiscard]] std::optional<Request> take();

private:
    std::mutex mutex_;
    std::condition_variable news_;
    std::deque<Request> waiting_;
    std::vector<Received> parcels_;
    std::uint32_t running_ = 0;
    std::stop_source runningStop_{std::nostopstate};
    bool closed_ = false;
};

} // namespace hal::host
