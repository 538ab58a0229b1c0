#include "hal/drivers/auxiliary/line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace hal::auxiliary {
namespace {

constexpr std::size_t kFrame = 6; // $ * HH CR LF

// CRC-8, polynomial 07: finds every burst of up to eight bits, which a sum does not.
std::uint8_t checksum(std::string_view body) {
    unsigned crc = 0;
    for (const char c : body) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x80) ? (crc << 1 ^ 0x07) & 0xFF : crc << 1;
    }
    return static_cast<std::uint8_t>(crc);
}

std::string hex(std::uint8_t byte) {
    char text[3];
    std::snprintf(text, sizeof text, "%02X", unsigned{byte});
    return text;
}

std::string_view untilSpace(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

std::optional<int> number(std::string_view text, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > most)
        return std::nullopt;
    return value;
}

constexpr std::pair<std::string_view, std::optional<bool> Sensors::*> kFlags[] = {
    {"near", &Sensors::someoneNear},
    {"door", &Sensors::doorOpen},
    {"tamper", &Sensors::tampered},
    {"mains", &Sensors::mains},
};

} // namespace

Bytes encodeLine(std::string_view body) {
    const std::string line =
        std::string("$").append(body).append("*").append(hex(checksum(body))).append("\r\n");
    return Bytes(line.begin(), line.end());
}

void LineParser::feed(ByteView bytes) { pending_ += asText(bytes); }

std::optional<Result<std::string>> LineParser::next() {
    pending_.erase(0, std::min(pending_.find('$'), pending_.size()));
    const std::size_t end = pending_.find('\n');
    if (end == pending_.npos) {
        if (pending_.size() <= kLongestBody + kFrame)
            return std::nullopt;
        pending_.erase(0, 1); // no line: one may begin inside it
        return fail(Fault::Protocol, "a line without end");
    }
    // A line that broke off is followed by another one.
    const std::size_t start = pending_.rfind('$', end);
    const std::string line = pending_.substr(start, end - start);
    pending_.erase(0, end + 1);
    if (line.size() < kFrame - 1 || line.size() > kLongestBody + kFrame - 1 || line.back() != '\r')
        return fail(Fault::Protocol, "no line of a board");
    const std::string body = line.substr(1, line.size() - 5);
    if (line.substr(line.size() - 4) != "*" + hex(checksum(body)) + "\r")
        return fail(Fault::Protocol, "checksum wrong");
    if (!std::ranges::all_of(body, [](char c) { return c >= 0x20 && c < 0x7F && c != '*'; }))
        return fail(Fault::Protocol, "no text");
    return body;
}

Result<Identity> decodeHello(std::string_view body) {
    const std::string begin = "H " + std::to_string(kVersion) + ";";
    if (!body.starts_with(begin))
        return fail(Fault::Refused, "no auxiliary board of version " + std::to_string(kVersion));
    body.remove_prefix(begin.size());
    Identity identity;
    for (std::string* field : {&identity.vendor, &identity.model, &identity.serial, &identity.firmware}) {
        const std::size_t end = std::min(body.find(';'), body.size());
        *field = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
    }
    if (identity.model.empty())
        return fail(Fault::Refused, "a board without a model");
    return identity;
}

std::string encodeHello(const Identity& identity) {
    return "H " + std::to_string(kVersion) + ";" + identity.vendor + ";" + identity.model + ";" +
           identity.serial + ";" + identity.firmware;
}

Result<Sensors> decodeSensors(std::string_view body) {
    if (untilSpace(body) != "S")
        return fail(Fault::Protocol, "no sensors");
    Sensors sensors;
    while (!body.empty()) {
        const std::string_view word = untilSpace(body);
        const std::size_t equals = word.find('=');
        if (equals == word.npos)
            return fail(Fault::Protocol, "a sensor without a value");
        const std::string_view name = word.substr(0, equals);
        const std::string_view value = word.substr(equals + 1);
        if (name == "charge") {
            if (!(sensors.chargePercent = number(value, 100)))
                return fail(Fault::Protocol, "charge out of range");
        }
        for (const auto& [known, field] : kFlags) {
            if (name != known)
                continue;
            const auto flag = number(value, 1);
            if (!flag)
                return fail(Fault::Protocol, std::string(known) + " out of range");
            sensors.*field = *flag == 1;
        }
    }
    return sensors;
}

std::string encodeSensors(const Sensors& sensors) {
    std::string body = "S";
    for (const auto& [name, field] : kFlags)
        if (sensors.*field)
            body.append(" ").append(name).append(*(sensors.*field) ? "=1" : "=0");
    if (sensors.chargePercent)
        body.append(" charge=").append(std::to_string(*sensors.chargePercent));
    return body;
}

std::string encodeGuide(std::optional<Kind> slot) {
    return std::string("L ").append(slot ? toString(*slot) : "none");
}

Result<> decodeGuided(std::string_view body, std::string_view asked) {
    if (body == asked)
        return {};
    if (body == "E no_lamp")
        return fail(Fault::Unsupported, "no lamp at that slot");
    return fail(Fault::Protocol, "an answer to something else");
}

Status statusOf(const Sensors& sensors) {
    Status status;
    status.health = Health::Ok;
    status.sensors = sensors;
    const auto attention = [&](Fault fault, const char* why) {
        status.health = Health::Attention;
        status.fault = fault;
        status.detail += (status.detail.empty() ? "" : ", ") + std::string(why);
    };
    if (sensors.mains == false)
        attention(Fault::Offline, "on battery");
    if (sensors.doorOpen == true)
        attention(Fault::CoverOpen, "a door is open");
    if (sensors.tampered == true)
        attention(Fault::CoverOpen, "the cabinet was broken into");
    if (sensors.chargePercent)
        status.supplies.push_back({"battery", sensors.chargePercent});
    return status;
}

} // namespace hal::auxiliary
