// Readers of the chip in an identity card.
#pragma once

#include <optional>
#include <stop_token>

#include "hal/base/secret.h"
#include "hal/device.h"

namespace hal {

// The letter at the end of the chip's text block: space, J, I, Y.
enum class IdCardType { Citizen, HmtPermit, Foreigner2017, Foreigner2023 };

// As the chip has it: nothing is corrected, private-use characters stay.
struct IdCard {
    IdCardType type = IdCardType::Citizen;
    SecretText name;        // Chinese name where there is one
    SecretText englishName; // foreigners only
    SecretText sex;         // GB/T 2261.1 code
    SecretText ethnicity;   // GB/T 3304 code; citizens only
    SecretText birth;       // YYYYMMDD
    SecretText address;
    SecretText newestAddress; // from the additional-address area; empty: none
    SecretText number;
    SecretText authority;
    SecretText validFrom; // YYYYMMDD
    SecretText validTo;   // YYYYMMDD or 长期
    SecretText nationality;
    SecretText passNumber;   // HMT permit only: the travel document it goes with
    SecretBytes photo;       // 1024 opaque bytes (WLT)
    SecretBytes fingerprint; // empty, 512 or 1024 bytes, opaque
};

class IdReader : public Device {
public:
    [[nodiscard]] Kind kind() const final { return Kind::IdReader; }

    // Whether a card lies on or in it, of anybody's; nothing of it is read. Errors: as of status().
    [[nodiscard]] virtual Result<bool> cardLies(Deadline deadline) = 0;

    // Waits for a card and reads it. Errors: NoCard (the stop never came and the reader gave up),
    // CardMustLeave, AuthFailed, TryAgain, Protocol, Io, Unplugged, Timeout, Cancelled.
    [[nodiscard]] virtual Result<IdCard> read(std::stop_token stop) = 0;
};

} // namespace hal
