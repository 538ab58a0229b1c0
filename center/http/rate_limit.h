// How often one address may ask: a bucket each, refilled with time. Thread-safe.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "hal/base/clock.h"

namespace center::http {

struct Rate {
    double atOnce = 20;      // questions, when nothing was asked for a while
    double aMinute = 20;     // refill
    double ofUnknown = 4;    // what one for nothing that exists costs: guessing is stopped sooner
    std::size_t most = 4096; // addresses remembered; the fullest buckets are forgotten first
};

class RateLimit {
public:
    RateLimit(Rate rate, const hal::Clock& clock) : rate_(rate), clock_(clock) {}

    // Takes one question out of the address's bucket, if it has one.
    [[nodiscard]] bool allows(const std::string& address);
    // The question was for nothing that exists.
    void wasUnknown(const std::string& address);

private:
    struct Bucket {
        double left = 0;
        hal::Monotonic at{};
    };
    Bucket& refilled(const std::string& address);
    void forgetFullest();

    Rate rate_;
    const hal::Clock& clock_;
    std::mutex mutex_;
    std::map<std::string, Bucket> buckets_;
};

} // namespace center::http
