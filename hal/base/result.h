// Errors are values: what a device can do wrong, and who can mend it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace hal {

// Everything a device is known to do. Closed: a driver maps its library's codes onto these and adds none.
enum class Fault {
    Cancelled,     // the caller's stop token was set
    Timeout,       // no answer before the deadline
    Busy,          // another lease, another host, or the device's own work
    Absent,        // never seen since start
    Unplugged,     // was there, is gone
    TryAgain,      // a passing failure: the same call may succeed now
    NoCard,        // nothing in the reader's field
    CardMustLeave, // the card of the last read still lies in the field
    AuthFailed,    // card and reader do not accept each other
    NoDocument,    // ADF or platen reports that nothing is there
    OutOfPaper,    // or a tray that is not pushed in: most printers cannot tell one from the other
    PaperNearEnd,
    TrayOpen,   // a tray is out, and the printer knows that it is that and nothing else
    WrongPaper, // no tray holds the size that is wanted
    OutOfToner,
    Jam,
    CoverOpen,
    Protocol,    // the peer's bytes break its own protocol
    Io,          // the transport failed
    Offline,     // reachable but out of service, or the network peer is away
    Refused,     // permission, PIN, policy
    BadData,     // well-formed, but not what it claims to be
    Storage,     // disk full, read-only, or corrupt
    Unsupported, // the device or the build cannot do this
    Faulty,      // crashed or hung: its host was killed
};

inline constexpr int kFaultCount = static_cast<int>(Fault::Faulty) + 1;

// Who can put it right. The screen shows this, never Error::detail.
enum class Remedy { None, Resident, Staff, Technician };

struct Error {
    Fault fault{};
    std::string detail; // for the log; never personal data, never shown to a resident

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Fault fault, std::string detail = {}) {
    return tl::make_unexpected(Error{fault, std::move(detail)});
}

[[nodiscard]] Remedy remedyFor(Fault fault);

// Stable identifiers, e.g. "out_of_paper": for logs, JSON and the wire. Empty optional-free: every value has
// one.
[[nodiscard]] std::string_view toString(Fault fault);
[[nodiscard]] std::string_view toString(Remedy remedy);

} // namespace hal
