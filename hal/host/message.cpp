// Layout of a packet: 'B' 'H', version, message number, call number (4 bytes), then the message's fields.
#include "hal/host/message.h"

#include <array>
#include <concepts>
#include <utility>

#include "hal/host/fields.h"

namespace hal::host {
namespace {

template <class T, class U>
concept A = std::same_as<std::remove_const_t<T>, U>;

} // namespace

// Which fields each message has, in the order in which they travel.
void fields(auto& io, A<Open> auto& v) { io(v.kind, v.uri); }
void fields(auto& io, A<AskStatus> auto& v) { io(v.patience); }
void fields(auto& io, A<AskCapabilities> auto& v) { io(v.patience); }
void fields(auto&, A<SelfTest> auto&) {}
void fields(auto& io, A<AskCard> auto& v) { io(v.patience); }
void fields(auto&, A<ReadCard> auto&) {}
void fields(auto& io, A<ReadCode> auto& v) { io(v.patience); }
void fields(auto&, A<FindCodes> auto&) {}
void fields(auto& io, A<PrintOptions> auto& v) { io(v.copies, v.mono); }
void fields(auto& io, A<Print> auto& v) { io(v.format, v.options); }
void fields(auto& io, A<ReceiptText> auto& v) { io(v.text, v.align, v.scale, v.bold); }
void fields(auto& io, A<ReceiptPair> auto& v) { io(v.left, v.right); }
void fields(auto&, A<ReceiptRule> auto&) {}
void fields(auto& io, A<ReceiptGap> auto& v) { io(v.height); }
void fields(auto& io, A<ReceiptQr> auto& v) { io(v.payload); }
void fields(auto& io, A<Receipt> auto& v) { io(v.parts); }
void fields(auto& io, A<Guide> auto& v) { io(v.slot); }
void fields(auto&, A<Stream> auto&) {}
void fields(auto& io, A<FrameTaken> auto& v) { io(v.stills); }
void fields(auto& io, A<Control> auto& v) { io(v.command); }
void fields(auto&, A<Stop> auto&) {}
void fields(auto& io, A<ScanArea> auto& v) { io(v.left, v.top, v.width, v.height); }
void fields(auto& io, A<ScanRequest> auto& v) { io(v.source, v.mode, v.dpi, v.area, v.maxPages); }
void fields(auto& io, A<Picture> auto& v) { io(v.width, v.height, v.stride, v.format, v.dpi, v.still); }
void fields(auto& io, A<Pdf> auto& v) { io(v.size); }

void fields(auto& io, A<Identity> auto& v) { io(v.vendor, v.model, v.serial, v.firmware); }
void fields(auto& io, A<Opened> auto& v) { io(v.identity); }
void fields(auto& io, A<Supply> auto& v) { io(v.name, v.levelPercent, v.low); }
void fields(auto& io, A<PaperSize> auto& v) { io(v.width, v.height); }
void fields(auto& io, A<Tray> auto& v) { io(v.name, v.paper, v.levelPercent); }
void fields(auto& io, A<Sensors> auto& v) {
    io(v.someoneNear, v.doorOpen, v.tampered, v.mains, v.chargePercent);
}
void fields(auto& io, A<Status> auto& v) {
    io(v.health, v.fault, v.detail, v.supplies, v.trays, v.sensors);
} // asOf is the receiver's
void fields(auto& io, A<ScannerCapabilities> auto& v) {
    io(v.sources, v.resolutions, v.colour, v.maxWidth, v.maxHeight);
}
void fields(auto& io, A<PrinterCapabilities> auto& v) { io(v.formats, v.resolution, v.colour, v.papers); }
void fields(auto& io, A<CameraMode> auto& v) { io(v.width, v.height, v.framesPerSecond); }
void fields(auto& io, A<CameraCapabilities> auto& v) { io(v.modes, v.stream, v.still); }
void fields(auto& io, A<TestReport::Measurement> auto& v) { io(v.name, v.value, v.unit, v.passed); }
void fields(auto& io, A<TestReport> auto& v) { io(v.passed, v.measurements); }
void fields(auto& io, A<Progress> auto& v) { io(v.phase, v.done, v.waiting); }
void fields(auto& io, A<Scanned> auto& v) { io(v.pages, v.stopped); }
void fields(auto& io, A<PrintOutcome> auto& v) { io(v.sheets, v.proof); }
void fields(auto& io, A<ReceiptOutcome> auto& v) { io(v.confirmed); }
void fields(auto& io, A<IdCard> auto& v) {
    io(v.type, v.name, v.englishName, v.sex, v.ethnicity, v.birth, v.address, v.newestAddress, v.number,
       v.authority, v.validFrom, v.validTo, v.nationality, v.passNumber, v.photo, v.fingerprint);
}
void fields(auto& io, A<Code> auto& v) { io(v.symbology, v.bytes); }
void fields(auto& io, A<FoundCodes> auto& v) { io(v.codes); }
void fields(auto& io, A<SocialSecurityCard> auto& v) {
    io(v.atr, v.id, v.cardClass, v.version, v.issuer, v.issued, v.expires, v.cardNumber, v.number, v.name,
       v.sex, v.ethnicity, v.birthplace, v.birth);
}
void fields(auto&, A<Obeyed> auto&) {}
void fields(auto& io, A<CardLies> auto& v) { io(v.lies); }
void fields(auto& io, A<Error> auto& v) { io(v.fault, v.detail); }

namespace {

using Head = std::array<std::uint8_t, 4>;

Head headOf(std::size_t message) { return {'B', 'H', kProtocolVersion, static_cast<std::uint8_t>(message)}; }

// The empty message of that number, to be filled by its fields.
Message blank(std::size_t number) {
    Message message;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((I == number ? void(message.emplace<I>()) : void()), ...);
    }
    (std::make_index_sequence<std::variant_size_v<Message>>{});
    return message;
}

} // namespace

SecretBytes encode(const Packet& packet) {
    SecretBytes bytes;
    bytes.reserve(256);
    Writer write(bytes);
    for (const std::uint8_t byte : headOf(packet.message.index()))
        write(byte);
    write(packet.call);
    std::visit([&](const auto& message) { fields(write, message); }, packet.message);
    if (bytes.size() > kMostPacket)
        return encode({packet.call, Error{Fault::BadData, "a message too large to send"}});
    return bytes;
}

Result<Packet> decode(ByteView bytes) {
    Reader read(bytes);
    Head head{};
    for (std::uint8_t& byte : head)
        read(byte);
    if (!read.ok() || head[0] != 'B' || head[1] != 'H')
        return fail(Fault::Protocol, "not a packet");
    if (head[2] != kProtocolVersion)
        return fail(Fault::Protocol, "device host speaks version " + std::to_string(head[2]));
    if (head[3] >= std::variant_size_v<Message>)
        return fail(Fault::Protocol, "unknown message " + std::to_string(head[3]));
    Packet packet;
    read(packet.call);
    packet.message = blank(head[3]);
    std::visit([&](auto& message) { fields(read, message); }, packet.message);
    if (!read.finished())
        return fail(Fault::Protocol, "malformed message " + std::to_string(head[3]));
    return packet;
}

} // namespace hal::host
