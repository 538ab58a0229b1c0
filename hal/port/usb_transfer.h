// One asynchronous transfer of libusb, waited for with a deadline and a stop.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include <libusb.h>

#include "hal/base/clock.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"

namespace hal::port {

// What libusb's codes mean to a caller.
[[nodiscard]] tl::unexpected<Error> usbError(const char* what, int code);

class UsbTransfer {
public:
    UsbTransfer();

    // Exactly one of these, then run(). The buffer must live until run() has returned.
    void fillBulk(libusb_device_handle* device, std::uint8_t endpoint, SecretBytes& buffer);
    void fillInterrupt(libusb_device_handle* device, std::uint8_t endpoint, SecretBytes& buffer);
    void fillControl(libusb_device_handle* device, SecretBytes& buffer);

    // Number of bytes that moved; some may have before a deadline or a stop, and then those count.
    // Errors: Timeout, Cancelled, Unplugged, Protocol (stalled or too much), Io.
    [[nodiscard]] Result<std::size_t> run(Deadline deadline, const std::stop_token& stop);
    [[nodiscard]] bool stalled() const { return transfer_->status == LIBUSB_TRANSFER_STALL; }

private:
    static void LIBUSB_CALL finished(libusb_transfer* transfer);

    std::unique_ptr<libusb_transfer, decltype(&libusb_free_transfer)> transfer_;
    std::mutex mutex_;
    std::condition_variable_any done_;
    bool finished_ = false;
};

} // namespace hal::port
