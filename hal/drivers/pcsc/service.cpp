#include "hal/drivers/pcsc/service.h"

#include <array>
#include <cstdio>
#include <cstring>

#include <reader.h>

#include "hal/drivers/pcsc/scard.h"
#include "hal/port/call_log.h"

namespace hal::pcsc {
namespace {

// The library returns a LONG that is negative where it is as wide as the code and positive where it is wider.
std::optional<Error> errorOf(LONG code, const char* what) {
    const auto number = static_cast<std::uint32_t>(code);
    if (port::notingCalls())
        port::noteCall(what, describeScard(number));
    if (const auto fault = scardFault(number))
        return Error{*fault, std::string(what) + ": " + describeScard(number)};
    return std::nullopt;
}

// What was asked of the chip, and its word on it; neither what was sent with the question nor what stands in
// the chip.
void noteCommand(ByteView command, ByteView answer) {
    constexpr std::size_t kHead = 4, kWord = 2;
    if (!port::notingCalls())
        return;
    const auto hex = [](ByteView bytes) {
        std::string text;
        for (const std::uint8_t byte : bytes) {
            std::array<char, 3> two{};
            std::snprintf(two.data(), two.size(), "%02X", byte);
            text += two.data();
        }
        return text;
    };
    const std::size_t data = answer.size() - std::min(kWord, answer.size());
    port::noteCall("command " + hex(command.first(std::min(kHead, command.size()))) + " of " +
                       std::to_string(command.size()) + " bytes",
                   std::to_string(data) + " bytes, " + hex(answer.subspan(data)));
}

// A text of the reader's driver, without what does not print.
std::string attribute(SCARDHANDLE handle, DWORD id) {
    std::array<BYTE, MAX_BUFFER_SIZE> bytes{};
    DWORD size = bytes.size();
    if (SCardGetAttrib(handle, id, bytes.data(), &size) != SCARD_S_SUCCESS)
        return {};
    std::string text;
    for (const BYTE byte : std::span(bytes).first(std::min<std::size_t>(size, bytes.size())))
        if (byte >= 0x20 && byte < 0x7F)
            text += static_cast<char>(byte);
    return text;
}

// 0xMMmmbbbb
std::string version(SCARDHANDLE handle) {
    std::uint32_t number = 0;
    DWORD size = sizeof number;
    if (SCardGetAttrib(handle, SCARD_ATTR_VENDOR_IFD_VERSION, reinterpret_cast<BYTE*>(&number), &size) !=
            SCARD_S_SUCCESS ||
        size != sizeof number)
        return {};
    return std::to_string(number >> 24) + "." + std::to_string(number >> 16 & 0xFF) + "." +
           std::to_string(number & 0xFFFF);
}

} // namespace

Result<std::unique_ptr<Service>> Service::open() {
    SCARDCONTEXT context{};
    if (const auto error =
            errorOf(SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context), "connect"))
        return tl::make_unexpected(*error);
    return std::unique_ptr<Service>(new Service(context));
}

Service::~Service() { SCardReleaseContext(context_); }

Result<std::vector<std::string>> Service::readers() const {
    std::array<char, PCSCLITE_MAX_READERS_CONTEXTS * MAX_READERNAME + 1>
        names{}; // one after another, each ends with 0
    DWORD size = names.size();
    const LONG code = SCardListReaders(context_, nullptr, names.data(), &size);
    if (code == SCARD_E_NO_READERS_AVAILABLE)
        return std::vector<std::string>{};
    if (const auto error = errorOf(code, "list readers"))
        return tl::make_unexpected(*error);
    std::vector<std::string> found;
    for (const char* name = names.data(); *name; name += std::strlen(name) + 1)
        found.emplace_back(name);
    return found;
}

Result<CardState> Service::look(const std::string& reader, const CardState& known, Millis patience) const {
    SCARD_READERSTATE state{};
    state.szReader = reader.c_str();
    state.dwCurrentState = known.raw;
    const LONG code = SCardGetStatusChange(context_, static_cast<DWORD>(patience.count()), &state, 1);
    if (code == SCARD_E_TIMEOUT)
        return known;
    if (const auto error = errorOf(code, "state"))
        return tl::make_unexpected(*error);
    constexpr DWORD kGone = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE | SCARD_STATE_IGNORE;
    if (state.dwEventState & kGone)
        return fail(Fault::Unplugged, "the reader is gone");
    return CardState{.present = (state.dwEventState & SCARD_STATE_PRESENT) != 0,
                     .visit = static_cast<std::uint16_t>(state.dwEventState >> 16),
                     .raw = state.dwEventState & ~DWORD{SCARD_STATE_CHANGED}};
}

Identity Service::identity(const std::string& reader) const {
    Identity identity{.vendor = {}, .model = reader, .serial = {}, .firmware = {}};
    SCARDHANDLE handle{};
    DWORD protocol{};
    if (SCardConnect(context_, reader.c_str(), SCARD_SHARE_DIRECT, 0, &handle, &protocol) != SCARD_S_SUCCESS)
        return identity; // another program has it now
    identity.vendor = attribute(handle, SCARD_ATTR_VENDOR_NAME);
    identity.serial = attribute(handle, SCARD_ATTR_VENDOR_IFD_SERIAL_NO);
    identity.firmware = version(handle);
    SCardDisconnect(handle, SCARD_LEAVE_CARD);
    return identity;
}

Result<std::unique_ptr<Card>> Card::connect(const Service& service, const std::string& reader) {
    SCARDHANDLE handle{};
    DWORD protocol{};
    const LONG code = SCardConnect(service.context_, reader.c_str(), SCARD_SHARE_EXCLUSIVE,
                                   SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &handle, &protocol);
    if (const auto error = errorOf(code, "power the card"))
        return tl::make_unexpected(*error);
    return std::unique_ptr<Card>(new Card(handle, protocol));
}

Card::~Card() { SCardDisconnect(handle_, SCARD_LEAVE_CARD); }

Result<SecretBytes> Card::atr() const {
    SecretBytes bytes(MAX_ATR_SIZE);
    DWORD size = bytes.size();
    const LONG code = SCardStatus(handle_, nullptr, nullptr, nullptr, nullptr, bytes.data(), &size);
    if (const auto error = errorOf(code, "ATR"))
        return tl::make_unexpected(*error);
    bytes.resize(std::min<std::size_t>(size, bytes.size()));
    return bytes;
}

Result<SecretBytes> Card::transmit(ByteView command) const {
    SecretBytes answer(kMostResponse);
    DWORD size = answer.size();
    const LONG code = SCardTransmit(handle_, protocol_ == SCARD_PROTOCOL_T1 ? SCARD_PCI_T1 : SCARD_PCI_T0,
                                    command.data(), command.size(), nullptr, answer.data(), &size);
    if (const auto error = errorOf(code, "transmit"))
        return tl::make_unexpected(*error);
    noteCommand(command, ByteView(answer).first(std::min<std::size_t>(size, answer.size())));
    if (size == 0) // some drivers say "success" of a card that was pulled meanwhile
        return fail(Fault::TryAgain, "the card fell silent");
    answer.resize(std::min<std::size_t>(size, answer.size()));
    return answer;
}

} // namespace hal::pcsc
