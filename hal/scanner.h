// Scanners: flatbed, sheet feeder, duplex.
#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "hal/base/image.h"
#include "hal/device.h"

namespace hal {

enum class ScanSource { Flatbed, Adf, AdfDuplex };
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
    int maxPages = 1; // Adf: stop after so many; Flatbed: always 1
};

struct ScannerCapabilities {
    std::vector<ScanSource> sources;
    std::vector<Dpi> resolutions; // ascending; empty: any
    bool colour = true;
    Millimetres maxWidth{kA4Width}, maxHeight{kA4Height};
};

class Scanner : public Device {
public:
    [[nodiscard]] Kind kind() const final { return Kind::Scanner; }
    [[nodiscard]] virtual Result<ScannerCapabilities> capabilities(Deadline deadline) = 0;

    // Scans and returns the pages in order, at least one. Each page carries the resolution it was really
    // taken at. Errors: NoDocument, Jam, CoverOpen, Busy, Unplugged, Io, BadData (wrong dimensions or
    // endless data), Timeout, Cancelled (within 500 ms of the stop), Faulty.
    [[nodiscard]] virtual Result<std::vector<Image>> scan(const ScanRequest& request, std::stop_token stop,
                                                          const OnProgress& progress) = 0;
};

} // namespace hal
