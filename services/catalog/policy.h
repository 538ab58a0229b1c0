// What differs by city and hall, as signed data: copy purposes, copies per visit, idle times, what is on
// offer.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
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

// What an appeal may be about.
struct AppealCategory {
    std::string id; // "lamp"; goes into the record
    Text title;
    std::string icon;
};

// Where: ids are those of the center's organisation.
struct Grid {
    std::string id; // "s01-g001"
    Text name;
    Text about; // what is known there: "the market"; empty: nothing
};
struct Street {
    std::string id; // "s01"
    Text name;
    std::vector<Grid> grids;
};

// What stands on the slip that a resident takes along.
struct SlipWords {
    Text title, number, filed, category, place, waiting, scan, call;
    Text demonstration; // on paper from simulated devices
};

// 诉求直达.
struct Appeals {
    std::vector<AppealCategory> categories;
    std::vector<Street> streets;
    std::string here;      // id of the grid in which the hall stands
    Text whomToAsk;        // while nobody at the center is alerted
    std::string telephone; // theirs
    int offlineDays = 30;  // longer away from its center, a kiosk takes nothing in
    std::string publicUrl; // of the page that shows what became of it; empty: there is none
    SlipWords slip;
};

struct Policy {
    int schema = 1;
    std::int64_t version = 0; // monotonic; lower ones are refused
    std::string issuer;
    std::string expires; // ISO date, the last day on which it is valid; empty: never
    std::vector<CopyPurpose> purposes;
    int copiesPerVisit = 10;
    IdleTimes idle;
    std::vector<Tile> tiles;
    std::vector<ServiceItem> convenience; // 便民服务
    Text announcement;                    // empty: none
    std::optional<Appeals> appeals;       // none: not in this hall
};

// A typing error must not reach a hall, and a kiosk must read what a newer release has added.
enum class UnknownKeys { Refuse, Ignore };

// Pure. Fault::BadData with "line N: …"; Unsupported (a newer schema).
[[nodiscard]] hal::Result<Policy> parsePolicy(std::string_view json,
                                              UnknownKeys unknown = UnknownKeys::Refuse);

// The file and its detached signature `<file>.sig` (JSON: schema, suite, purpose, key, signature).
// Errors: Absent (file or signature), Storage, BadData, Unsupported, Refused (signature wrong, expired, or
// version below `newestSeen`). A clock that was never set lets nothing expire.
[[nodiscard]] hal::Result<Policy> loadPolicy(const std::filesystem::path& file,
                                             const seal::PublicKey& trusted, std::int64_t newestSeen,
                                             const hal::Clock& clock);

// The same, with a file that remembers the newest version seen, so that an older policy is refused also after
// a restart. A damaged memory is an error (BadData), not a zero.
[[nodiscard]] hal::Result<Policy> acceptPolicy(const std::filesystem::path& file,
                                               const seal::PublicKey& trusted,
                                               const std::filesystem::path& memory, const hal::Clock& clock);

// Checks the file as strictly as can be and puts its signature beside it. Errors: as parsePolicy, Storage.
[[nodiscard]] hal::Result<Policy> signPolicy(const std::filesystem::path& file, const seal::KioskKey& key);

} // namespace catalog
