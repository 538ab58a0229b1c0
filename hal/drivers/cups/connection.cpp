#include "hal/drivers/cups/connection.h"

#include <algorithm>
#include <array>

#include "hal/port/call_log.h"

namespace hal::cups {
namespace {

// libcups has no word for some failures, and answers with a null pointer then.
std::string lastError() {
    const char* words = cupsLastErrorString();
    return words ? words : "no reason given";
}

constexpr double kLookUp = 0.1; // seconds between two looks at deadline and stop while waiting
constexpr const char* kUser = "banshi";

// No printer of ours asks for a password; without this libcups asks for one on the terminal.
const char* noPassword(const char*, http_t*, const char*, const char*, void*) { return nullptr; }

ipp_status_t statusOf(ipp_t* answer) { return ippGetStatusCode(answer); }

// The words of a printer that say how it and a job are; none of them is a name or a place.
constexpr std::array kTold{
    "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "queued-job-count",
    "job-state",     "job-state-reasons",     "job-impressions-completed", "job-media-sheets-completed"};

std::string told(ipp_t* answer) {
    std::string words =
        std::string(ippErrorString(statusOf(answer))) + ", " + std::to_string(ippLength(answer)) + " bytes";
    for (const char* name : kTold)
        if (ipp_attribute_t* attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO)) {
            std::array<char, 200> value{};
            ippAttributeString(attribute, value.data(), value.size());
            words.append("; ").append(name).append(" ").append(value.data());
        }
    return words;
}

// How a call ended that gave no answer.
tl::unexpected<Error> noted(const char* what, Error error) {
    port::noteCall(what, toString(error.fault));
    return tl::make_unexpected(std::move(error));
}

} // namespace

Ipp makeRequest(ipp_op_t operation, const Address& address) {
    Ipp request(ippNewRequest(operation));
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                 address.ippUri.c_str());
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, kUser);
    return request;
}

std::optional<Fault> faultFor(ipp_status_t status) {
    if (status >= IPP_STATUS_OK && status <= IPP_STATUS_OK_EVENTS_COMPLETE)
        return std::nullopt;
    switch (status) {
    case IPP_STATUS_ERROR_FORBIDDEN:
    case IPP_STATUS_ERROR_NOT_AUTHENTICATED:
    case IPP_STATUS_ERROR_NOT_AUTHORIZED:
        return Fault::Refused;
    case IPP_STATUS_ERROR_DOCUMENT_FORMAT_ERROR:
    case IPP_STATUS_ERROR_DOCUMENT_UNPRINTABLE:
    case IPP_STATUS_ERROR_COMPRESSION_ERROR:
        return Fault::BadData;
    case IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED:
    case IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES:
    case IPP_STATUS_ERROR_CONFLICTING:
    case IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED:
        return Fault::Unsupported;
    case IPP_STATUS_ERROR_BUSY:
    case IPP_STATUS_ERROR_TOO_MANY_JOBS:
        return Fault::Busy;
    case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS:
    case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE:
    case IPP_STATUS_ERROR_PRINTER_IS_DEACTIVATED:
        return Fault::Offline;
    case IPP_STATUS_ERROR_TEMPORARY:
        return Fault::TryAgain;
    case IPP_STATUS_ERROR_TIMEOUT:
        return Fault::Timeout;
    case IPP_STATUS_ERROR_NOT_FOUND:
    case IPP_STATUS_ERROR_GONE:
        return Fault::Absent;
    case IPP_STATUS_ERROR_DEVICE:
    case IPP_STATUS_ERROR_INTERNAL:
        return Fault::Io;
    default:
        return Fault::Protocol;
    }
}

tl::unexpected<Error> failure(const char* what, ipp_status_t status) {
    return fail(faultFor(status).value_or(Fault::Protocol),
                std::string(what) + ": " + ippErrorString(status));
}

