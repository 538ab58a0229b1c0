#include "hal/drivers/pcsc/status.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace hal::pcsc {
namespace {

struct Row {
    std::uint16_t mask;
    std::uint16_t sw;
    std::optional<Fault> fault;
    std::string_view meaning;
};

// ISO/IEC 7816-4, and 9303 of the financial cards' specification (PBOC) whose commands social-security cards
// share. The first row that fits counts.
constexpr std::array<Row, 32> kTable{{
    {0xFFFF, 0x9000, std::nullopt, "success"},
    {0xFF00, 0x6100, Fault::Protocol, "more data where none can follow"},
    // The card answered, but not with what it should hold: it may have moved.
    {0xFFFF, 0x6281, Fault::TryAgain, "data may be damaged"},
    {0xFFFF, 0x6282, Fault::BadData, "end of file"},
    {0xFFFF, 0x6283, Fault::Refused, "file deactivated"},
    {0xFF00, 0x6200, Fault::TryAgain, "warning, nothing changed"},
    {0xFF00, 0x6300, Fault::AuthFailed, "authentication failed"},
    {0xFF00, 0x6400, Fault::TryAgain, "execution error"},
    {0xFFFF, 0x6581, Fault::BadData, "memory failure"},
    {0xFF00, 0x6500, Fault::TryAgain, "execution error, something changed"},
    {0xFF00, 0x6600, Fault::Refused, "security issue"},
    {0xFF00, 0x6700, Fault::Protocol, "wrong length"},
    {0xFF00, 0x6800, Fault::BadData, "function of the class not supported"},
    {0xFFFF, 0x6982, Fault::AuthFailed, "security status not satisfied"},
    {0xFFFF, 0x6983, Fault::Refused, "authentication blocked"},
    {0xFFFF, 0x6984, Fault::Refused, "reference data invalidated"},
    {0xFFFF, 0x6985, Fault::Refused, "conditions of use not satisfied"},
    {0xFF00, 0x6900, Fault::Refused, "command not allowed"},
    {0xFFFF, 0x6A80, Fault::Protocol, "wrong data"},
    // What a locked card says to every SELECT.
    {0xFFFF, 0x6A81, Fault::Refused, "function not supported, or the card is locked"},
    // Another kind of card: the resident can put in the right one.
    {0xFFFF, 0x6A82, Fault::BadData, "no such file"},
    {0xFFFF, 0x6A83, Fault::BadData, "no such record"},
    {0xFFFF, 0x6A86, Fault::Protocol, "wrong P1 P2"},
    {0xFFFF, 0x6A88, Fault::BadData, "no such data"},
    {0xFF00, 0x6A00, Fault::Protocol, "wrong parameters"},
    {0xFF00, 0x6B00, Fault::Protocol, "wrong P1 P2"},
    {0xFF00, 0x6C00, Fault::Protocol, "wrong Le twice"},
    {0xFF00, 0x6D00, Fault::BadData, "command unknown"},
    {0xFF00, 0x6E00, Fault::BadData, "class unknown"},
    {0xFF00, 0x6F00, Fault::TryAgain, "no diagnosis"},
    {0xFFFF, 0x9303, Fault::Refused, "application locked for ever"},
    {0xFFFF, 0x9302, Fault::AuthFailed, "wrong MAC"},
}};

const Row* rowOf(std::uint16_t sw) {
    const auto* row = std::ranges::find_if(kTable, [&](const Row& one) { return (sw & one.mask) == one.sw; });
    return row == kTable.end() ? nullptr : row;
}

} // namespace

std::optional<Fault> faultFor(std::uint16_t sw) {
    const Row* row = rowOf(sw);
    return row ? row->fault : Fault::Protocol;
}

std::string describe(std::uint16_t sw) {
    char word[16];
    std::snprintf(word, sizeof word, "SW %04X: ", unsigned{sw});
    const Row* row = rowOf(sw);
    return std::string(word).append(row ? row->meaning : "unknown");
}

} // namespace hal::pcsc
