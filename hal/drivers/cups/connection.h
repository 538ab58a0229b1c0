// One HTTP connection to a printer on which IPP questions are asked, with deadlines and stops.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include <cups/cups.h>

#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "hal/base/result.h"
#include "hal/drivers/cups/address.h"

namespace hal::cups {

struct IppDelete {
    void operator()(ipp_t* ipp) const { ippDelete(ipp); }
};
using Ipp = std::unique_ptr<ipp_t, IppDelete>;

// A request with the attributes that each has: charset, language, printer, user. The user is the kiosk.
[[nodiscard]] Ipp makeRequest(ipp_op_t operation, const Address& address);

struct Reply {
    ipp_status_t status{};
    Ipp attributes; // never null
};

// Nothing when the printer did what it was asked (warnings about ignored attributes included).
[[nodiscard]] std::optional<Fault> faultFor(ipp_status_t status);
[[nodiscard]] tl::unexpected<Error> failure(const char* what, ipp_status_t status);

// Takes a document's bytes on their way; false: the connection is gone or the stop came.
using Sink = std::function<bool(ByteView)>;

// What is sent after a request's attributes.
struct Payload {
    const char* mime = "";
    std::optional<std::size_t> size; // unknown: sent in HTTP chunks
    std::function<void(const Sink&)> write;
};

// Not thread-safe. Waiting inside ends at the deadline, and 100 ms after a stop.
class Connection {
public:
    // Offline: nothing listens there, or the name is unknown. Timeout, Cancelled.
    [[nodiscard]] static Result<Connection> open(const Address& address, Deadline deadline,
                                                 std::stop_token stop = {});

    // Errors are those of the way only: Io, Offline, Timeout, Protocol (no IPP came back), Refused (HTTP 401,
    // 403), Cancelled. The connection is of no use after one.
    [[nodiscard]] Result<Reply> ask(Ipp request, Deadline deadline, const Payload* payload = nullptr);

private:
    struct Patience { // lives on the heap: libcups keeps its address
        Deadline deadline;
        std::stop_token stop;
    };
    struct HttpClose {
        void operator()(http_t* http) const { httpClose(http); }
    };
    Connection(http_t* http, std::string path, std::unique_ptr<Patience> patience);
    [[nodiscard]] Error broken(const char* what) const;
    [[nodiscard]] bool sendPayload(const Payload& payload);

    std::unique_ptr<Patience> patience_; // outlives http_
    std::unique_ptr<http_t, HttpClose> http_;
    std::string path_;
};

} // namespace hal::cups
