#include "hal/drivers/sdt/command.h"

#include <algorithm>
#include <array>

#include "hal/drivers/sdt/frame.h"

namespace hal::sdt {
namespace {

struct Row {
    Command command;
    std::size_t dataSize;
    std::string_view name;
};

constexpr std::array<Row, 10> kCommands{{
    {Command::ResetSam, 0, "reset SAM"},
    {Command::SamStatus, 0, "SAM status"},
    {Command::ReadSamId, 0, "read SAM id"},
    {Command::FindCard, 0, "find card"},
    {Command::SelectCard, 0, "select card"},
    {Command::ReadTextAndPhoto, 0, "read text and photo"},
    {Command::ReadNewestAddress, 0, "read newest address"},
    {Command::ReadTextPhotoAndFingerprint, 0, "read text, photo and fingerprint"},
    {Command::SetBaud, 0, "set baud"},
    {Command::SetMaxRadioBytes, 1, "set max radio bytes"},
}};

constexpr std::uint8_t cmd(Command command) {
    return static_cast<std::uint8_t>(static_cast<std::uint16_t>(command) >> 8);
}
constexpr std::uint8_t para(Command command) {
    return static_cast<std::uint8_t>(static_cast<std::uint16_t>(command) & 0xFF);
}

} // namespace

std::string_view toString(Command command) {
    const auto* row = std::ranges::find(kCommands, command, &Row::command);
    return row == kCommands.end() ? "unknown" : row->name;
}

SecretBytes encodeRequest(Command command) {
    const std::array body{cmd(command), para(command)};
    return encodeFrame(body);
}

SecretBytes encodeSetBaud(Baud baud) {
    const std::array body{cmd(Command::SetBaud), static_cast<std::uint8_t>(baud)};
    return encodeFrame(body);
}

SecretBytes encodeSetMaxRadioBytes(std::uint8_t bytes) {
    const std::array body{cmd(Command::SetMaxRadioBytes), para(Command::SetMaxRadioBytes), bytes};
    return encodeFrame(body);
}

std::optional<Command> decodeRequest(ByteView body) {
    if (body.size() < 2)
        return std::nullopt;
    const bool baud = body[0] == cmd(Command::SetBaud) && body[1] <= static_cast<std::uint8_t>(Baud::At9600);
    const auto command =
        baud ? Command::SetBaud : static_cast<Command>(static_cast<std::uint16_t>(body[0] << 8 | body[1]));
    const auto* row = std::ranges::find(kCommands, command, &Row::command);
    if (row == kCommands.end() || body.size() != 2 + row->dataSize)
        return std::nullopt;
    return command;
}

} // namespace hal::sdt
