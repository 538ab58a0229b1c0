// The one libsane of this process: who uses it, when it is started anew, and the handles that it gives.
#pragma once

#include <memory>
#include <string>

#include <sane/sane.h>

#include "hal/base/result.h"
#include "hal/base/units.h"

namespace hal::sane {

// libsane and most backends are not made for two threads; nothing of it is called without holding a Use.
class Use {
public:
    // Busy when another device of this process is at work.
    [[nodiscard]] static Result<Use> begin();
    // For the end of a device, which cannot fail: waits until the other has done its work.
    [[nodiscard]] static Use wait();
    Use(Use&&) noexcept = default;
    Use& operator=(Use&&) noexcept = default;

private:
    explicit Use(std::shared_ptr<void> lock) : lock_(std::move(lock)) {}
    std::shared_ptr<void> lock_;
};

// An open device. Closing one of an earlier life of the library is not needed and not done.
class Handle {
public:
    Handle(SANE_Handle handle, unsigned life) : handle_(handle), life_(life) {}
    ~Handle();
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    [[nodiscard]] SANE_Handle get() const { return handle_; }
    [[nodiscard]] bool alive() const; // no: the library was started anew since

private:
    SANE_Handle handle_;
    unsigned life_;
};

// Closes it. Faulty: that did not end in time and never will. Nothing of the library may be called any more,
// and its process should end: sane-airscan 0.99.27 waits for ever in sane_close() after about one in twenty
// answers of no bytes.
[[nodiscard]] Result<> closeWithin(const Use& use, std::unique_ptr<Handle> handle, Millis patience);

// Opens by SANE's device name. SANE looks for devices once in its life, so when a device cannot be opened the
// library is started anew and the opening tried a second time; handles of other devices are dead then.
[[nodiscard]] Result<std::unique_ptr<Handle>> openDevice(const Use& use, const std::string& deviceName);

} // namespace hal::sane
