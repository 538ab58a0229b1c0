// From what a scanner sends, piece by piece, to whole codes. Pure: no port, no thread, no clock.
#pragma once

#include <memory>
#include <optional>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/units.h"
#include "hal/code.h"

namespace hal::codes {

using Outcome = Result<Code>; // TryAgain, BadData: the code that ended is damaged or no code at all

// One a transport.
class Assembler {
public:
    virtual ~Assembler() = default;

    // What one read of the device gave; the outcome once a code has certainly ended.
    [[nodiscard]] virtual std::optional<Outcome> feed(ByteView piece) = 0;
    // Nothing more came for pause(): the code under way ends here, whole or broken off. Nothing: there was
    // none.
    [[nodiscard]] virtual std::optional<Outcome> quiet() = 0;
    // Whether a code has begun, and how long a silence ends it.
    [[nodiscard]] virtual bool begun() const = 0;
    [[nodiscard]] virtual Millis pause() const = 0;
    // Drops what is under way.
    virtual void forget() = 0;
    // How much one read of the device should ask for.
    [[nodiscard]] virtual std::size_t pieceSize() const = 0;
};

// "]Q1": the identifier of ISO/IEC 15424 (AIM), as scanners send it before or beside a code.
inline constexpr std::size_t kAimSize = 3;
[[nodiscard]] Symbology symbologyOf(ByteView aim);

} // namespace hal::codes
