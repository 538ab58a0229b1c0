// Readers of smart cards, with contacts or without: what they read of a social-security card.
#pragma once

#include <stop_token>

#include "hal/base/secret.h"
#include "hal/device.h"

namespace hal {

// What a social-security card tells without a PIN, as the chip has it; nothing is corrected. An item that the
// card does not have is empty. Digits are decimal, dates YYYYMMDD.
struct SocialSecurityCard {
    SecretBytes atr; // at most 33 bytes; holds the chip's serial number

    // EF05, by who issued it.
    SecretText id;        // identifies the card: up to 32 hexadecimal digits
    SecretText cardClass; // of the card, as the issuer numbers classes
    SecretText version;   // of the specification: "3.00"
    SecretText issuer;    // up to 24 digits
    SecretText issued;
    SecretText expires;
    SecretText cardNumber; // printed on the card

    // EF06, of who holds it.
    SecretText number; // the citizen's number, 18 characters
    SecretText name;
    SecretText sex;        // GB/T 2261.1 code
    SecretText ethnicity;  // GB/T 3304 code
    SecretText birthplace; // GB/T 2260 code
    SecretText birth;
};

class SmartCardReader : public Device {
public:
    [[nodiscard]] Kind kind() const final { return Kind::SmartCardReader; }

    // Whether a card lies on or in it, of anybody's; nothing of it is read. Errors: as of status().
    [[nodiscard]] virtual Result<bool> cardLies(Deadline deadline) = 0;

    // Waits for a card and reads it. Errors: CardMustLeave (it was read already, or lay there before anybody
    // could know whose it is), BadData (another card, or one without its holder), AuthFailed and Refused (a
    // card that is locked), TryAgain (pulled too early, or silent), Busy (another program holds the reader),
    // Protocol, Io, Unplugged, Cancelled.
    [[nodiscard]] virtual Result<SocialSecurityCard> read(std::stop_token stop) = 0;
};

} // namespace hal
