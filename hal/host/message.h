// What kiosk and device host say to each other: one value a packet, pictures and documents beside it in
// sealed memory files.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "hal/base/bytes.h"
#include "hal/base/secret.h"
#include "hal/camera.h"
#include "hal/code_scanner.h"
#include "hal/id_reader.h"
#include "hal/page_printer.h"
#include "hal/receipt_printer.h"
#include "hal/scanner.h"
#include "hal/smart_card_reader.h"

namespace hal::host {

inline constexpr std::uint8_t kProtocolVersion = 1;
inline constexpr std::size_t kMostPacket = 64 * 1024;
inline constexpr std::size_t kMostPictures = 200; // of one scan or job; each costs a descriptor at both ends

// Kiosk to host.
struct Open {
    Kind kind{};
    std::string uri;
};
struct AskStatus {
    Millis patience{};
};
struct AskCapabilities {
    Millis patience{};
};
struct SelfTest {};
struct ReadCard {};
struct ReadCode {
    Millis patience{};
};
struct FindCodes {}; // follows its Picture; needs no open device
struct Print {       // follows its document: one Pdf, or so many Pictures
    DocumentFormat format{};
    PrintOptions options;
};
struct Guide { // to the lamp at that slot, or none
    std::optional<Kind> slot;
};
struct Stream {}; // Pictures follow until a Stop, the next when the last was taken; ends with an Error
struct FrameTaken {
    std::uint32_t stills = 0; // so many were asked for since the stream began
};
struct Control {
    std::string command;
};
struct Stop {};
struct AskCard { // of a reader of cards: does one lie there?
    Millis patience{};
};

// Both ways, each with a memory file.
struct Picture {
    std::int32_t width = 0, height = 0, stride = 0;
    PixelFormat format{};
    std::optional<Dpi> dpi;
    bool still = false; // of a stream: in the best mode, as it was asked for
};
struct Pdf {
    std::uint64_t size = 0;
};

// Host to kiosk; other answers are the values of hal themselves.
struct Opened {
    Identity identity;
};
struct Scanned {
    std::uint32_t pages = 0; // so many Pictures went before
    std::optional<Fault> stopped{};
};
struct FoundCodes {
    std::vector<Code> codes;
};
struct Obeyed {};
struct CardLies {
    bool lies = false;
};

using Message = std::variant<Open, AskStatus, AskCapabilities, SelfTest, ScanRequest, ReadCard, ReadCode,
                             FindCodes, Print, Receipt, Guide, Stream, FrameTaken, Control, Stop, Picture,
                             Pdf, Opened, Status, ScannerCapabilities, PrinterCapabilities,
                             CameraCapabilities, TestReport, Progress, Scanned, PrintOutcome, ReceiptOutcome,
                             IdCard, Code, FoundCodes, SocialSecurityCard, Obeyed, Error, AskCard, CardLies>;

// Answers carry the number of the call they answer, so that a late one is not taken for another's.
struct Packet {
    std::uint32_t call = 0;
    Message message;
};

// At most kMostPacket bytes: texts and lists are cut to their bounds, and what is still too large becomes an
// Error.
[[nodiscard]] SecretBytes encode(const Packet& packet);

// Total: any bytes give a packet or Protocol.
[[nodiscard]] Result<Packet> decode(ByteView bytes);

} // namespace hal::host
