// Waiting that ends with the time, with a stop, or when somebody has news.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

#include "hal/base/units.h"

namespace kiosk::agent {

class Pause {
public:
    // False: stopped.
    bool wait(hal::Millis span, const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, span, [this] { return news_; });
        news_ = false;
        return !stop.stop_requested();
    }
    void wake() {
        {
            const std::lock_guard lock(mutex_);
            news_ = true;
        }
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool news_ = false;
};

} // namespace kiosk::agent
