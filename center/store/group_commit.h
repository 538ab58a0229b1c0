// One thread that commits together what many callers want to be durable: while one batch is on its way to the
// disk, the next one gathers.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace center::store {

// Thread-safe. The destructor commits what still waits.
template <class Item>
class GroupCommit {
public:
    // `commit` gets what waited, at most `largest` items, in order; it answers the callers itself.
    GroupCommit(std::size_t largest, std::function<void(std::vector<Item>)> commit)
        : largest_(largest), commit_(std::move(commit)),
          thread_([this](const std::stop_token& stop) { run(stop); }) {}

    void add(Item item) {
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(std::move(item));
        }
        changed_.notify_one();
    }

private:
    void run(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        while (changed_.wait(lock, stop, [this] { return !waiting_.empty(); }) || !waiting_.empty()) {
            const std::size_t count = std::min(largest_, waiting_.size());
            const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
            std::vector<Item> batch(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
            waiting_.erase(waiting_.begin(), end);
            lock.unlock();
            commit_(std::move(batch));
            lock.lock();
        }
    }

    const std::size_t largest_;
    const std::function<void(std::vector<Item>)> commit_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<Item> waiting_;
    std::jthread thread_; // last: it must end before the rest goes
};

} // namespace center::store
