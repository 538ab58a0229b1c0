// Where the running application listens: the socket STATE/run/kiosk.socket, 0600 in a folder that nobody else
// may enter.
#pragma once

#include <filesystem>

#include "hal/base/fd.h"
#include "hal/base/result.h"

namespace kiosk::control {

// The folder of a state directory, made when it is not there, and locked: one application at a time listens
// there. Errors: Busy (another one does), Refused (it is somebody else's), Storage.
[[nodiscard]] hal::Result<hal::Fd> ownPlace(const std::filesystem::path& state);

// A socket that listens there. What a killed application left is replaced, for the lock says that it is gone.
[[nodiscard]] hal::Result<hal::Fd> listenAt(const hal::Fd& place);
void removeSocket(const hal::Fd& place);

// A connection to the application of that state directory. Errors: Absent (none runs), Refused (it is another
// user's), Timeout (it runs, but takes nobody).
[[nodiscard]] hal::Result<hal::Fd> connectTo(const std::filesystem::path& state);

} // namespace kiosk::control
