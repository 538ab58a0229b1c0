// Kiosks that wait for a command: their answers are kept, without a thread each, until there is one.
// Thread-safe.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "center/api/center.h"
#include "center/http/message.h"

namespace center::api {

class CommandDesk {
public:
    static constexpr int kAtOnce = 32;

    explicit CommandDesk(const Center& center);
    ~CommandDesk(); // lets everybody go with 204

    // Answers at once when there are commands above `after`, else when one is made, else 204 after `longest`.
    // A second wait of the same kiosk lets the first go.
    void wait(const wire::Uuid& kiosk, std::int64_t after, hal::Millis longest, http::Reply reply);

    // Nobody waits any more: the server stops.
    void close();

private:
    struct Waiting {
        std::int64_t after = 0;
        hal::Monotonic until{};
        http::Reply reply;
    };
    void serve(const std::stop_token& stop);
    [[nodiscard]] std::optional<http::Response> commands(const wire::Uuid& kiosk, std::int64_t after) const;
    void look(const wire::Uuid& kiosk);

    const Center& center_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::map<wire::Uuid, Waiting> waiting_;
    std::set<wire::Uuid> told_; // kiosks that may have a command
    bool all_ = false;          // every kiosk may
    bool closed_ = false;
    store::Store::WatchHandle watch_;
    std::jthread thread_; // last: it stops before the rest goes
};

} // namespace center::api
