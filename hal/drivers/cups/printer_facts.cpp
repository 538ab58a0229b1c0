#include "hal/drivers/cups/printer_facts.h"

#include <algorithm>

#include "hal/drivers/cups/attributes.h"
#include "hal/drivers/cups/media.h"

namespace hal::cups {
namespace {

bool has(const std::vector<std::string>& list, const char* word) {
    return std::ranges::count(list, word) > 0;
}

// Of waste much is bad, of everything else little. A printer that names no limit says itself when it is low.
bool isLow(int level, bool waste, std::optional<int> low, std::optional<int> high) {
    return waste ? high && level >= *high : low && level <= *low;
}

// Levels of -1 and below are "unknown" and "some left".
std::vector<Supply> readSupplies(ipp_t* ipp) {
    const auto names = texts(ipp, "marker-names"), types = texts(ipp, "marker-types");
    const auto levels = numbers(ipp, "marker-levels", IPP_TAG_INTEGER);
    const auto lows = numbers(ipp, "marker-low-levels", IPP_TAG_INTEGER);
    const auto highs = numbers(ipp, "marker-high-levels", IPP_TAG_INTEGER);
    const auto at = [](const auto& list, std::size_t i) {
        return i < list.size() && list[i] >= 0 && list[i] <= 100 ? std::optional(list[i]) : std::nullopt;
    };
    std::vector<Supply> supplies;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto level = at(levels, i);
        const bool waste = i < types.size() && types[i].starts_with("waste");
        supplies.push_back({names[i], level, level && isLow(*level, waste, at(lows, i), at(highs, i))});
    }
    return supplies;
}

std::vector<Dpi> readResolutions(ipp_t* ipp) {
    std::vector<Dpi> list;
    ipp_attribute_t* attribute =
        ippFindAttribute(ipp, "pwg-raster-document-resolution-supported", IPP_TAG_RESOLUTION);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i) {
        int y = 0;
        ipp_res_t unit{};
        const int x = ippGetResolution(attribute, i, &y, &unit);
        if (x == y && x > 0)
            list.push_back(Dpi{unit == IPP_RES_PER_CM ? x * 2.54 : x});
    }
    std::ranges::sort(list);
    return list;
}

int readMaxCopies(ipp_t* ipp) {
    ipp_attribute_t* attribute = ippFindAttribute(ipp, "copies-supported", IPP_TAG_RANGE);
    int most = 1;
    if (attribute)
        ippGetRange(attribute, 0, &most);
    return std::max(1, most);
}

Identity readIdentity(ipp_t* ipp) {
    const std::string deviceId = text(ipp, "printer-device-id");
    Identity identity;
    identity.vendor = fieldOf(deviceId, "MFG", ':');
    identity.model = text(ipp, "printer-make-and-model");
    identity.serial = fieldOf(deviceId, "SN", ':');
    identity.firmware = text(ipp, "printer-firmware-string-version");
    return identity;
}

bool createsJobs(ipp_t* ipp) {
    const auto operations = numbers(ipp, "operations-supported", IPP_TAG_ENUM);
    return std::ranges::count(operations, IPP_OP_CREATE_JOB) > 0 &&
           std::ranges::count(operations, IPP_OP_SEND_DOCUMENT) > 0;
}

} // namespace

const std::vector<const char*>& wantedAttributes() {
    static const std::vector<const char*> kWanted = {
        "printer-state",
        "printer-state-reasons",
        "printer-is-accepting-jobs",
        "marker-names",
        "marker-types",
        "marker-levels",
        "marker-low-levels",
        "marker-high-levels",
        "printer-make-and-model",
        "printer-device-id",
        "printer-firmware-string-version",
        "document-format-supported",
        "operations-supported",
        "print-scaling-supported",
        "media-supported",
        "media-ready",
        "media-col-ready",
        "printer-input-tray",
        "color-supported",
        "print-color-mode-supported",
        "copies-supported",
        "pwg-raster-document-resolution-supported",
        "pwg-raster-document-type-supported",
    };
    return kWanted;
}

