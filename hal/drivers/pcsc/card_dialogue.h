// Questions to a card and their answers, in the order in which a social-security card is read.
#pragma once

#include <functional>
#include <stop_token>
#include <string_view>

#include "hal/drivers/pcsc/apdu.h"
#include "hal/smart_card_reader.h"

namespace hal::pcsc {

// One command to the card, and its answer as the reader brought it.
using Transmit = std::function<Result<SecretBytes>(ByteView command)>;

// The whole answer: fetches what the card still holds (61xx) and asks again with the length that the card
// wants (6Cxx). Errors: those of the reader; Protocol for an answer without end; what status.h says of SW1
// SW2, with `what` in front.
[[nodiscard]] Result<SecretBytes> ask(const Transmit& transmit, Bytes command, std::string_view what);

// SELECT SSSE, then EF05 and EF06, item by item. BadData: another card, or one that does not name its holder.
// `atr` stays empty.
[[nodiscard]] Result<SocialSecurityCard> readSocialSecurityCard(const Transmit& transmit,
                                                                const std::stop_token& stop);

} // namespace hal::pcsc
