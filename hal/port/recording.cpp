#include "hal/port/recording.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "hal/base/fd.h"

namespace hal::port {

Result<std::unique_ptr<Recorder>> Recorder::create(const std::string& path, std::string_view address,
                                                   std::unique_ptr<Redactor> redactor) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    std::FILE* const file = fd < 0 ? nullptr : ::fdopen(fd, "w");
    if (!file) {
        const int error = errno;
        if (fd >= 0)
            ::close(fd);
        return fail(Fault::Storage, std::string("the recording cannot be made: ") + std::strerror(error));
    }
    std::fputs(traceHead(address).c_str(), file);
    return std::unique_ptr<Recorder>(new Recorder(file, std::move(redactor)));
}

Result<std::unique_ptr<Recorder>> Recorder::askedFor(const Uri& uri, std::unique_ptr<Redactor> redactor) {
    const auto path = uri.option(kRecordOption);
    if (!path)
        return std::unique_ptr<Recorder>();
    std::string address = uri.scheme + ':';
    char before = '?';
    for (const auto& [key, value] : uri.query)
        if (key != kRecordOption) {
            address.append(1, before).append(key).append("=").append(value);
            before = '&';
        }
    return create(*path, address, std::move(redactor));
}

Recorder::Recorder(std::FILE* file, std::unique_ptr<Redactor> redactor)
    : file_(file), redactor_(std::move(redactor)), begun_(std::chrono::steady_clock::now()) {}

// A full disk leaves a recording without an end, which says of itself that it was cut off.
Recorder::~Recorder() {
    writeRest();
    if (std::ferror(file_) == 0)
        std::fputs(traceEnd(events_).c_str(), file_);
    std::fclose(file_);
}

void Recorder::passed(Way way, ByteView bytes) {
    const Way other = way == Way::Out ? Way::In : Way::Out;
    write(other, redactor_->rest(other));
    write(way, redactor_->feed(way, bytes));
}

void Recorder::failed(Way way, Fault fault) {
    writeRest();
    write({.at = {}, .way = way, .piece = {}, .fault = fault});
}

void Recorder::called(std::string_view words) {
    write({.at = {}, .way = {}, .piece = {}, .fault = {}, .call = std::string(words)});
}

void Recorder::writeRest() {
    if (!redactor_)
        return;
    write(Way::Out, redactor_->rest(Way::Out));
    write(Way::In, redactor_->rest(Way::In));
}

void Recorder::write(Way way, std::vector<TracePiece> pieces) {
    for (TracePiece& piece : pieces)
        if (piece.length > 0)
            write({.at = {}, .way = way, .piece = std::move(piece), .fault = {}});
}

void Recorder::write(TraceEvent event) {
    event.at =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun_);
    std::fputs(traceLine(event).c_str(), file_);
    ++events_;
}

Result<> RecordingStream::write(ByteView bytes, Deadline deadline, const std::stop_token& stop) {
    auto written = stream_->write(bytes, deadline, stop);
    if (written)
        recorder_->passed(Way::Out, bytes);
    else
        recorder_->failed(Way::Out, written.error().fault);
    return written;
}

Result<std::size_t> RecordingStream::read(std::span<std::uint8_t> into, Deadline deadline,
                                          const std::stop_token& stop) {
    auto count = stream_->read(into, deadline, stop);
    if (count)
        recorder_->passed(Way::In, into.first(*count));
    else
        recorder_->failed(Way::In, count.error().fault);
    return count;
}

Result<std::unique_ptr<ReplayStream>> ReplayStream::open(const Uri& uri, std::unique_ptr<Redactor> redactor) {
    auto trace = readTrace(uri.option(kReplayOption).value_or(""));
    if (!trace)
        return tl::make_unexpected(trace.error());
    if (trace->scheme() != uri.scheme)
        return fail(Fault::BadData, "a recording of " + std::string(trace->scheme()));
    if (std::ranges::any_of(trace->events, [](const TraceEvent& event) { return !event.call.empty(); }))
        return fail(Fault::BadData, "calls of a library can be shown, not repeated");
    return std::make_unique<ReplayStream>(*std::move(trace), std::move(redactor));
}

const TraceEvent* ReplayStream::next() const {
    return at_ < trace_.events.size() ? &trace_.events[at_] : nullptr;
}

Result<> ReplayStream::said(const TracePiece& piece) {
    // What the device still said is not wanted any more.
    while (next() && (next()->way == Way::In || done_ > 0))
        ++at_, done_ = 0;
    const TraceEvent* const event = next();
    if (!event)
        return fail(Fault::Unplugged, "the recording ends here");
    ++at_;
    if (event->fault)
        return fail(*event->fault);
    if (event->piece.length != piece.length || event->piece.bytes != piece.bytes)
        return fail(Fault::Protocol, "line " + std::to_string(event->line) +
                                         " of the recording: the driver says something else now");
    return {};
}

Result<> ReplayStream::write(ByteView bytes, Deadline, const std::stop_token& stop) {
    if (stop.stop_requested())
        return fail(Fault::Cancelled);
    for (const TracePiece& piece : redactor_->feed(Way::Out, bytes))
        if (auto same = said(piece); !same)
            return same;
    return {};
}

Result<std::size_t> ReplayStream::read(std::span<std::uint8_t> into, Deadline, const std::stop_token& stop) {
    if (stop.stop_requested())
        return fail(Fault::Cancelled);
    const TraceEvent* const event = next();
    if (!event)
        return fail(Fault::Unplugged, "the recording ends here");
    if (event->way == Way::Out)
        return fail(Fault::Timeout);
    if (event->fault) {
        ++at_;
        return fail(*event->fault);
    }
    const std::size_t count = std::min(into.size(), event->piece.length - done_);
    if (event->piece.bytes.empty())
        std::ranges::fill(into.first(count), std::uint8_t{0});
    else
        std::ranges::copy(ByteView(event->piece.bytes).subspan(done_, count), into.begin());
    done_ += count;
    if (done_ == event->piece.length)
        ++at_, done_ = 0;
    return count;
}

} // namespace hal::port
