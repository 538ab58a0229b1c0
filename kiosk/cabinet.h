// What the board in the cabinet has said, and what follows for whoever wants to be served. No clock, no
// thread.
#pragma once

#include "hal/device.h"
#include "kiosk/session.h"

namespace kiosk {

class Cabinet {
public:
    // False: nothing new. A sensor that says nothing any more, because its board went away, keeps its last
    // word: whoever cuts a board's cable hides nothing.
    bool learn(const hal::Sensors& now);

    [[nodiscard]] const hal::Sensors& sensors() const { return known_; }
    // None: a visit may begin.
    [[nodiscard]] Session::OutReason outReason() const;
    // The battery is nearly empty: what runs must come to its end now.
    [[nodiscard]] bool powerFails() const;
    [[nodiscard]] bool nobodyNear() const { return known_.someoneNear == false; }

private:
    hal::Sensors known_;
};

} // namespace kiosk
