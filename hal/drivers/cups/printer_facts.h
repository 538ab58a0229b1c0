// What a printer says about itself, read out of IPP attributes. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cups/cups.h>

#include "hal/drivers/cups/reasons.h"
#include "hal/page_printer.h"

namespace hal::cups {

struct PrinterFacts {
    ipp_pstate_t state = IPP_PSTATE_IDLE;
    bool acceptsJobs = true;
    std::vector<std::string> reasons;
    std::vector<Supply> supplies;
    std::vector<Tray> trays; // what is loaded; with a paper when the printer names its size
    Identity identity;
    bool takesPdf = false;
    bool takesPwgRaster = false;
    bool createsJobs = false;      // Create-Job and Send-Document
    bool scalingNone = false;      // print-scaling knows "none"
    std::vector<PaperSize> papers; // it takes, ascending
    bool colour = false;
    bool rasterColour = false;
    std::vector<std::string> colourModes;
    int maxCopies = 1;
    std::vector<Dpi> rasterResolutions; // ascending
};

// The attributes to ask for, and what their answer says. Missing ones keep their defaults.
[[nodiscard]] const std::vector<const char*>& wantedAttributes();
[[nodiscard]] PrinterFacts readFacts(ipp_t* attributes);

// What keeps the printer from printing, if anything. A stopped printer that gives no reason or only "other"
// is OutOfPaper when all its trays are known to be empty, else Offline. WrongPaper: it says which sizes lie
// in all of its trays, and none is A4.
[[nodiscard]] std::optional<Fault> blockedBy(const PrinterFacts& facts);

// What keeps a job from getting on, given what the printer complained of before it: some printers only warn
// while they wait for paper in the middle of a job ("media-empty-warning"), so a new complaint counts
// whatever its suffix.
[[nodiscard]] std::optional<Fault> heldUpBy(const PrinterFacts& facts,
                                            const std::vector<std::string>& reasonsBefore);
[[nodiscard]] bool takesA4(const PrinterFacts& facts); // says so
[[nodiscard]] Status statusOf(const PrinterFacts& facts, Monotonic now);
[[nodiscard]] PrinterCapabilities capabilitiesOf(const PrinterFacts& facts,
                                                 std::optional<DocumentFormat> only);

struct JobFacts {
    ipp_jstate_t state = IPP_JSTATE_PENDING;
    std::vector<std::string> reasons;
    std::string name;
    std::optional<int> sheets;      // done so far
    std::optional<int> impressions; // the same; some count copies, some do not
};
[[nodiscard]] JobFacts readJob(ipp_t* attributes);

} // namespace hal::cups
