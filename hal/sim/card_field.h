// Where a card lies, or is put in: the simulated readers' side of a hand with a card.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string_view>

#include "hal/base/result.h"
#include "hal/sim/machine.h"

namespace hal::sim {

// Thread-safe: control() comes from another thread than the reading.
class CardField {
public:
    // "put", "remove", "auto": a card comes by itself to every read, which is how it begins. Unsupported:
    // another word.
    [[nodiscard]] Result<> control(std::string_view command);

    // Waits for the card that may be read and lets the reader take its time. Errors: CardMustLeave,
    // Cancelled, and what befalls the machine.
    [[nodiscard]] Result<> read(Machine& machine, const std::stop_token& stop);

    // One that comes by itself to a read does not lie there before.
    [[nodiscard]] bool lies() const;

private:
    enum class State { CardComes, Bare, Card, CardWasRead };

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    State state_ = State::CardComes;
};

} // namespace hal::sim
