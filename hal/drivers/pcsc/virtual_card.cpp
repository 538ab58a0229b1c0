#include "hal/drivers/pcsc/virtual_card.h"

#include <algorithm>
#include <utility>

#include "hal/drivers/pcsc/social_security_card.h"

namespace hal::pcsc {
namespace {

constexpr std::array<std::uint8_t, 17> kAtr{0x3B, 0x6D, 0x00, 0x00, 0x00, 0x81, 0x54, 0x31, 0x16,
                                            0x86, 0x60, 0x13, 0x04, 0x25, 0x00, 0x1C, 0x4E};

SecretBytes status(std::uint16_t sw) {
    return {static_cast<std::uint8_t>(sw >> 8), static_cast<std::uint8_t>(sw)};
}

SecretBytes withStatus(SecretBytes data, std::uint16_t sw) {
    data.push_back(static_cast<std::uint8_t>(sw >> 8));
    data.push_back(static_cast<std::uint8_t>(sw));
    return data;
}

// The data of a command that brings some, whether Le follows or not.
std::optional<ByteView> dataOf(ByteView command) {
    if (command.size() < 5 || command.size() < 5u + command[4])
        return std::nullopt;
    return command.subspan(5, command[4]);
}

} // namespace

VirtualCard::VirtualCard(SocialSecurityCard card, Manner manner) : card_(std::move(card)), manner_(manner) {
    if (card_.atr.empty())
        card_.atr.assign(kAtr.begin(), kAtr.end());
}

void VirtualCard::reset() {
    inSsse_ = false;
    file_ = 0;
    held_.clear();
}

SecretBytes VirtualCard::answer(ByteView command) {
    if (command.size() < 4)
        return status(0x6700);
    if (command[0] != 0x00)
        return status(0x6E00);
    switch (command[1]) {
    case 0xA4:
        return select(command);
    case 0xB2:
        return read(command);
    case 0xC0:
        return withStatus(std::exchange(held_, {}), 0x9000);
    default:
        return status(0x6D00);
    }
}

SecretBytes VirtualCard::select(ByteView command) {
    const auto data = dataOf(command);
    if (!data)
        return status(0x6700);
    if (command[2] == 0x04) {
        inSsse_ = !manner_.withoutSsse && std::ranges::equal(*data, kSsse);
        file_ = 0;
        // Some bytes of control information follow; nobody looks at them.
        return inSsse_ ? give({0x6F, 0x02, 0x84, 0x00}, std::nullopt) : status(0x6A82);
    }
    if (!inSsse_ || data->size() != 2)
        return status(0x6A82);
    const auto id = static_cast<std::uint16_t>((*data)[0] << 8 | (*data)[1]);
    if (std::ranges::find(items(), id, &Item::file) == items().end())
        return status(0x6A82);
    file_ = id;
    return give({0x6F, 0x02, 0x84, 0x00}, std::nullopt);
}

SecretBytes VirtualCard::read(ByteView command) {
    if (command.size() != 5)
        return status(0x6700);
    if (failure_)
        return status(*std::exchange(failure_, std::nullopt));
    if (command[3] != 0x00 && (command[3] != 0x04 || manner_.tagsOnly))
        return status(0x6A86);
    for (const Item& item : items()) {
        if (item.file != file_ || (command[3] == 0x04 ? item.record : item.tag) != command[2])
            continue;
        const SecretText& value = card_.*item.field;
        auto record = encodeItem(item, value);
        if (value.empty() || !record)
            break;
        return give(*std::move(record), command[4]);
    }
    return status(0x6A83);
}

// `wanted` is Le; none: the command asks for nothing.
SecretBytes VirtualCard::give(SecretBytes data, std::optional<std::uint8_t> wanted) {
    const auto size = static_cast<std::uint8_t>(data.size());
    if (!manner_.chained)
        return withStatus(std::move(data), 0x9000);
    if (wanted && *wanted != size)
        return status(static_cast<std::uint16_t>(0x6C00 | size));
    held_ = std::move(data);
    return status(static_cast<std::uint16_t>(0x6100 | size));
}

} // namespace hal::pcsc
