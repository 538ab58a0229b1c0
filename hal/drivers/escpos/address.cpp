#include "hal/drivers/escpos/address.h"

#include <algorithm>
#include <charconv>

#include "hal/port/recording.h"

namespace hal::escpos {
namespace {

constexpr std::string_view kOptions[] = {"width", "chinese",           "baud",
                                         "port",  port::kRecordOption, port::kReplayOption};

std::optional<int> number(std::string_view text, int base, int most) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value, base);
    if (error != std::errc{} || rest != end || value < 0 || value > most)
        return std::nullopt;
    return value;
}

Result<Roll> rollOf(const Uri& uri) {
    struct Width {
        std::string_view name;
        int dots;
    };
    constexpr Width kWidths[] = {{"58", 384}, {"80", 576}};
    Roll roll;
    if (const auto width = uri.option("width")) {
        const auto* known = std::ranges::find(kWidths, *width, &Width::name);
        if (known == std::end(kWidths))
            return fail(Fault::BadData, "width is 58 or 80");
        roll.dots = known->dots;
    }
    if (const auto chinese = uri.option("chinese")) {
        if (*chinese != "yes" && *chinese != "no")
            return fail(Fault::BadData, "chinese is yes or no");
        roll.chineseFont = *chinese == "yes";
    }
    return roll;
}

Result<TcpPlace> tcpOf(const Uri& uri) {
    const std::string& body = uri.body;
    const bool bracketed = body.starts_with('[');
    const std::size_t hostEnd = bracketed ? body.find(']') : body.rfind(':');
    TcpPlace place{.host = bracketed ? body.substr(1, hostEnd - 1) : body.substr(0, hostEnd)};
    const std::size_t colon = body.find(':', bracketed && hostEnd != body.npos ? hostEnd : 0);
    if (colon != body.npos) {
        const auto port = number(std::string_view(body).substr(colon + 1), 10, 65535);
        if (!port || *port == 0)
            return fail(Fault::BadData, "expected HOST:PORT");
        place.port = static_cast<std::uint16_t>(*port);
    }
    if (place.host.empty())
        return fail(Fault::BadData, "expected HOST:PORT");
    return place;
}

Result<SerialPlace> serialOf(const Uri& uri) {
    SerialPlace place{.path = uri.body};
    if (!place.path.starts_with('/'))
        return fail(Fault::BadData, "expected the path of a serial line");
    if (const auto baud = uri.option("baud")) {
        const auto rate = number(*baud, 10, 4'000'000);
        if (!rate)
            return fail(Fault::BadData, "baud is a number");
        place.baud = *rate;
    }
    return place;
}

Result<UsbPlace> usbOf(const Uri& uri) {
    UsbPlace place{.vendor = {}, .product = {}, .port = uri.option("port").value_or("")};
    if (uri.body.empty())
        return place;
    const std::size_t colon = uri.body.find(':');
    const auto vendor = number(uri.body.substr(0, colon), 16, 0xFFFF);
    const auto product =
        colon == uri.body.npos ? std::nullopt : number(uri.body.substr(colon + 1), 16, 0xFFFF);
    if (!vendor || !product)
        return fail(Fault::BadData, "expected VENDOR:PRODUCT in hexadecimal");
    place.vendor = static_cast<std::uint16_t>(*vendor);
    place.product = static_cast<std::uint16_t>(*product);
    return place;
}

template <class Place>
Result<Address> at(Result<Place> place, const Result<Roll>& roll) {
    if (!place || !roll)
        return tl::make_unexpected(place ? roll.error() : place.error());
    return Address{*std::move(place), *roll};
}

} // namespace

Result<Address> addressOf(const Uri& uri) {
    for (const auto& [key, value] : uri.query)
        if (std::ranges::find(kOptions, key) == std::end(kOptions))
            return fail(Fault::BadData, uri.scheme + ": has no option " + key);
    const auto roll = rollOf(uri);
    if (uri.option(port::kReplayOption))
        return at(Result<RecordedPlace>(RecordedPlace{uri}), roll);
    if (uri.scheme == "escpos+tcp")
        return at(tcpOf(uri), roll);
    if (uri.scheme == "escpos+serial")
        return at(serialOf(uri), roll);
    return at(usbOf(uri), roll);
}

} // namespace hal::escpos