Connection::Connection(http_t* http, std::string path, std::unique_ptr<Patience> patience)
    : patience_(std::move(patience)), http_(http), path_(std::move(path)) {
    const auto goOn = [](http_t*, void* data) -> int {
        const auto* waiting = static_cast<const Patience*>(data);
        return !waiting->stop.stop_requested() && !waiting->deadline.passed();
    };
    httpSetTimeout(http_.get(), kLookUp, goOn, patience_.get());
    cupsSetPasswordCB2(noPassword, nullptr);
}

Result<Connection> Connection::open(const Address& address, Deadline deadline, std::stop_token stop) {
    int cancelled = 0; // libcups looks at it while it connects
    const std::stop_callback cancel(stop,
                                    [&cancelled] { __atomic_store_n(&cancelled, 1, __ATOMIC_RELAXED); });
    const auto span = std::max<Millis::rep>(1, deadline.left().count());
    http_t* http = httpConnect2(address.host.c_str(), address.port, nullptr, AF_UNSPEC,
                                address.encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED, 1,
                                static_cast<int>(span), &cancelled);
    port::noteCall("connect", http ? "connected" : "not connected");
    if (!http && stop.stop_requested())
        return fail(Fault::Cancelled, "connect");
    if (!http)
        return fail(Fault::Offline, "connect: " + lastError());
    return Connection(http, address.path, std::make_unique<Patience>(Patience{deadline, std::move(stop)}));
}

// Why nothing usable came back.
Error Connection::broken(const char* what) const {
    const std::string text = std::string(what) + ": ";
    if (patience_->stop.stop_requested())
        return {Fault::Cancelled, text + "stopped"};
    if (patience_->deadline.passed())
        return {Fault::Timeout, text + "no answer in time"};
    const http_status_t status = httpGetStatus(http_.get());
    if (status == HTTP_STATUS_UNAUTHORIZED || status == HTTP_STATUS_FORBIDDEN)
        return {Fault::Refused, text + httpStatus(status)};
    if (status >= HTTP_STATUS_SERVER_ERROR)
        return {Fault::Offline, text + httpStatus(status)};
    // An answer came and it is no IPP.
    if (status >= HTTP_STATUS_OK)
        return {Fault::Protocol, text + "HTTP " + httpStatus(status) + ", " + lastError()};
    return {Fault::Io, text + lastError()};
}

bool Connection::sendPayload(const Payload& payload) {
    bool whole = true;
    std::size_t sent = 0;
    payload.write([&](ByteView bytes) {
        // Small portions, so that a stop is seen while a slow printer takes them.
        constexpr std::size_t kPortion = 32 * 1024;
        while (whole && !bytes.empty()) {
            const ByteView part = bytes.first(std::min(kPortion, bytes.size()));
            whole = !patience_->stop.stop_requested() &&
                    cupsWriteRequestData(http_.get(), reinterpret_cast<const char*>(part.data()),
                                         part.size()) == HTTP_STATUS_CONTINUE;
            bytes = bytes.subspan(part.size());
            sent += whole ? part.size() : 0;
        }
        return whole;
    });
    if (port::notingCalls())
        port::noteCall("document",
                       std::to_string(sent) + " bytes of " + payload.mime + (whole ? "" : ", broken off"));
    return whole;
}

Result<Reply> Connection::ask(Ipp request, Deadline deadline, const Payload* payload) {
    patience_->deadline = deadline;
    const char* what = ippOpString(ippGetOperation(request.get()));
    std::size_t length = ippLength(request.get());
    if (payload)
        length = payload->size ? length + *payload->size : CUPS_LENGTH_VARIABLE;
    if (cupsSendRequest(http_.get(), request.get(), path_.c_str(), length) != HTTP_STATUS_CONTINUE)
        return noted(what, broken(what));
    if (payload && !sendPayload(*payload))
        return noted(what, broken(what));
    Ipp answer(cupsGetResponse(http_.get(), path_.c_str()));
    if (!answer)
        return noted(what, broken(what));
    if (port::notingCalls())
        port::noteCall(what, told(answer.get()));
    return Reply{statusOf(answer.get()), std::move(answer)};
}

} // namespace hal::cups