PrinterFacts readFacts(ipp_t* ipp) {
    PrinterFacts facts;
    facts.state =
        static_cast<ipp_pstate_t>(number(ipp, "printer-state", IPP_TAG_ENUM).value_or(IPP_PSTATE_IDLE));
    facts.acceptsJobs = flag(ipp, "printer-is-accepting-jobs", true);
    facts.reasons = texts(ipp, "printer-state-reasons");
    facts.supplies = readSupplies(ipp);
    facts.identity = readIdentity(ipp);
    const auto formats = texts(ipp, "document-format-supported");
    facts.takesPdf = has(formats, "application/pdf");
    facts.takesPwgRaster = has(formats, "image/pwg-raster");
    facts.createsJobs = createsJobs(ipp);
    facts.scalingNone = has(texts(ipp, "print-scaling-supported"), "none");
    facts.trays = readTrays(ipp);
    facts.papers = readPapers(ipp);
    facts.colour = flag(ipp, "color-supported", false);
    facts.rasterColour = has(texts(ipp, "pwg-raster-document-type-supported"), "srgb_8");
    facts.colourModes = texts(ipp, "print-color-mode-supported");
    facts.maxCopies = readMaxCopies(ipp);
    facts.rasterResolutions = readResolutions(ipp);
    return facts;
}

std::optional<Fault> blockedBy(const PrinterFacts& facts) {
    const bool stopped = facts.state == IPP_PSTATE_STOPPED;
    std::optional<Fault> fault;
    if (const auto worst = worstOf(facts.reasons); worst && (worst->blocking || stopped))
        fault = worst->fault;
    else if (stopped)
        fault = Fault::Offline;
    if (fault == Fault::Offline && stopped && allEmpty(facts.trays))
        return Fault::OutOfPaper;
    return !fault && lackA4(facts.trays) ? Fault::WrongPaper : fault;
}

std::optional<Fault> heldUpBy(const PrinterFacts& facts, const std::vector<std::string>& reasonsBefore) {
    if (const auto blocked = blockedBy(facts))
        return blocked;
    std::vector<std::string> fresh;
    for (const std::string& reason : facts.reasons)
        if (std::ranges::none_of(
                reasonsBefore, [&](const auto& before) { return bareReason(before) == bareReason(reason); }))
            fresh.emplace_back(bareReason(reason));
    const auto worst = worstOf(fresh);
    return worst && worst->blocking ? std::optional(worst->fault) : std::nullopt;
}

bool takesA4(const PrinterFacts& facts) {
    return std::ranges::any_of(facts.papers, [](const PaperSize& size) { return sameSize(size, kA4); });
}

Status statusOf(const PrinterFacts& facts, Monotonic now) {
    Status status;
    status.supplies = facts.supplies;
    status.trays = facts.trays;
    status.asOf = now;
    status.health = Health::Ok;
    status.detail = complaints(facts.reasons);
    if (const auto fault = blockedBy(facts)) {
        status.health = Health::Fault;
        status.fault = fault;
    } else if (!facts.acceptsJobs) {
        status.health = Health::Fault;
        status.fault = Fault::Offline;
    } else if (const auto warning = worstOf(facts.reasons)) {
        status.health = Health::Attention;
        status.fault = warning->fault;
    } else if (std::ranges::any_of(facts.supplies, &Supply::low)) {
        status.health = Health::Attention;
        status.fault = Fault::OutOfToner;
    }
    return status;
}

PrinterCapabilities capabilitiesOf(const PrinterFacts& facts, std::optional<DocumentFormat> only) {
    PrinterCapabilities can;
    if (facts.takesPdf && only != DocumentFormat::PwgRaster)
        can.formats.push_back(DocumentFormat::Pdf);
    if (facts.takesPwgRaster && only != DocumentFormat::Pdf)
        can.formats.push_back(DocumentFormat::PwgRaster);
    // The coarsest from 300 on: a scan has no more, and the sheet stays small. Else the finest there is.
    for (const Dpi dpi : facts.rasterResolutions) {
        can.resolution = dpi;
        if (dpi.value >= 300)
            break;
    }
    can.colour = facts.colour;
    can.papers = facts.papers;
    return can;
}

JobFacts readJob(ipp_t* ipp) {
    JobFacts job;
    job.state =
        static_cast<ipp_jstate_t>(number(ipp, "job-state", IPP_TAG_ENUM).value_or(IPP_JSTATE_PENDING));
    job.reasons = texts(ipp, "job-state-reasons");
    job.name = text(ipp, "job-name");
    job.sheets = number(ipp, "job-media-sheets-completed");
    job.impressions = number(ipp, "job-impressions-completed");
    return job;
}

} // namespace hal::cups
