// SW3, the byte in which the SAM says how a request went, and what it means to a caller.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hal/base/result.h"

namespace hal::sdt {

// Values of SW3 (GA 450 family). SW1 and SW2 may carry the card's own status and are not looked at.
enum class Sw3 : std::uint8_t {
    HostChecksumWrong = 0x10,
    HostLengthWrong = 0x11,
    CommandWrong = 0x21,
    NotPermitted = 0x23,
    Unrecognised = 0x24,
    CardRejectedSam = 0x31,
    SamRejectedCard = 0x32,
    VerificationFailed = 0x33,
    UnknownCardType = 0x40,
    CardOperationFailed = 0x41,
    RandomNumberFailed = 0x47,
    SelfTestFailed = 0x60,
    SamNotAuthorised = 0x66,
    FindFailed = 0x80,
    SelectFailed = 0x81,
    Success = 0x90,
    NoContent = 0x91, // the item exists and is empty: no newest address on this card
    CardFound = 0x9F,
};

// Nothing for the three successes; Protocol for a value that no source describes.
[[nodiscard]] std::optional<Fault> faultFor(std::uint8_t sw3);

// "SW3 66: SAM not authorised"
[[nodiscard]] std::string describe(std::uint8_t sw3);

} // namespace hal::sdt
