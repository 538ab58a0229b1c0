// Writes down what travels between a driver and its device, and lets a driver speak with what was written.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "hal/base/uri.h"
#include "hal/port/stream.h"
#include "hal/port/trace.h"

namespace hal::port {

// The options of a device's address, set by `banshi trace` alone: a kiosk's configuration may have neither.
inline constexpr const char* kRecordOption = "record"; // FILE: is made, must not be there
inline constexpr const char* kReplayOption = "replay"; // FILE: there is no device

// Used by one thread at a time.
class Recorder {
public:
    // A new file, for its owner alone. `redactor` may be null where only calls are told. Storage: it is there
    // already or cannot be made.
    [[nodiscard]] static Result<std::unique_ptr<Recorder>>
    create(const std::string& path, std::string_view address, std::unique_ptr<Redactor> redactor);
    // Nothing when the address does not ask for a recording.
    [[nodiscard]] static Result<std::unique_ptr<Recorder>> askedFor(const Uri& uri,
                                                                    std::unique_ptr<Redactor> redactor);
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    void passed(Way way, ByteView bytes);
    void failed(Way way, Fault fault);
    // Of a library; printable ASCII, the rest becomes '?'. Whoever says it leaves out what is personal.
    void called(std::string_view words);

private:
    Recorder(std::FILE* file, std::unique_ptr<Redactor> redactor);
    void write(Way way, std::vector<TracePiece> pieces);
    void write(TraceEvent event);
    void writeRest();

    std::FILE* file_;
    std::unique_ptr<Redactor> redactor_;
    Monotonic begun_;
    std::size_t events_ = 0;
};

class RecordingStream final : public Stream {
public:
    RecordingStream(std::unique_ptr<Stream> stream, std::shared_ptr<Recorder> recorder)
        : stream_(std::move(stream)), recorder_(std::move(recorder)) {}
    [[nodiscard]] Result<> write(ByteView bytes, Deadline deadline, const std::stop_token& stop) override;
    [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> into, Deadline deadline,
                                           const std::stop_token& stop) override;

private:
    std::unique_ptr<Stream> stream_;
    std::shared_ptr<Recorder> recorder_; // one for all connections to a device
};

// Answers as the device did, at once. What was told as a length comes as so many zeros. Protocol names the
// line when the driver says something else than it did; Unplugged after the last event.
class ReplayStream final : public Stream {
public:
    ReplayStream(Trace trace, std::unique_ptr<Redactor> redactor)
        : trace_(std::move(trace)), redactor_(std::move(redactor)) {}
    // BadData also: another driver's recording, or one of calls.
    [[nodiscard]] static Result<std::unique_ptr<ReplayStream>> open(const Uri& uri,
                                                                    std::unique_ptr<Redactor> redactor);
    [[nodiscard]] Result<> write(ByteView bytes, Deadline deadline, const std::stop_token& stop) override;
    [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> into, Deadline deadline,
                                           const std::stop_token& stop) override;

private:
    [[nodiscard]] Result<> said(const TracePiece& piece);
    [[nodiscard]] const TraceEvent* next() const;

    Trace trace_;
    std::unique_ptr<Redactor> redactor_;
    std::size_t at_ = 0;   // the next event
    std::size_t done_ = 0; // bytes of it that have travelled
};

} // namespace hal::port
