#include "hal/drivers/pcsc/scard.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include <pcsclite.h>

namespace hal::pcsc {
namespace {

struct Row {
    LONG code;
    std::optional<Fault> fault;
    std::string_view meaning;
};

// Every code of pcsclite.h. Io makes the rig open the reader anew, which is what a service that was
// restarted needs: handles do not survive it.
constexpr std::array<Row, 60> kTable{{
    {SCARD_S_SUCCESS, std::nullopt, "success"},
    {SCARD_F_INTERNAL_ERROR, Fault::Io, "internal error"},
    {SCARD_E_CANCELLED, Fault::Cancelled, "cancelled"},
    {SCARD_E_INVALID_HANDLE, Fault::Io, "invalid handle"},
    {SCARD_E_INVALID_PARAMETER, Fault::Protocol, "invalid parameter"},
    {SCARD_E_INVALID_TARGET, Fault::Protocol, "invalid target"},
    {SCARD_E_NO_MEMORY, Fault::Io, "no memory"},
    {SCARD_F_WAITED_TOO_LONG, Fault::Timeout, "waited too long"},
    {SCARD_E_INSUFFICIENT_BUFFER, Fault::Protocol, "answer longer than any can be"},
    {SCARD_E_UNKNOWN_READER, Fault::Unplugged, "reader unknown"},
    {SCARD_E_TIMEOUT, Fault::Timeout, "timeout"},
    {SCARD_E_SHARING_VIOLATION, Fault::Busy, "another program has the card"},
    {SCARD_E_NO_SMARTCARD, Fault::TryAgain, "the card was pulled"},
    {SCARD_E_UNKNOWN_CARD, Fault::BadData, "card unknown"},
    {SCARD_E_CANT_DISPOSE, Fault::Io, "cannot dispose"},
    {SCARD_E_PROTO_MISMATCH, Fault::BadData, "card of another protocol"},
    {SCARD_E_NOT_READY, Fault::TryAgain, "not ready"},
    {SCARD_E_INVALID_VALUE, Fault::Protocol, "invalid value"},
    {SCARD_E_SYSTEM_CANCELLED, Fault::Io, "cancelled by the system"},
    {SCARD_F_COMM_ERROR, Fault::Io, "service broke off"},
    {SCARD_F_UNKNOWN_ERROR, Fault::Io, "unknown error"},
    {SCARD_E_INVALID_ATR, Fault::BadData, "invalid ATR"},
    // What a transmission gives that the reader could not bring to its end.
    {SCARD_E_NOT_TRANSACTED, Fault::TryAgain, "the card broke off"},
    {SCARD_E_READER_UNAVAILABLE, Fault::Unplugged, "reader unavailable"},
    {SCARD_P_SHUTDOWN, Fault::Io, "shutdown"},
    {SCARD_E_PCI_TOO_SMALL, Fault::Protocol, "control information too small"},
    {SCARD_E_READER_UNSUPPORTED, Fault::Unsupported, "reader unsupported"},
    {SCARD_E_DUPLICATE_READER, Fault::Refused, "two readers of one name"},
    {SCARD_E_CARD_UNSUPPORTED, Fault::BadData, "card unsupported"},
    {SCARD_E_NO_SERVICE, Fault::Io, "pcscd does not run"},
    {SCARD_E_SERVICE_STOPPED, Fault::Io, "pcscd was stopped"},
    {SCARD_E_UNSUPPORTED_FEATURE, Fault::Unsupported, "feature unsupported"}, // SCARD_E_UNEXPECTED too
    {SCARD_E_ICC_INSTALLATION, Fault::Unsupported, "no provider"},
    {SCARD_E_ICC_CREATEORDER, Fault::Unsupported, "order unsupported"},
    {SCARD_E_DIR_NOT_FOUND, Fault::BadData, "no such directory on the card"},
    {SCARD_E_FILE_NOT_FOUND, Fault::BadData, "no such file on the card"},
    {SCARD_E_NO_DIR, Fault::BadData, "not a directory of the card"},
    {SCARD_E_NO_FILE, Fault::BadData, "not a file of the card"},
    {SCARD_E_NO_ACCESS, Fault::Refused, "no access to the file"},
    {SCARD_E_WRITE_TOO_MANY, Fault::BadData, "card full"},
    {SCARD_E_BAD_SEEK, Fault::BadData, "bad seek"},
    {SCARD_E_INVALID_CHV, Fault::AuthFailed, "invalid PIN"},
    {SCARD_E_UNKNOWN_RES_MNG, Fault::Io, "unknown error of a layer"},
    {SCARD_E_NO_SUCH_CERTIFICATE, Fault::BadData, "no such certificate"},
    {SCARD_E_CERTIFICATE_UNAVAILABLE, Fault::BadData, "certificate unavailable"},
    {SCARD_E_NO_READERS_AVAILABLE, Fault::Unplugged, "no reader"},
    {SCARD_E_COMM_DATA_LOST, Fault::TryAgain, "data lost"},
    {SCARD_E_NO_KEY_CONTAINER, Fault::BadData, "no key container"},
    {SCARD_E_SERVER_TOO_BUSY, Fault::Busy, "pcscd too busy"},
    {SCARD_W_UNSUPPORTED_CARD, Fault::BadData, "card unsupported"},
    {SCARD_W_UNRESPONSIVE_CARD, Fault::TryAgain, "the card does not answer"},
    {SCARD_W_UNPOWERED_CARD, Fault::TryAgain, "the card lost its power"},
    {SCARD_W_RESET_CARD, Fault::TryAgain, "the card was reset"},
    {SCARD_W_REMOVED_CARD, Fault::TryAgain, "the card was pulled"},
    {SCARD_W_SECURITY_VIOLATION, Fault::Refused, "no permission: install 70-banshi-smart-card-reader.rules"},
    {SCARD_W_WRONG_CHV, Fault::AuthFailed, "wrong PIN"},
    {SCARD_W_CHV_BLOCKED, Fault::Refused, "PIN blocked"},
    {SCARD_W_EOF, Fault::BadData, "end of file"},
    {SCARD_W_CANCELLED_BY_USER, Fault::Cancelled, "cancelled by the user"},
    {SCARD_W_CARD_NOT_AUTHENTICATED, Fault::AuthFailed, "no PIN presented"},
}};

const Row* rowOf(std::uint32_t code) {
    const auto* row = std::ranges::find_if(
        kTable, [&](const Row& one) { return static_cast<std::uint32_t>(one.code) == code; });
    return row == kTable.end() ? nullptr : row;
}

} // namespace

std::optional<Fault> scardFault(std::uint32_t code) {
    const Row* row = rowOf(code);
    return row ? row->fault : Fault::Io;
}

std::string describeScard(std::uint32_t code) {
    char word[32];
    std::snprintf(word, sizeof word, "SCARD %08X: ", code);
    const Row* row = rowOf(code);
    return std::string(word).append(row ? row->meaning : "unknown");
}

} // namespace hal::pcsc
