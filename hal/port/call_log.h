// What a driver asks of a library or of the kernel, and how it ended, written down call by call. One device
// host holds one driver, so there is one such log in a process; without it, noting costs a look at a flag.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "hal/base/bytes.h"
#include "hal/base/uri.h"
#include "hal/port/recording.h"

namespace hal::port {

// While one lives, noteCall() writes. Its calls can be shown and not repeated: what a library says of a
// device is more than the words that are kept of it.
class CallLog {
public:
    // Nothing when the address does not ask for a recording. Storage; Busy: this process has one;
    // Unsupported: it is asked to repeat one.
    [[nodiscard]] static Result<std::unique_ptr<CallLog>> askedFor(const Uri& uri);
    ~CallLog();
    CallLog(const CallLog&) = delete;
    CallLog& operator=(const CallLog&) = delete;

private:
    CallLog() = default;
};

// From any thread. False: nobody writes, and the words need not be made.
[[nodiscard]] bool notingCalls();
// "sane_start", "good". Never what stands on a page, in a chip or in a document: of those, sizeAndHash().
void noteCall(std::string_view call, std::string_view outcome);

// "26100480 bytes, sha256 9f86d081884c7d659a2feaa0c55ad015": half of it tells two pages apart.
[[nodiscard]] std::string sizeAndHash(ByteView contents);

} // namespace hal::port
