// A call that waits, and a stop that comes while it does.
#pragma once

#include <future>
#include <stop_token>

#include <gtest/gtest.h>

#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace hal::port {

inline Deadline inLongTime() { return Deadline::in(Millis{30'000}); }
inline Deadline soon() { return Deadline::in(Millis{20}); }

// The fault of `call(stop)` when the stop comes while it waits, or just before: both must end it. Much less
// than its deadline may pass: a ratio, with room for a busy machine.
template <class Call>
Fault faultWhenStopped(Call call) {
    std::stop_source stop;
    const auto began = std::chrono::steady_clock::now();
    auto waiting = std::async(std::launch::async, [&] { return call(stop.get_token()); });
    stop.request_stop();
    const auto result = waiting.get();
    EXPECT_LT(std::chrono::steady_clock::now() - began, Millis{30'000} / 4);
    EXPECT_FALSE(result);
    return result ? Fault::Busy : result.error().fault;
}

template <class T>
Fault faultOf(const Result<T>& result) {
    EXPECT_FALSE(result);
    return result ? Fault::Busy : result.error().fault;
}

} // namespace hal::port
