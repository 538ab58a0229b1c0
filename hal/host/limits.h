// How long a device host may be silent before it counts as hung.
#pragma once

#include "hal/base/units.h"

namespace hal {

// Each is twice the longest that a healthy device of the kind was seen or is documented to take.
struct HostLimits {
    Millis open{10'000};      // a USB scanner that is reset first
    Millis scan{60'000};      // without a word of progress: a cold lamp, then one slow line
    Millis print{120'000};    // without a word of progress: a printer that cleans itself
    Millis receipt{30'000};   // without a word of progress: a roll that is changed says so
    Millis stream{10'000};    // without a frame: a camera that changes to its best mode and back
    Millis read{600'000};     // nobody lays a card down; the screen gives up long before
    Millis code{10'000};      // beyond the patience of whoever waits for a code
    Millis selfTest{120'000}; // in all
    Millis guide{2000};       // of a lamp: a line that is damaged is said once more
    Millis stop{500};         // from a stop to the answer
};

} // namespace hal
