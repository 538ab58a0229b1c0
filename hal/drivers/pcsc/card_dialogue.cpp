#include "hal/drivers/pcsc/card_dialogue.h"

#include <optional>

#include "hal/drivers/pcsc/social_security_card.h"
#include "hal/drivers/pcsc/status.h"

namespace hal::pcsc {
namespace {

constexpr int kMostRounds = 8; // of one question: a record has 255 bytes at most, in two pieces

// The item is simply not there, or this card counts its records in the other way.
bool hasNoSuchRecord(Fault fault) {
    return fault == Fault::BadData || fault == Fault::Protocol || fault == Fault::AuthFailed ||
           fault == Fault::Refused;
}

// Cards number their records or tag them; some know one way only.
Result<SecretText> readItem(const Transmit& transmit, const Item& item) {
    Result<SecretText> value = fail(Fault::BadData);
    for (const auto& [which, by] : {std::pair{item.record, RecordBy::Number}, {item.tag, RecordBy::Tag}}) {
        const auto record = ask(transmit, readRecord(which, by), item.name);
        value = record ? decodeItem(item, *record) : tl::make_unexpected(record.error());
        if (value || !hasNoSuchRecord(value.error().fault))
            break;
    }
    return value;
}

} // namespace

Result<SecretBytes> ask(const Transmit& transmit, Bytes command, std::string_view what) {
    const auto told = [&](Fault fault, const std::string& why) {
        return fail(fault, std::string(what) + ": " + why);
    };
    SecretBytes whole;
    bool lengthKnown = false;
    for (int round = 1; round <= kMostRounds; ++round) {
        const auto bytes = transmit(command);
        if (!bytes)
            return told(bytes.error().fault, bytes.error().detail);
        const auto response = decodeResponse(*bytes);
        if (!response)
            return told(response.error().fault, response.error().detail);
        whole.insert(whole.end(), response->data.begin(), response->data.end());
        const auto length = static_cast<std::uint8_t>(response->sw);
        if (response->sw >> 8 == 0x61) {
            command = getResponse(length);
        } else if (response->sw >> 8 == 0x6C && command.size() == 5 && !lengthKnown) {
            command = withLength(std::move(command), length);
            lengthKnown = true;
        } else {
            if (const auto fault = faultFor(response->sw))
                return told(*fault, describe(response->sw));
            return whole;
        }
    }
    return told(Fault::Protocol, "an answer without end");
}

Result<SocialSecurityCard> readSocialSecurityCard(const Transmit& transmit, const std::stop_token& stop) {
    if (auto selected = ask(transmit, selectByName(kSsse), "SELECT SSSE"); !selected)
        return tl::make_unexpected(selected.error());
    SocialSecurityCard card;
    std::optional<std::uint16_t> file;
    for (const Item& item : items()) {
        if (stop.stop_requested())
            return fail(Fault::Cancelled);
        if (file != item.file) {
            if (auto selected = ask(transmit, selectFile(item.file), "SELECT EF"); !selected)
                return tl::make_unexpected(selected.error());
            file = item.file;
        }
        auto value = readItem(transmit, item);
        if (value)
            card.*item.field = *std::move(value);
        else if (item.needed || !hasNoSuchRecord(value.error().fault))
            return tl::make_unexpected(value.error());
    }
    if (card.number.empty() || card.name.empty())
        return fail(Fault::BadData, "the card does not name its holder");
    return card;
}

} // namespace hal::pcsc
