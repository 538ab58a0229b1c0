// A conversation with a device as it is written down: to be sent by whoever stands before the device, to be
// read and to be repeated by whoever mends the driver. Nothing personal is in it: see Redactor.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/result.h"

namespace hal::port {

enum class Way { Out, In }; // to the device, from the device
[[nodiscard]] std::string_view toString(Way way);

// What travelled in one go. `bytes` is what may be told of it: all of it, or nothing.
struct TracePiece {
    std::size_t length = 0;
    Bytes bytes;
};

struct TraceEvent {
    std::chrono::microseconds at{}; // since the recording began
    Way way = Way::In;
    TracePiece piece;
    std::optional<Fault> fault; // a read or a write that ended so; the piece is empty then
    std::string call{};         // of a library, and its outcome: nothing travelled then
    std::size_t line = 0;       // of the file, from 1
};

// A text file, a line an event:
//   banshi-trace 1 escpos+serial:?width=58
//   0.000120 out aaaaaa9669000311ff...      0.004500 in 1295 bytes      1.204500 in fault timeout
//   0.000350 call sane_start = good
//   end 3
struct Trace {
    std::string address; // of the device, without the place: which driver spoke, and with which options
    [[nodiscard]] std::string_view scheme() const {
        return std::string_view(address).substr(0, address.find(':'));
    }
    std::vector<TraceEvent> events;
};

inline constexpr int kTraceSchema = 1;
[[nodiscard]] std::string traceHead(std::string_view address);
[[nodiscard]] std::string traceLine(const TraceEvent& event);
[[nodiscard]] std::string traceEnd(std::size_t events);

// BadData names the line; a file that was cut off has no end, which is a mistake too. At most 64 MiB.
[[nodiscard]] Result<Trace> parseTrace(std::string_view text);
// Absent, Storage and what parseTrace gives.
[[nodiscard]] Result<Trace> readTrace(const std::string& path);

// Says what of a conversation may be written down. Only a driver knows: what it does not recognise is told as
// its length. One for each recording; it may hold pieces back until it knows what they are.
class Redactor {
public:
    virtual ~Redactor() = default;

    // Pieces in the order in which they travelled; over all calls their lengths add up to what was fed.
    [[nodiscard]] virtual std::vector<TracePiece> feed(Way way, ByteView bytes) = 0;
    // What is held back of this way, now that something else happens.
    [[nodiscard]] virtual std::vector<TracePiece> rest(Way) { return {}; }
    // Words for `banshi trace show`: what such a piece is. Empty: nothing is known of it.
    [[nodiscard]] virtual std::string describe(Way, ByteView) { return {}; }
};

} // namespace hal::port
