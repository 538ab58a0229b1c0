// Where rules and store meet: records are opened into cases, people act on cases, clocks run out.
// Thread-safe; several desks may stand over one store.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "center/desk/case_box.h"
#include "center/domain/apply.h"
#include "center/domain/organisation.h"
#include "center/domain/rules.h"
#include "center/store/store.h"
#include "hal/base/clock.h"
#include "services/seal/sealing_key.h"

namespace center::desk {

struct DeskParts { // references outlive the desk
    store::Store& store;
    const domain::Organisation& organisation;
    const domain::Rules& rules;
    const hal::Clock& clock;
    const CaseBox& box;
    // The private half for a key id, also of keys that are no longer current; nothing: unknown.
    std::function<const seal::SealingKey*(const seal::SealingKeyId&)> sealingKey;
};

enum class ActProblem {
    NotFound,    // or not to be seen: which of the two is not said
    Refused,     // `refusal` says why
    Conflict,    // somebody was first: look again
    Forgotten,   // retention deleted the key; nothing can be written to it any more
    Unavailable, // the store
    Damaged,
};
struct ActError {
    ActProblem problem{};
    std::optional<domain::Refusal> refusal{};
};

struct Counted {
    int opened = 0; // became a case, or were counted
    int quarantined = 0;
    int failed = 0; // the store was away: they wait
};

class Desk {
public:
    explicit Desk(DeskParts parts) : parts_(std::move(parts)) {}

    // Opens what waits, at most `limit`. What cannot be opened goes to quarantine with a code:
    // "bad_envelope", "no_key", "bad_seal", "bad_payload", "bad_content", "newer_release", "unknown_case"; it
    // holds nobody up.
    [[nodiscard]] store::Result<Counted> openWaiting(int limit);

    // Does the event now, with what was written (empty: nothing); at and actor are filled in. `seen`: the
    // version that the actor decided on; another one by now is a Conflict.
    [[nodiscard]] tl::expected<store::Case, ActError> act(const domain::Actor& actor, const wire::Uuid& id,
                                                          domain::Event event, std::string_view written = {},
                                                          std::optional<std::int64_t> seen = {});

    // Whatever happens by itself until now, in at most `limit` cases; gives the number of events. What
    // somebody changes at the same moment is left for the next call.
    [[nodiscard]] store::Result<int> tick(int limit);

private:
    [[nodiscard]] store::Result<> openOne(const store::Record& record, std::string& reason);
    [[nodiscard]] store::Result<> openAppeal(const store::Record& record, hal::ByteView payload,
                                             std::string& reason);
    [[nodiscard]] store::Result<> openRating(const store::Record& record, hal::ByteView payload,
                                             std::string& reason);
    [[nodiscard]] store::Result<> addCase(const store::Record& record, const std::string& category,
                                          const domain::Place& place, hal::ByteView payload);

    DeskParts parts_;
};

} // namespace center::desk
