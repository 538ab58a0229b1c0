#include "hal/port/trace.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "hal/base/uri.h"

namespace hal::port {
namespace {

constexpr std::string_view kMagic = "banshi-trace";
constexpr std::size_t kMostText = 64U << 20U;
constexpr std::size_t kMostLength = 1U << 20U; // of one piece: what a reader would have to make up
constexpr std::string_view kCall = "call";
constexpr std::size_t kMostWords = 500; // of one call
constexpr std::string_view kHex = "0123456789abcdef";

// The words of a line, one space between them.
std::string_view word(std::string_view& line) {
    const std::size_t space = line.find(' ');
    const std::string_view first = line.substr(0, space);
    line = space == line.npos ? std::string_view{} : line.substr(space + 1);
    return first;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

// "12.000345": seconds with six decimals.
std::optional<std::chrono::microseconds> instant(std::string_view text) {
    const std::size_t point = text.find('.');
    if (point == text.npos || text.size() != point + 7 || point > 9)
        return std::nullopt;
    const auto seconds = number<std::uint32_t>(text.substr(0, point));
    const auto parts = number<std::uint32_t>(text.substr(point + 1));
    if (!seconds || !parts)
        return std::nullopt;
    return std::chrono::microseconds(std::int64_t{*seconds} * 1'000'000 + *parts);
}

std::optional<Bytes> bytesOf(std::string_view hex) {
    if (hex.empty() || hex.size() % 2 != 0 || hex.size() / 2 > kMostLength)
        return std::nullopt;
    Bytes bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t at = 0; at < hex.size(); at += 2) {
        const std::size_t high = kHex.find(hex[at]), low = kHex.find(hex[at + 1]);
        if (high == kHex.npos || low == kHex.npos)
            return std::nullopt;
        bytes.push_back(static_cast<std::uint8_t>(high << 4U | low));
    }
    return bytes;
}

std::optional<Fault> faultOf(std::string_view name) {
    for (int value = 0; value <= static_cast<int>(Fault::Faulty); ++value)
        if (toString(static_cast<Fault>(value)) == name)
            return static_cast<Fault>(value);
    return std::nullopt;
}

// "aaff", "12 bytes", "fault timeout"
bool readContent(std::string_view line, TraceEvent& event) {
    const std::string_view first = word(line);
    if (first == "fault") {
        event.fault = faultOf(line);
        return event.fault.has_value();
    }
    if (line == "bytes") {
        const auto length = number<std::size_t>(first);
        event.piece.length = length.value_or(0);
        return event.piece.length > 0 && event.piece.length <= kMostLength;
    }
    auto bytes = bytesOf(first);
    if (!bytes || !line.empty())
        return false;
    event.piece = {bytes->size(), *std::move(bytes)};
    return true;
}

std::optional<TraceEvent> readEvent(std::string_view line) {
    TraceEvent event;
    const auto at = instant(word(line));
    const std::string_view way = word(line);
    if (at && way == kCall && !line.empty() && line.size() <= kMostWords) {
        event.at = *at;
        event.call = line;
        return event;
    }
    if (!at || (way != toString(Way::Out) && way != toString(Way::In)))
        return std::nullopt;
    event.at = *at;
    event.way = way == toString(Way::Out) ? Way::Out : Way::In;
    if (!readContent(line, event))
        return std::nullopt;
    return event;
}

// A library's words, which may hold anything.
std::string inOneLine(std::string_view words) {
    std::string line(words.substr(0, kMostWords));
    for (char& c : line)
        if (c < ' ' || c > '~')
            c = '?';
    return line;
}

tl::unexpected<Error> wrong(std::size_t line, std::string_view what) {
    return fail(Fault::BadData, "line " + std::to_string(line) + ": " + std::string(what));
}

} // namespace

std::string_view toString(Way way) { return way == Way::Out ? "out" : "in"; }

std::string traceHead(std::string_view address) {
    return std::string(kMagic) + ' ' + std::to_string(kTraceSchema) + ' ' + std::string(address) + '\n';
}

std::string traceLine(const TraceEvent& event) {
    std::array<char, 32> at{};
    std::snprintf(at.data(), at.size(), "%lld.%06lld", static_cast<long long>(event.at.count() / 1'000'000),
                  static_cast<long long>(event.at.count() % 1'000'000));
    if (!event.call.empty())
        return std::string(at.data()).append(" ").append(kCall).append(" ").append(inOneLine(event.call)) +
               '\n';
    std::string line = std::string(at.data()) + ' ' + std::string(toString(event.way)) + ' ';
    if (event.fault)
        line += "fault " + std::string(toString(*event.fault));
    else if (event.piece.bytes.empty())
        line += std::to_string(event.piece.length) + " bytes";
    for (const std::uint8_t byte : event.piece.bytes)
        (line += kHex[byte >> 4U]) += kHex[byte & 0x0FU];
    return line + '\n';
}

std::string traceEnd(std::size_t events) { return "end " + std::to_string(events) + '\n'; }

Result<Trace> parseTrace(std::string_view text) {
    if (text.size() > kMostText)
        return fail(Fault::BadData, "the recording is larger than 64 MiB");
    Trace trace;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        if (end == text.npos)
            return wrong(number, "the recording was cut off");
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (number == 1) {
            if (word(line) != kMagic)
                return wrong(number, "no recording of a device");
            if (word(line) != std::to_string(kTraceSchema))
                return wrong(number, "a recording of another version");
            if (!parseUri(line))
                return wrong(number, "which driver spoke is missing");
            trace.address = line;
            continue;
        }
        if (line.starts_with("end ")) {
            if (line.substr(4) != std::to_string(trace.events.size()) || !text.empty())
                return wrong(number, "the end does not fit what stands before it");
            return trace;
        }
        auto event = readEvent(line);
        if (!event)
            return wrong(number,
                         "expected SECONDS out|in HEX, or COUNT bytes, or fault NAME, or SECONDS call WORDS");
        event->line = number;
        trace.events.push_back(*std::move(event));
    }
    return trace.address.empty() ? fail(Fault::BadData, "the recording is empty")
                                 : wrong(trace.events.size() + 2, "the recording was cut off");
}

Result<Trace> readTrace(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(Fault::Absent, "the recording cannot be opened");
    std::string text;
    for (std::array<char, 1 << 16> part{}; file.read(part.data(), part.size()) || file.gcount() > 0;) {
        text.append(part.data(), static_cast<std::size_t>(file.gcount()));
        if (text.size() > kMostText)
            break;
    }
    if (file.bad())
        return fail(Fault::Storage, "the recording cannot be read");
    return parseTrace(text);
}

} // namespace hal::port
