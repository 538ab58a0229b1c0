// Arbitrary bytes as a recording: one that is written again as it was read, or a complaint.
#include <cstdlib>

#include "hal/port/trace.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto trace = hal::port::parseTrace(hal::asText({data, size}));
    if (!trace)
        return 0;
    std::string text = hal::port::traceHead(trace->address);
    for (const hal::port::TraceEvent& event : trace->events)
        text += hal::port::traceLine(event);
    text += hal::port::traceEnd(trace->events.size());
    const auto again = hal::port::parseTrace(text);
    if (!again || again->events.size() != trace->events.size())
        std::abort();
    return 0;
}
