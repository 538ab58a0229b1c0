#include "hal/rig/watchers.h"

namespace hal::detail {

struct Watchers::Hub {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::set<std::size_t> changed;
    int nextId = 0;
    std::map<int, std::function<void(const DeviceInfo&)>> callbacks;

    // Held while callbacks run; recursive, because a callback may end its own watch.
    std::recursive_mutex telling;
};

Watchers::Watchers(Look look) : hub_(std::make_shared<Hub>()) {
    teller_ = std::jthread(
        [hub = hub_, look = std::move(look)](const std::stop_token& stop) { tell(*hub, look, stop); });
}

Watchers::~Watchers() = default;

void Watchers::close() {
    teller_.request_stop();
    teller_.join();
}

void Watchers::changed(std::size_t slot) {
    const std::lock_guard lock(hub_->mutex);
    hub_->changed.insert(slot);
    hub_->wake.notify_all();
}

std::shared_ptr<void> Watchers::add(std::function<void(const DeviceInfo&)> onChange) {
    const std::lock_guard lock(hub_->mutex);
    const int id = hub_->nextId++;
    hub_->callbacks.emplace(id, std::move(onChange));
    return {hub_.get(), [hub = hub_, id](void*) {
                const std::lock_guard running(hub->telling);
                const std::lock_guard gone(hub->mutex);
                hub->callbacks.erase(id);
            }};
}

void Watchers::tell(Hub& hub, const Look& look, const std::stop_token& stop) {
    for (;;) {
        std::set<std::size_t> slots;
        {
            std::unique_lock lock(hub.mutex);
            if (!hub.wake.wait(lock, stop, [&] { return !hub.changed.empty(); }))
                return;
            slots.swap(hub.changed);
        }
        const std::lock_guard running(hub.telling);
        std::map<int, std::function<void(const DeviceInfo&)>> callbacks;
        {
            const std::lock_guard lock(hub.mutex);
            callbacks = hub.callbacks;
        }
        if (callbacks.empty())
            continue;
        for (const std::size_t slot : slots) {
            const DeviceInfo info = look(slot);
            for (const auto& [id, callback] : callbacks)
                callback(info);
        }
    }
}

} // namespace hal::detail
