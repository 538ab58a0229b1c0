// How frames travel to a reader and back: one stream, or the four endpoints of a SAM's own USB interface.
#pragma once

#include <memory>

#include "hal/port/recording.h"
#include "hal/port/stream.h"
#include "hal/port/usb.h"

namespace hal::sdt {

// Carries bytes and knows no more of frames than where they travel. Errors as in hal/port/stream.h.
class Transport {
public:
    virtual ~Transport() = default;

    [[nodiscard]] virtual Result<> send(ByteView frame, Deadline deadline, const std::stop_token& stop) = 0;

    // The next piece of what the reader says; `missing` bytes at least are needed to go on.
    [[nodiscard]] virtual Result<SecretBytes> receive(std::size_t missing, Deadline deadline,
                                                      const std::stop_token& stop) = 0;

    // Throws away what is left of earlier answers.
    [[nodiscard]] virtual Result<> drain(const std::stop_token& stop) = 0;
};

// A serial line, or a USB interface with one pair of endpoints.
class StreamTransport final : public Transport {
public:
    explicit StreamTransport(std::unique_ptr<port::Stream> stream) : stream_(std::move(stream)) {}
    [[nodiscard]] Result<> send(ByteView frame, Deadline deadline, const std::stop_token& stop) override;
    [[nodiscard]] Result<SecretBytes> receive(std::size_t missing, Deadline deadline,
                                              const std::stop_token& stop) override;
    [[nodiscard]] Result<> drain(const std::stop_token& stop) override;

private:
    std::unique_ptr<port::Stream> stream_;
};

// Preamble and LEN travel on one pair of endpoints, all else on another.
struct FourEndpoints {
    std::uint8_t headOut = 0x02, bodyOut = 0x06, headIn = 0x81, bodyIn = 0x85;
};

class FourEndpointTransport final : public Transport {
public:
    FourEndpointTransport(std::unique_ptr<port::UsbInterface> interface, FourEndpoints endpoints)
        : interface_(std::move(interface)), endpoints_(endpoints) {}
    [[nodiscard]] Result<> send(ByteView frame, Deadline deadline, const std::stop_token& stop) override;
    [[nodiscard]] Result<SecretBytes> receive(std::size_t missing, Deadline deadline,
                                              const std::stop_token& stop) override;
    [[nodiscard]] Result<> drain(const std::stop_token& stop) override;

private:
    void noteHead(ByteView piece);

    std::unique_ptr<port::UsbInterface> interface_;
    FourEndpoints endpoints_;
    SecretBytes head_;         // what came of the header that is under way
    std::size_t bodyLeft_ = 0; // bytes that still come on the body's endpoint
};

// Another transport, written down. What a drain throws away is not.
class RecordingTransport final : public Transport {
public:
    RecordingTransport(std::unique_ptr<Transport> transport, std::shared_ptr<port::Recorder> recorder)
        : transport_(std::move(transport)), recorder_(std::move(recorder)) {}
    [[nodiscard]] Result<> send(ByteView frame, Deadline deadline, const std::stop_token& stop) override;
    [[nodiscard]] Result<SecretBytes> receive(std::size_t missing, Deadline deadline,
                                              const std::stop_token& stop) override;
    [[nodiscard]] Result<> drain(const std::stop_token& stop) override { return transport_->drain(stop); }

private:
    std::unique_ptr<Transport> transport_;
    std::shared_ptr<port::Recorder> recorder_; // one for all readers that were asked who they are
};

} // namespace hal::sdt
