#include "center/http/rate_limit.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace center::http {
namespace {

// Whoever has one address of IPv6 has the 2^64 beside it, too.
std::string networkOf(const std::string& address) {
    std::array<char, sizeof(in6_addr)> bytes{};
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1)
        return address;
    return {bytes.data(), bytes.size() / 2};
}

} // namespace

bool RateLimit::allows(const std::string& address) {
    const std::lock_guard lock(mutex_);
    Bucket& bucket = refilled(address);
    if (bucket.left < 1)
        return false;
    bucket.left -= 1;
    return true;
}

void RateLimit::wasUnknown(const std::string& address) {
    const std::lock_guard lock(mutex_);
    Bucket& bucket = refilled(address);
    bucket.left = std::max(0.0, bucket.left - rate_.ofUnknown + 1);
}

RateLimit::Bucket& RateLimit::refilled(const std::string& address) {
    const auto now = clock_.now();
    const std::string network = networkOf(address);
    if (!buckets_.contains(network) && buckets_.size() >= rate_.most)
        forgetFullest();
    Bucket& bucket = buckets_.try_emplace(network, Bucket{rate_.atOnce, now}).first->second;
    const std::chrono::duration<double, std::ratio<60>> passed = now - bucket.at;
    bucket = {std::min(rate_.atOnce, bucket.left + passed.count() * rate_.aMinute), now};
    return bucket;
}

void RateLimit::forgetFullest() {
    // Who asked longest ago has the fullest bucket, or nearly so.
    buckets_.erase(std::ranges::min_element(buckets_, {}, [](const auto& one) { return one.second.at; }));
}

} // namespace center::http
