// Everything personal that the kiosk holds, in one value: assigning an empty Visit forgets it.
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "services/copying/copying.h"

namespace kiosk {

// GUI thread only; a job gets a copy of what it needs, which shares the pixels. Pixels are wiped when the
// last share goes; the text is overwritten when freed (hal::wipeFreedMemory).
struct Visit {
    struct Side {
        copying::CardScan scan;
        hal::Image glass; // the whole scan in a size for the screen
    };
    std::optional<Side> first, second; // in the order in which they were put down, or went through a slot
    struct Page {
        hal::Image image;
        hal::Image shown; // in a size for the screen
    };
    std::vector<Page> pages; // of a document
    std::size_t pagesOfLastScan = 0;
    QString ownPurpose; // as typed
};

} // namespace kiosk
