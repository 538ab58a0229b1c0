#include "hal/drivers/sdt/transport.h"

#include <algorithm>

#include "hal/drivers/sdt/frame.h"

namespace hal::sdt {
namespace {

constexpr Millis kSilence{20};     // after which a reader has nothing more to say; its packets are 1 ms apart
constexpr Millis kLongEnough{500}; // for a reader that never falls silent

// A stop never cuts a frame in two, because the reader would take the next one for the rest. It takes so long
// at most; frames have eleven bytes.
constexpr Millis kFrameTime{250};

Deadline wholeFrame(Deadline deadline) {
    const Deadline end = Deadline::in(kFrameTime);
    return end.at() < deadline.at() ? end : deadline;
}

// Receives until silence. A reader that is gone says so; one that talks for ever is left to the next answer's
// parser.
template <class Receive>
Result<> untilSilence(Receive receive) {
    const Deadline end = Deadline::in(kLongEnough);
    while (!end.passed()) {
        const auto piece = receive(Deadline::in(kSilence));
        if (!piece && piece.error().fault == Fault::Timeout)
            return {};
        if (!piece && piece.error().fault != Fault::Protocol)
            return tl::make_unexpected(piece.error());
    }
    return {};
}

} // namespace

Result<> StreamTransport::send(ByteView frame, Deadline deadline, const std::stop_token& stop) {
    if (stop.stop_requested())
        return fail(Fault::Cancelled);
    return stream_->write(frame, wholeFrame(deadline), {});
}

Result<SecretBytes> StreamTransport::receive(std::size_t missing, Deadline deadline,
                                             const std::stop_token& stop) {
    SecretBytes piece(missing);
    const auto count = stream_->read(piece, deadline, stop);
    if (!count)
        return tl::make_unexpected(count.error());
    piece.resize(*count);
    return piece;
}

Result<> StreamTransport::drain(const std::stop_token& stop) {
    return untilSilence([&](Deadline until) { return receive(kMaxLength, until, stop); });
}

Result<> FourEndpointTransport::send(ByteView frame, Deadline deadline, const std::stop_token& stop) {
    head_.clear();
    bodyLeft_ = 0;
    if (stop.stop_requested())
        return fail(Fault::Cancelled);
    const Deadline end = wholeFrame(deadline);
    if (auto sent = interface_->send(endpoints_.headOut, frame.first(kHeaderSize), end, {}); !sent)
        return sent;
    return interface_->send(endpoints_.bodyOut, frame.subspan(kHeaderSize), end, {});
}

Result<SecretBytes> FourEndpointTransport::receive(std::size_t, Deadline deadline,
                                                   const std::stop_token& stop) {
    if (bodyLeft_ > 0) {
        auto body = interface_->receive(endpoints_.bodyIn, bodyLeft_, deadline, stop);
        bodyLeft_ -= body ? std::min(bodyLeft_, body->size()) : bodyLeft_;
        return body;
    }
    auto piece = interface_->receive(endpoints_.headIn, kHeaderSize - head_.size(), deadline, stop);
    if (piece)
        noteHead(*piece);
    return piece;
}

Result<> FourEndpointTransport::drain(const std::stop_token& stop) {
    head_.clear();
    bodyLeft_ = 0;
    for (const std::uint8_t endpoint : {endpoints_.headIn, endpoints_.bodyIn})
        if (auto silent = untilSilence(
                [&](Deadline until) { return interface_->receive(endpoint, kMaxLength, until, stop); });
            !silent)
            return silent;
    return {};
}

// A whole header announces a body; what cannot become one is junk, and the next piece may be a header.
void FourEndpointTransport::noteHead(ByteView piece) {
    head_.insert(head_.end(), piece.begin(), piece.end());
    const auto known = static_cast<std::ptrdiff_t>(std::min(head_.size(), kPreamble.size()));
    if (!std::equal(head_.begin(), head_.begin() + known, kPreamble.begin())) {
        head_.clear();
    } else if (head_.size() >= kHeaderSize) {
        const std::size_t length = head_[5] * std::size_t{256} + head_[6];
        const std::size_t came = head_.size() - kHeaderSize;
        bodyLeft_ = length > came ? std::min(length, kMaxLength) - came : 0;
        head_.clear();
    }
}

Result<> RecordingTransport::send(ByteView frame, Deadline deadline, const std::stop_token& stop) {
    auto sent = transport_->send(frame, deadline, stop);
    if (sent)
        recorder_->passed(port::Way::Out, frame);
    else
        recorder_->failed(port::Way::Out, sent.error().fault);
    return sent;
}

Result<SecretBytes> RecordingTransport::receive(std::size_t missing, Deadline deadline,
                                                const std::stop_token& stop) {
    auto piece = transport_->receive(missing, deadline, stop);
    if (piece)
        recorder_->passed(port::Way::In, *piece);
    else
        recorder_->failed(port::Way::In, piece.error().fault);
    return piece;
}

} // namespace hal::sdt
