#include "hal/drivers/sdt/virtual_sam.h"

namespace hal::sdt {
namespace {

Reply status(Sw3 sw3) { return {0, 0, static_cast<std::uint8_t>(sw3), {}}; }
Reply zeroes(Sw3 sw3, std::size_t count) {
    return {0, 0, static_cast<std::uint8_t>(sw3), SecretBytes(count)};
}

} // namespace

void VirtualSam::lay(IdCard card) {
    card_ = std::move(card);
    field_ = Field::Fresh;
}

void VirtualSam::takeAway() {
    card_.reset();
    field_ = Field::Empty;
}

SecretBytes VirtualSam::answer(ByteView bytes) {
    parser_.feed(bytes);
    SecretBytes out;
    while (const auto body = parser_.next()) {
        const auto frame = encodeReply(*body ? replyTo(**body) : status(Sw3::HostChecksumWrong));
        out.insert(out.end(), frame.begin(), frame.end());
    }
    return out;
}

Reply VirtualSam::replyTo(ByteView body) {
    const auto command = decodeRequest(body);
    if (!command)
        return status(Sw3::CommandWrong);
    if (const auto failure = failures_.find(*command); failure != failures_.end()) {
        Reply reply{0, 0, failure->second, {}};
        failures_.erase(failure);
        if (field_ == Field::Selected)
            field_ = Field::Read; // a failed read needs the card to leave as well
        return reply;
    }
    return perform(*command);
}

Reply VirtualSam::perform(Command command) {
    switch (command) {
    case Command::FindCard:
        return find();
    case Command::SelectCard:
        return select();
    case Command::ReadTextAndPhoto:
        return read(false);
    case Command::ReadTextPhotoAndFingerprint:
        return read(true);
    case Command::ReadNewestAddress:
        return newestAddress();
    case Command::ReadSamId:
        return zeroes(Sw3::Success, 16);
    case Command::ResetSam:
    case Command::SamStatus:
    case Command::SetBaud:
    case Command::SetMaxRadioBytes:
        return status(Sw3::Success);
    }
    return status(Sw3::CommandWrong);
}

Reply VirtualSam::find() {
    if (field_ == Field::Empty || field_ == Field::Read)
        return status(Sw3::FindFailed);
    field_ = Field::Found;
    return zeroes(Sw3::CardFound, 4);
}

Reply VirtualSam::select() {
    if (field_ != Field::Found)
        return status(Sw3::SelectFailed);
    field_ = Field::Selected;
    return zeroes(Sw3::Success, 8);
}

Reply VirtualSam::read(bool withFingerprint) {
    if (field_ != Field::Selected)
        return status(Sw3::CardOperationFailed);
    field_ = Field::Read;
    auto data = encodeCard(*card_, withFingerprint);
    if (!data)
        return status(Sw3::CardOperationFailed);
    return {0, 0, static_cast<std::uint8_t>(Sw3::Success), *std::move(data)};
}

Reply VirtualSam::newestAddress() const {
    if (field_ != Field::Read)
        return status(Sw3::CardOperationFailed);
    if (card_->newestAddress.empty())
        return status(Sw3::NoContent);
    return {0, 0, static_cast<std::uint8_t>(Sw3::Success), encodeNewestAddress(card_->newestAddress.view())};
}

} // namespace hal::sdt
