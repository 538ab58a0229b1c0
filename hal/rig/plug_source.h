// Tells that devices came or went, so that nobody has to look all the time.
#pragma once

#include <memory>
#include <set>
#include <stop_token>
#include <string>

#include "hal/base/result.h"

namespace hal {

inline constexpr const char* kAnySubsystem = "any";

// Used by one thread.
class PlugSource {
public:
    virtual ~PlugSource() = default;

    // Blocks, without using the processor, until devices come, go or change, and returns the kernel's names
    // of their subsystems ("usb", "tty"), all that are known of by now. kAnySubsystem: something was missed.
    // None at all: the stop came, or there is nothing to be heard any more.
    [[nodiscard]] virtual std::set<std::string> next(const std::stop_token& stop) = 0;
};

// What udev tells when it has set a device up; where no udev runs (containers), what the kernel tells, which
// is a moment before permissions are set. Unsupported: this system tells neither.
[[nodiscard]] Result<std::unique_ptr<PlugSource>> openUdevSource();

} // namespace hal
