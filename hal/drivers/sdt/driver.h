// The driver of SDT readers: schemes sdt+usb and sdt+serial. See README.md for the addresses.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::sdt {

// "sdt+usb:", "sdt+usb:1-4.2" (the port it is plugged into), options models=FILE and fingerprint=1.
// Errors: Absent, Refused (no permission, no reader, or several and no port named), Busy, Storage (models),
// BadData (the URI), and what prove() gives.
[[nodiscard]] Result<std::unique_ptr<Device>> openUsb(const Uri& uri);

// "sdt+serial:/dev/serial/by-path/…", options baud=RATE and fingerprint=1. Whatever rate the reader has been
// left at is found, and changed to the wanted one. Offline: nothing answers at any rate.
[[nodiscard]] Result<std::unique_ptr<Device>> openSerial(const Uri& uri);

} // namespace hal::sdt
