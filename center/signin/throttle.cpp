#include "center/signin/throttle.h"

#include <algorithm>

namespace center::signin {

hal::Millis Throttle::wait(const std::string& who) {
    const std::lock_guard lock(mutex_);
    const auto found = all_.find(who);
    if (found == all_.end())
        return {};
    const auto now = clock_.now();
    if (now - found->second.last > patience_.forgotten) {
        all_.erase(found);
        return {};
    }
    return std::max(hal::Millis{}, std::chrono::ceil<hal::Millis>(found->second.until - now));
}

void Throttle::failed(const std::string& who) {
    const std::lock_guard lock(mutex_);
    if (!all_.contains(who) && all_.size() >= patience_.most)
        forgetOldest();
    Failures& failures = all_[who];
    failures.last = clock_.now();
    const int over = ++failures.count - patience_.free;
    if (over < 0)
        return;
    hal::Millis span = patience_.first;
    for (int i = 0; i < over && span < patience_.longest; ++i)
        span *= 2;
    failures.until = failures.last + std::min(span, patience_.longest);
}

void Throttle::succeeded(const std::string& who) {
    const std::lock_guard lock(mutex_);
    all_.erase(who);
}

void Throttle::forgetOldest() {
    all_.erase(std::ranges::min_element(all_, {}, [](const auto& one) { return one.second.last; }));
}

} // namespace center::signin
