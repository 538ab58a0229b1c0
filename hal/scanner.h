// Scanners: flatbed, sheet feeder, duplex.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "hal/base/image.h"
#include "hal/device.h"

namespace hal {

// CardDuplex: a card is put in once and both of its sides are read in one pass, the one that lies up first.
enum class ScanSource { Flatbed, Adf, AdfDuplex, CardDuplex };
enum class ScanMode { Grey, Colour };
[[nodiscard]] std::string_view toString(ScanSource source);

struct ScanArea { // from the origin corner of the glass
    Millimetres left{0}, top{0}, width{kA4Width}, height{kA4Height};
};

struct ScanRequest {
    ScanSource source = ScanSource::Flatbed;
    ScanMode mode = ScanMode::Colour;
    Dpi dpi{300};
    ScanArea area{};
    int maxPages = 1; // Adf: stop after so many; Flatbed: always 1; CardDuplex: always 2
};

struct ScannerCapabilities {
    std::vector<ScanSource> sources;
    std::vector<Dpi> resolutions; // ascending; empty: any
    bool colour = true;
    Millimetres maxWidth{kA4Width}, maxHeight{kA4Height}; // sizesWithin() names what that is
};

// In order. A feeder that jams or is opened in the middle of a stack gives what went through before.
struct ScannedPages : std::vector<Image> {
    using std::vector<Image>::vector;
    std::optional<Fault> stopped; // Jam or CoverOpen: there were more sheets; the rest is still to be scanned
};

class Scanner : public Device {
public:
    [[nodiscard]] Kind kind() const final { return Kind::Scanner; }
    [[nodiscard]] virtual Result<ScannerCapabilities> capabilities(Deadline deadline) = 0;

    // Scans and returns the pages in order, at least one. Each page carries the resolution it was really
    // taken at. What lies on the glass or in the card slot is cut to the area asked for. Errors: NoDocument,
    // Jam, CoverOpen, Busy, Unplugged, Io, BadData (wrong dimensions or endless data), Timeout, Cancelled
    // (within 500 ms of the stop), Faulty.
    [[nodiscard]] virtual Result<ScannedPages> scan(const ScanRequest& request, std::stop_token stop,
                                                    const OnProgress& progress) = 0;
};

} // namespace hal
