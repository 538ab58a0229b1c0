#include "hal/drivers/sane/library.h"

#include <atomic>
#include <cstdlib>
#include <future>
#include <mutex>
#include <thread>

#include "hal/drivers/sane/status.h"

namespace hal::sane {
namespace {

std::mutex libraryMutex;
std::atomic<unsigned> life{0}; // counts starts and ends: a handle is alive while it stays the same
bool running = false;

// Our configuration is read before the system's (the colon at the end), unless somebody set another.
void pointToConfiguration() { setenv("SANE_CONFIG_DIR", BANSHI_SANE_CONFIG ":", 0); }

Result<> start() {
    pointToConfiguration();
    const SANE_Status status = noted("sane_init", sane_init(nullptr, nullptr));
    if (status != SANE_STATUS_GOOD)
        return failure("init", status);
    running = true;
    ++life;
    return {};
}

void end() {
    sane_exit();
    noted("sane_exit", SANE_STATUS_GOOD);
    running = false;
    ++life;
}

SANE_Status open(const std::string& deviceName, SANE_Handle& handle) {
    handle = nullptr;
    return noted("sane_open", sane_open(deviceName.c_str(), &handle));
}

} // namespace

Result<Use> Use::begin() {
    auto lock = std::make_shared<std::unique_lock<std::mutex>>(libraryMutex, std::try_to_lock);
    if (!lock->owns_lock())
        return fail(Fault::Busy, "another scanner of this process is at work");
    return Use(std::move(lock));
}

Use Use::wait() { return Use(std::make_shared<std::unique_lock<std::mutex>>(libraryMutex)); }

Handle::~Handle() {
    if (!alive())
        return;
    sane_close(handle_);
    noted("sane_close", SANE_STATUS_GOOD);
}

bool Handle::alive() const { return life_ == life; }

Result<> closeWithin(const Use&, std::unique_ptr<Handle> handle, Millis patience) {
    auto closed = std::make_shared<std::promise<void>>();
    auto end = closed->get_future();
    std::thread([handle = std::move(handle), closed]() mutable {
        handle.reset();
        closed->set_value();
    }).detach();
    if (end.wait_for(patience) == std::future_status::ready)
        return {};
    return fail(Fault::Faulty, "the backend does not let go of the device");
}

Result<std::unique_ptr<Handle>> openDevice(const Use&, const std::string& deviceName) {
    SANE_Handle handle = nullptr;
    SANE_Status status = running ? open(deviceName, handle) : SANE_STATUS_IO_ERROR;
    if (status != SANE_STATUS_GOOD && status != SANE_STATUS_DEVICE_BUSY &&
        status != SANE_STATUS_ACCESS_DENIED) {
        if (running)
            end();
        if (auto started = start(); !started)
            return tl::make_unexpected(started.error());
        status = open(deviceName, handle);
    }
    if (status != SANE_STATUS_GOOD)
        return failure("open", status);
    return std::make_unique<Handle>(handle, life);
}

} // namespace hal::sane
