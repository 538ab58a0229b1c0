// Takes records out of the outbox to the center, each until the center says that it is durable there.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

#include "hal/base/clock.h"
#include "kiosk/agent/center.h"
#include "services/outbox/outbox.h"

namespace kiosk::agent {

// How long to wait after the nth failure in a row (from 1): twice as long each time up to the longest, and a
// random part of that, so that a district's kiosks do not come back all at once. `chance` gives 0 … 1.
struct BackOff {
    hal::Millis first{1'000};
    hal::Millis longest{300'000};
    [[nodiscard]] hal::Millis after(int failures, double chance) const;
};

enum class Round {
    Done,     // nothing is due any more
    Away,     // the center cannot be reached, or is not able: wait before the next round
    Rejected, // the center does not know this kiosk, or knows it no more: nothing may be delivered
    Stopped,
};

struct RoundOutcome {
    Round round = Round::Done;
    int delivered = 0;
    int refused = 0; // for good, kept for a person to look at
    int postponed = 0;
};

// What one record needs of its own: where it stands is the center's knowledge, nothing is remembered here.
class Delivery {
public:
    Delivery(outbox::Courier& courier, Ask ask, const hal::Clock& clock, std::function<double()> chance);

    // Everything that is due, the most urgent first. One bad record never holds up the next.
    [[nodiscard]] hal::Result<RoundOutcome> round(const std::stop_token& stop);

private:
    enum class Fate { Durable, Refused, Later, Away, Rejected };
    struct Verdict {
        Fate fate = Fate::Away;
        std::string code;
    };
    [[nodiscard]] Verdict deliver(const outbox::Parcel& parcel, const std::stop_token& stop);
    [[nodiscard]] Verdict sendFiles(const outbox::Parcel& parcel, Answer state, const std::stop_token& stop);
    [[nodiscard]] Verdict verdictOn(const hal::Result<Answer>& answer) const;
    [[nodiscard]] hal::Result<> note(const outbox::Parcel& parcel, const Verdict& verdict,
                                     RoundOutcome& outcome);

    outbox::Courier& courier_;
    const Ask ask_;
    const hal::Clock& clock_;
    const std::function<double()> chance_;
};

} // namespace kiosk::agent
