// QR codes and barcodes in a picture, found in a process that may die of it and is replaced.
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "hal/base/clock.h"
#include "hal/base/image.h"
#include "hal/code.h"
#include "hal/host/host_process.h"

namespace hal {

// Keeps its process from picture to picture, for a camera's frames. Used by one thread at a time.
class CodeFinder {
public:
    // `hostProgram`: path of banshi-device-host; empty: it stands beside this program.
    explicit CodeFinder(std::string hostProgram = {});

    // Every code that can be read, none for a picture without; see codes/decoder.h. A picture in a sealed
    // memory file crosses without a copy. Errors: Faulty (the decoder died of this picture, or was killed at
    // the deadline; the next call starts another), Cancelled, BadData (an empty picture), Storage.
    [[nodiscard]] Result<std::vector<Code>> find(const Image& picture, Deadline deadline,
                                                 const std::stop_token& stop = {});

private:
    const std::string hostProgram_;
    std::unique_ptr<host::HostProcess> host_;
};

// The same for one picture, in a process of its own.
[[nodiscard]] Result<std::vector<Code>> decodeCodes(const Image& picture, Deadline deadline,
                                                    const std::stop_token& stop = {},
                                                    const std::string& hostProgram = {});

} // namespace hal
