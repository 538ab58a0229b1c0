// A document on its way to the printer, on a thread and a connection of its own: a printer that takes raster
// stops taking it while it has no paper, and must be asked meanwhile why.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "hal/drivers/cups/connection.h"

namespace hal::cups {

// Ends with the object: what is not sent then is not sent.
class Upload {
public:
    // The address and the payload outlive the upload.
    Upload(const Address& address, Ipp request, const Payload& payload);

    // True when the printer has answered or the way is broken; waits for that no longer than the span.
    [[nodiscard]] bool waitForEnd(Millis span, std::stop_token stop);
    // Precondition: it has ended.
    [[nodiscard]] Result<Reply>& reply() { return *reply_; }
    // The last byte has gone: whether the printer has it all, it has not said yet.
    [[nodiscard]] bool sentAll() const { return sentAll_; }
    // 0..1; nothing while the size is not known.
    [[nodiscard]] std::optional<double> done() const;

private:
    void run(std::stop_token stop, Ipp request);

    const Address& address_;
    const Payload& payload_;
    std::atomic<std::size_t> sent_{0};
    std::atomic<bool> sentAll_{false};
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::optional<Result<Reply>> reply_; // written once, under the mutex
    std::jthread thread_;                // last: it uses all of the above
};

} // namespace hal::cups
