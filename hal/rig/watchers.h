// Tells everybody who asked about each published change, on a thread of its own.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "hal/rig.h"

namespace hal::detail {

// Thread-safe. Changes of one slot that come faster than they are told are told once, with the latest state.
class Watchers {
public:
    using Look = std::function<DeviceInfo(std::size_t slot)>;

    explicit Watchers(Look look);
    ~Watchers();

    void changed(std::size_t slot);

    // Nobody is told anything any more, and nothing looked at; changed() stays harmless.
    void close();

    // The returned token ends the watch, and waits for a callback that is running on another thread.
    [[nodiscard]] std::shared_ptr<void> add(std::function<void(const DeviceInfo&)> onChange);

private:
    struct Hub;
    static void tell(Hub& hub, const Look& look, const std::stop_token& stop);

    std::shared_ptr<Hub> hub_; // shared with the tokens, which may outlive the rig
    std::jthread teller_;
};

} // namespace hal::detail
