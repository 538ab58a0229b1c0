#include "hal/drivers/cups/upload.h"

#include <algorithm>

namespace hal::cups {
namespace {

constexpr Millis kConnectTime{4'000};
// Paper may be out for as long as staff need; the job's stop ends it earlier.
constexpr Millis kLongest{3'600'000};

} // namespace

Upload::Upload(const Address& address, Ipp request, const Payload& payload)
    : address_(address), payload_(payload),
      thread_([this, request = std::move(request)](std::stop_token stop) mutable {
          run(std::move(stop), std::move(request));
      }) {}

void Upload::run(std::stop_token stop, Ipp request) {
    Payload counted = payload_;
    counted.write = [this](const Sink& sink) {
        bool whole = true;
        payload_.write([&](ByteView bytes) {
            constexpr std::size_t kStep = 64 * 1024;
            while (!bytes.empty()) {
                const ByteView part = bytes.first(std::min(kStep, bytes.size()));
                if (!sink(part))
                    return whole = false;
                sent_ += part.size();
                bytes = bytes.subspan(part.size());
            }
            return true;
        });
        sentAll_ = whole;
    };
    auto connection = Connection::open(address_, Deadline::in(kConnectTime), stop);
    Result<Reply> reply = connection ? connection->ask(std::move(request), Deadline::in(kLongest), &counted)
                                     : tl::make_unexpected(connection.error());
    const std::lock_guard lock(mutex_);
    reply_ = std::move(reply);
    ended_.notify_all();
}

bool Upload::waitForEnd(Millis span, std::stop_token stop) {
    std::unique_lock lock(mutex_);
    return ended_.wait_for(lock, std::move(stop), span, [this] { return reply_.has_value(); });
}

std::optional<double> Upload::done() const {
    if (!payload_.size || *payload_.size == 0)
        return std::nullopt;
    return static_cast<double>(sent_) / static_cast<double>(*payload_.size);
}

} // namespace hal::cups
