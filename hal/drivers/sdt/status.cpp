#include "hal/drivers/sdt/status.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace hal::sdt {
namespace {

struct Row {
    Sw3 sw3;
    std::optional<Fault> fault;
    std::string_view meaning;
};

constexpr std::array<Row, 18> kTable{{
    // Our bytes were damaged on the way: the same request may well pass now.
    {Sw3::HostChecksumWrong, Fault::TryAgain, "host checksum wrong"},
    {Sw3::HostLengthWrong, Fault::TryAgain, "host length wrong"},
    {Sw3::CommandWrong, Fault::Unsupported, "command wrong"},
    {Sw3::NotPermitted, Fault::Refused, "operation not permitted"},
    {Sw3::Unrecognised, Fault::Io, "unrecognised error"},
    {Sw3::CardRejectedSam, Fault::AuthFailed, "card did not accept the SAM"},
    {Sw3::SamRejectedCard, Fault::AuthFailed, "SAM did not accept the card"},
    {Sw3::VerificationFailed, Fault::AuthFailed, "verification failed"},
    // Another kind of card: the resident can lay down the right one.
    {Sw3::UnknownCardType, Fault::BadData, "unknown card type"},
    // The card moved while it was spoken to.
    {Sw3::CardOperationFailed, Fault::TryAgain, "card operation failed"},
    {Sw3::RandomNumberFailed, Fault::TryAgain, "random number failed"},
    {Sw3::SelfTestFailed, Fault::Faulty, "SAM self-test failed"},
    {Sw3::SamNotAuthorised, Fault::Refused, "SAM not authorised"},
    {Sw3::FindFailed, Fault::NoCard, "no card found"},
    {Sw3::SelectFailed, Fault::TryAgain, "select failed"},
    {Sw3::Success, std::nullopt, "success"},
    {Sw3::NoContent, std::nullopt, "no content"},
    {Sw3::CardFound, std::nullopt, "card found"},
}};

const Row* rowOf(std::uint8_t sw3) {
    const auto* row = std::ranges::find(kTable, static_cast<Sw3>(sw3), &Row::sw3);
    return row == kTable.end() ? nullptr : row;
}

} // namespace

std::optional<Fault> faultFor(std::uint8_t sw3) {
    const Row* row = rowOf(sw3);
    return row ? row->fault : Fault::Protocol;
}

std::string describe(std::uint8_t sw3) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text = "SW3 ";
    text += kDigits[sw3 >> 4];
    text += kDigits[sw3 & 15];
    text += ": ";
    const Row* row = rowOf(sw3);
    return text += row ? row->meaning : "unknown";
}

} // namespace hal::sdt
