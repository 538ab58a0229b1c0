// How far a resident's case is, for whoever shows the token of the receipt: states and dates, no word of it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "center/store/store.h"

namespace center::desk {

struct ProgressStep {
    std::string what; // an event of the timeline that concerns the resident: "received", "taken", …
    hal::WallTime at{};
    friend bool operator==(const ProgressStep&, const ProgressStep&) = default;
};

struct Progress {
    std::string number; // as on the receipt
    std::string state;  // domain::State; of the case that it was merged into, if it was
    hal::WallTime filedAt{};
    hal::WallTime receivedAt{};
    std::vector<ProgressStep> steps; // in order
    bool ratable = false;            // answered, and not rated yet
    friend bool operator==(const Progress&, const Progress&) = default;
};

// Of the receipt; 128 bits, so that nobody finds one by trying.
using ProgressToken = std::array<std::uint8_t, 16>;

// Problems: NotFound (no such token, or the case was deleted by retention), those of the store.
[[nodiscard]] store::Result<Progress> progressOf(store::Store& store, const ProgressToken& token);

// {"schema":1,"number":"…","state":"taken","filed_at":<ms since 1970>,"received_at":…,
//  "steps":[{"what":"received","at":…}],"ratable":false}
[[nodiscard]] std::string toJson(const Progress& progress);

} // namespace center::desk
