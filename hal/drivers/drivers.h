// The table of drivers: which scheme of a device's URI is served by which code, and where that code runs.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal {

// Makes the device that a URI names. Talks to it no more than is needed to know that it is there.
// Errors: BadData (the URI), Absent, Unplugged, Busy, Offline, Refused, Io, Unsupported.
using Factory = Result<std::unique_ptr<Device>> (*)(const Uri&);

struct Driver {
    std::string_view scheme; // "sane", "ipp", "sim"
    Kind kind{};
    bool hosted = true;        // runs in banshi-device-host: it calls code that can hang or crash
    bool simulated = false;    // moves nothing in the real world
    Factory factory = nullptr; // of a hosted driver only known in the device host: see hosted_drivers.cpp
    // Devices of this subsystem of the kernel come and go as ours do. A network device never shows there; one
    // on USB does even when ipp-usb makes it look like one of the network.
    std::string_view subsystem = "usb";
};

// Of a code scanner: it reads codes in the pictures of the same rig's camera, so the rig makes it itself.
inline constexpr std::string_view kCameraScheme = "camera";

// Every driver of this build, with or without its factory. One line a scheme and kind.
[[nodiscard]] std::span<const Driver> drivers();

// BadData names the scheme when no driver of that kind takes it.
[[nodiscard]] Result<const Driver*> findDriver(const Uri& uri, Kind kind);

} // namespace hal
