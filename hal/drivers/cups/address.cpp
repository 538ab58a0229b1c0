#include "hal/drivers/cups/address.h"

#include <charconv>

namespace hal::cups {
namespace {

constexpr std::string_view kDefaultPath = "/ipp/print"; // what IPP Everywhere printers have

std::optional<int> parseNumber(std::string_view text, int least, int most) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most)
        return std::nullopt;
    return number;
}

Result<> takeFormat(const Uri& uri, Address& address) {
    const auto format = uri.option("format");
    if (!format)
        return {};
    if (*format == "pdf")
        address.format = DocumentFormat::Pdf;
    else if (*format == "pwg")
        address.format = DocumentFormat::PwgRaster;
    else
        return fail(Fault::BadData, "format is pdf or pwg");
    return {};
}

Result<> takeComeBack(const Uri& uri, Address& address) {
    const auto back = uri.option("back");
    if (!back)
        return {};
    const auto seconds = parseNumber(*back, 1, 3600);
    if (!seconds)
        return fail(Fault::BadData, "back is 1 to 3600 seconds");
    address.comeBack = Millis{*seconds * 1000};
    return {};
}

bool isQueuePath(std::string_view path) {
    return path.starts_with("/printers/") || path.starts_with("/classes/");
}

// Splits "host:port", "host", "[::1]:port".
Result<> takeAuthority(std::string_view authority, Address& address) {
    const std::size_t bracket = authority.find(']');
    const std::size_t colon = authority.find(':', bracket == authority.npos ? 0 : bracket);
    address.host = authority.substr(0, colon);
    if (address.host.starts_with('['))
        address.host = address.host.substr(1, address.host.size() - 2);
    if (address.host.empty())
        return fail(Fault::BadData, "a host is expected");
    if (colon == authority.npos)
        return {};
    const auto port = parseNumber(authority.substr(colon + 1), 1, 65535);
    if (!port)
        return fail(Fault::BadData, "port " + std::string(authority.substr(colon + 1)));
    address.port = *port;
    return {};
}

} // namespace

Result<Address> parseAddress(const Uri& uri) {
    std::string_view body = uri.body;
    if (!body.starts_with("//"))
        return fail(Fault::BadData, uri.scheme + ":// and a host are expected");
    body.remove_prefix(2);
    const std::size_t slash = body.find('/');

    Address address;
    if (auto taken = takeAuthority(body.substr(0, slash), address); !taken)
        return tl::make_unexpected(taken.error());
    address.path = slash == body.npos || slash + 1 == body.size() ? kDefaultPath : body.substr(slash);
    address.encrypted = uri.scheme == "ipps";
    address.queue = uri.scheme == "cups" || isQueuePath(address.path);
    if (uri.scheme == "cups" && !isQueuePath(address.path))
        return fail(Fault::BadData, "cups:// needs /printers/NAME");
    if (auto taken = takeFormat(uri, address); !taken)
        return tl::make_unexpected(taken.error());
    if (auto taken = takeComeBack(uri, address); !taken)
        return tl::make_unexpected(taken.error());
    const bool v6 = address.host.find(':') != std::string::npos;
    address.ippUri = (address.encrypted ? "ipps://" : "ipp://") +
                     (v6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port) +
                     address.path;
    return address;
}

} // namespace hal::cups
