// One thing the kiosk did, or meant to do.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hal/base/clock.h"
#include "hal/base/result.h"
#include "services/wire/clock_quality.h"
#include "services/wire/uuid.h"

namespace ledger {

// The values are in the file: never change one, only add.
enum class Action : std::uint8_t { CopyCard = 1, CopyDocument = 2, Print = 3, TestPage = 4, File = 5 };
enum class Outcome : std::uint8_t {
    Open = 0,
    Done = 1,
    Failed = 2,
    Cancelled = 3,
    Interrupted = 4, // the kiosk stopped in the middle; whether paper came out is unknown
    Unproven = 5,    // the device took it and did not say, or could not know, what became of it
};
[[nodiscard]] std::string_view toString(Action action);   // "copy_card", …
[[nodiscard]] std::string_view toString(Outcome outcome); // "open", …

// What an action is about, in figures only. There is no field that could hold a name or a number.
struct Facts {
    int copies = 0; // 0 … 65 535
    int pages = 0;  // 0 … 65 535
    bool mono = false;
    bool purposeLine = false;
    friend bool operator==(const Facts&, const Facts&) = default;
};

struct Entry {
    wire::Uuid id;
    std::int64_t sequence = 0; // 1, 2, … without gaps
    Action action{};
    Facts facts{};
    hal::WallTime begun{};
    wire::ClockQuality clock{}; // of `begun`; order comes from `sequence`, never from time
    std::optional<hal::WallTime> closed;
    Outcome outcome = Outcome::Open;
    std::optional<hal::Fault> fault; // with Failed, Cancelled, and with Unproven where something broke
};

} // namespace ledger
