#include "hal/port/usb_transfer.h"

#include <new>

namespace hal::port {

tl::unexpected<Error> usbError(const char* what, int code) {
    const auto fault = [&] {
        switch (code) {
        case LIBUSB_ERROR_NO_DEVICE:
        case LIBUSB_ERROR_NOT_FOUND: // between unplugging and the kernel's last word
            return Fault::Unplugged;
        case LIBUSB_ERROR_ACCESS:
            return Fault::Refused;
        case LIBUSB_ERROR_BUSY:
            return Fault::Busy;
        case LIBUSB_ERROR_TIMEOUT:
            return Fault::Timeout;
        case LIBUSB_ERROR_PIPE:
        case LIBUSB_ERROR_OVERFLOW:
            return Fault::Protocol;
        default:
            return Fault::Io;
        }
    }();
    return fail(fault, std::string(what) + ": " + libusb_error_name(code));
}

UsbTransfer::UsbTransfer() : transfer_(libusb_alloc_transfer(0), &libusb_free_transfer) {
    if (!transfer_)
        throw std::bad_alloc();
}

// A timeout of 0: the waiting is ours, because libusb's cannot be stopped.
void UsbTransfer::fillBulk(libusb_device_handle* device, std::uint8_t endpoint, SecretBytes& buffer) {
    libusb_fill_bulk_transfer(transfer_.get(), device, endpoint, buffer.data(),
                              static_cast<int>(buffer.size()), finished, this, 0);
}

void UsbTransfer::fillInterrupt(libusb_device_handle* device, std::uint8_t endpoint, SecretBytes& buffer) {
    libusb_fill_interrupt_transfer(transfer_.get(), device, endpoint, buffer.data(),
                                   static_cast<int>(buffer.size()), finished, this, 0);
}

void UsbTransfer::fillControl(libusb_device_handle* device, SecretBytes& buffer) {
    libusb_fill_control_transfer(transfer_.get(), device, buffer.data(), finished, this, 0);
}

void UsbTransfer::finished(libusb_transfer* transfer) {
    auto* self = static_cast<UsbTransfer*>(transfer->user_data);
    const std::lock_guard lock(self->mutex_);
    self->finished_ = true;
    self->done_.notify_all();
}

Result<std::size_t> UsbTransfer::run(Deadline deadline, const std::stop_token& stop) {
    if (stop.stop_requested())
        return fail(Fault::Cancelled);
    if (const int code = libusb_submit_transfer(transfer_.get()); code != 0)
        return usbError("submit", code);
    const auto isFinished = [this] { return finished_; };
    std::unique_lock lock(mutex_);
    if (!done_.wait_until(lock, stop, deadline.at(), isFinished)) {
        lock.unlock();
        libusb_cancel_transfer(transfer_.get()); // not found: it has finished meanwhile
        lock.lock();
        done_.wait(lock, isFinished);
    }
    switch (transfer_->status) {
    case LIBUSB_TRANSFER_COMPLETED:
        break;
    case LIBUSB_TRANSFER_CANCELLED:
    case LIBUSB_TRANSFER_TIMED_OUT:
        if (transfer_->actual_length > 0)
            break;
        return fail(stop.stop_requested() ? Fault::Cancelled : Fault::Timeout);
    case LIBUSB_TRANSFER_NO_DEVICE:
        return usbError("transfer", LIBUSB_ERROR_NO_DEVICE);
    case LIBUSB_TRANSFER_STALL:
        return usbError("transfer", LIBUSB_ERROR_PIPE);
    case LIBUSB_TRANSFER_OVERFLOW:
        return usbError("transfer", LIBUSB_ERROR_OVERFLOW);
    case LIBUSB_TRANSFER_ERROR:
        return usbError("transfer", LIBUSB_ERROR_IO);
    }
    return static_cast<std::size_t>(transfer_->actual_length);
}

} // namespace hal::port
