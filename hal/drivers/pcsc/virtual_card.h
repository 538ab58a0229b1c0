// A social-security card without hardware: answers commands as a chip does. Tests and rigs speak to it in
// bytes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "hal/base/bytes.h"
#include "hal/smart_card_reader.h"

namespace hal::pcsc {

// How chips of several makers differ.
struct Manner {
    bool chained = false;     // answers 61xx and 6Cxx, as over T=0, instead of the data at once
    bool tagsOnly = false;    // knows no record numbers
    bool withoutSsse = false; // another card
};

// Not thread-safe.
class VirtualCard {
public:
    // The ATR of a card with T=0 and 13 historical bytes, unless the card brings its own.
    explicit VirtualCard(SocialSecurityCard card, Manner manner = {});

    [[nodiscard]] ByteView atr() const { return card_.atr; }
    // What is selected is forgotten.
    void reset();
    // The next READ RECORD is answered with this status word.
    void failNextRecord(std::uint16_t sw) { failure_ = sw; }

    // Total.
    [[nodiscard]] SecretBytes answer(ByteView command);

private:
    [[nodiscard]] SecretBytes select(ByteView command);
    [[nodiscard]] SecretBytes read(ByteView command);
    [[nodiscard]] SecretBytes give(SecretBytes data, std::optional<std::uint8_t> wanted);

    SocialSecurityCard card_;
    Manner manner_;
    bool inSsse_ = false;
    std::uint16_t file_ = 0;
    SecretBytes held_; // for GET RESPONSE
    std::optional<std::uint16_t> failure_;
};

} // namespace hal::pcsc
