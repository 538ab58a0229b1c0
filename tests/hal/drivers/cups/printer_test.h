// What the tests over real printers share.
#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "hal/base/uri.h"
#include "hal/drivers/cups/driver.h"
#include "tests/hal/drivers/cups/pictures.h"
#include "tests/rigs/need.h"
#include "tests/rigs/printers.h"

namespace hal::cups {

inline std::unique_ptr<Device> opened(const std::string& uri) {
    auto device = open(*parseUri(uri));
    EXPECT_TRUE(device.has_value()) << device.error().detail;
    return device ? *std::move(device) : nullptr;
}

inline PagePrinter& printerOf(const std::unique_ptr<Device>& device) {
    return static_cast<PagePrinter&>(*device);
}

// Keeps what was told, and lets a test wait for a certain thing to be told.
class Told {
public:
    OnProgress listener() {
        return [this](const Progress& progress) {
            const std::lock_guard lock(mutex_);
            all_.push_back(progress);
            changed_.notify_all();
        };
    }
    bool waitFor(Phase phase, std::optional<Fault> waiting = std::nullopt) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(30), [&] {
            for (const Progress& progress : all_)
                if (progress.phase == phase && progress.waiting == waiting)
                    return true;
            return false;
        });
    }
    std::vector<Progress> all() {
        const std::lock_guard lock(mutex_);
        return all_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Progress> all_;
};

} // namespace hal::cups
