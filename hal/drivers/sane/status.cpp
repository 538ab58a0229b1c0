#include "hal/drivers/sane/status.h"

#include "hal/port/call_log.h"

namespace hal::sane {
namespace {

// Backends send two codes more than the standard has; sane.h declares them for frontends of the next version
// only.
constexpr int kWarmingUp = 12;
constexpr int kTransportLocked = 13;

} // namespace

std::optional<Fault> faultFor(SANE_Status status, bool weStopped) {
    switch (static_cast<int>(status)) {
    case SANE_STATUS_GOOD:
    case SANE_STATUS_EOF:
        return std::nullopt;
    case SANE_STATUS_CANCELLED:
        return weStopped ? Fault::Cancelled : Fault::TryAgain;
    case SANE_STATUS_UNSUPPORTED:
    case SANE_STATUS_INVAL:
        return Fault::Unsupported;
    case SANE_STATUS_DEVICE_BUSY:
        return Fault::Busy;
    case SANE_STATUS_JAMMED:
        return Fault::Jam;
    case SANE_STATUS_NO_DOCS:
        return Fault::NoDocument;
    case SANE_STATUS_COVER_OPEN:
        return Fault::CoverOpen;
    case SANE_STATUS_IO_ERROR:
        return Fault::Io;
    case SANE_STATUS_NO_MEM:
        return Fault::Faulty;
    case SANE_STATUS_ACCESS_DENIED:
        return Fault::Refused;
    case kWarmingUp:
        return Fault::TryAgain;
    case kTransportLocked:
        return Fault::Faulty;
    default:
        return Fault::Protocol;
    }
}

tl::unexpected<Error> failure(const char* what, SANE_Status status, bool weStopped) {
    return fail(faultFor(status, weStopped).value_or(Fault::Protocol),
                std::string(what) + ": " + sane_strstatus(status));
}

SANE_Status noted(std::string_view call, SANE_Status status) {
    if (port::notingCalls())
        port::noteCall(call, sane_strstatus(status));
    return status;
}

} // namespace hal::sane
