// A clock whose hands the test turns. Thread-safe.
#pragma once

#include <atomic>

#include "hal/base/clock.h"

class HandClock final : public hal::Clock {
public:
    explicit HandClock(hal::WallTime wall = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}) {
        setWall(wall);
    }
    [[nodiscard]] hal::Monotonic now() const override {
        return hal::Monotonic{std::chrono::milliseconds{monotonic_.load()}};
    }
    [[nodiscard]] hal::WallTime wall() const override { return hal::WallTime{hal::Millis{wall_.load()}}; }
    [[nodiscard]] bool synchronised() const override { return synchronised_; }

    void setWall(hal::WallTime wall) { wall_ = wall.time_since_epoch().count(); }
    void setSynchronised(bool yes) { synchronised_ = yes; }
    void advance(hal::Millis span) {
        wall_ += span.count();
        monotonic_ += span.count();
    }

private:
    std::atomic<std::int64_t> wall_{0};
    std::atomic<std::int64_t> monotonic_{0};
    std::atomic<bool> synchronised_{false};
};
