// What differs by city and hall, as signed data: copy purposes, copies per visit, idle times, what is on
// offer.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "hal/base/result.h"
#include "hal/base/units.h"
#include "services/seal/kiosk_key.h"

namespace catalog {

struct Text { // shown as it is; both languages are required
    std::string zh;
    std::string en;
};

struct CopyPurpose {
    std::string id;   // "social_security"
    Text label;       // on the screen
    std::string line; // printed across the card, always Chinese: "仅供办理社保业务使用"
};

// One of the six tiles of the home screen.
struct Tile {
    std::string id; // "copy", "apply", "appeal", "progress", "enterprise", "guide"
    Text title;
    Text subtitle;
    std::string icon;       // file name without ".svg"
    std::string accent;     // "sea", "indigo", "amber", "green", "plum", "olive"
    bool available = false; // false: opens "coming to this hall"
};

// One line of the 便民服务 list.
struct ServiceItem {
    std::string id; // "copy_card", "copy_document", …
    Text title;
    Text subtitle;
    std::string icon;
    bool available = false;
};

struct IdleTimes {
    hal::Millis warnAfter{60'000};
    hal::Millis answerWithin{20'000}; // never below 20 s: WCAG 2.2.1
    hal::Millis elderWarnAfter{120'000};
    hal::Millis elderAnswerWithin{40'000};
    hal::Millis farewell{20'000};
};

struct Policy {
    int schema = 1;
    std::int64_t version = 0; // monotonic; lower ones are refused
    std::string issuer;
    std::string expires; // ISO date; empty: never
    std::vector<CopyPurpose> purposes;
    int copiesPerVisit = 10;
    IdleTimes idle;
    std::vector<Tile> tiles;
    std::vector<ServiceItem> convenience; // 便民服务
    Text announcement;                    // empty: none
};

// Pure. Fault::BadData with "line N: …".
[[nodiscard]] hal::Result<Policy> parsePolicy(std::string_view json);

// The file and its detached signature `<file>.sig` (JSON: schema, suite, key, signature).
// Errors: Storage, BadData, Refused (signature wrong, expired, or version below `newestSeen`).
[[nodiscard]] hal::Result<Policy> loadPolicy(const std::filesystem::path& file,
                                             const seal::PublicKey& trusted, std::int64_t newestSeen,
                                             const hal::Clock& clock);

} // namespace catalog
