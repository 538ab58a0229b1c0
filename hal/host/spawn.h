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

// A program of somebody else, which reads `input` and writes `output` (both borrowed) and gets nothing else:
// no argument, no environment, no other descriptor. The head of a process group of its own. Faulty: it cannot
// be started.
[[nodiscard]] Result<pid_t> spawnFilter(const std::string& program, int input, int output);

} // namespace hal::host
