// A SAM without hardware: answers requests as a real one does. Simulator and tests speak to it in bytes.
#pragma once

#include <map>
#include <optional>

#include "hal/base/bytes.h"
#include "hal/base/secret.h"
#include "hal/drivers/sdt/command.h"
#include "hal/drivers/sdt/frame.h"
#include "hal/drivers/sdt/reply.h"
#include "hal/drivers/sdt/status.h"
#include "hal/id_reader.h"

namespace hal::sdt {

// Not thread-safe.
class VirtualSam {
public:
    // A card comes into the field; one that lies there already is exchanged.
    void lay(IdCard card);
    void takeAway();
    [[nodiscard]] bool hasCard() const { return card_.has_value(); }

    // The next such request is answered with this SW3 instead.
    void failNext(Command command, std::uint8_t sw3) { failures_[command] = sw3; }

    // Bytes in, in any portions; answers out, none or several.
    [[nodiscard]] SecretBytes answer(ByteView bytes);

private:
    enum class Field { Empty, Fresh, Found, Selected, Read };

    [[nodiscard]] Reply replyTo(ByteView body);
    [[nodiscard]] Reply perform(Command command);
    [[nodiscard]] Reply find();
    [[nodiscard]] Reply select();
    [[nodiscard]] Reply read(bool withFingerprint);
    [[nodiscard]] Reply newestAddress() const;

    FrameParser parser_{Direction::Request};
    std::optional<IdCard> card_;
    Field field_ = Field::Empty;
    std::map<Command, std::uint8_t> failures_;
};

} // namespace hal::sdt
