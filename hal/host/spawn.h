// Starts the device host with nothing of ours but its end of the channel.
#pragma once

#include <string>

#include <sys/types.h>

#include "hal/base/result.h"

namespace hal::host {

inline constexpr int kChannelFd = 3; // where the child finds its end of the channel
inline constexpr int kWorldFd = 4;   // and a simulator its world

// Path of banshi-device-host beside the running program.
[[nodiscard]] std::string programBeside();

// `channel` and `world` (-1: none) are borrowed. Faulty: the program cannot be started.
[[nodiscard]] Result<pid_t> spawnHost(const std::string& program, int channel, int world);

} // namespace hal::host
