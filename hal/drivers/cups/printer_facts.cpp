#include "hal/drivers/cups/printer_facts.h"

#include <algorithm>
#include <cstring>

namespace hal::cups {
namespace {

constexpr const char* kA4 = "iso_a4_210x297mm";

std::vector<std::string> texts(ipp_t* ipp, const char* name) {
    std::vector<std::string> list;
    ipp_attribute_t* attribute = ippFindAttribute(ipp, name, IPP_TAG_ZERO);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i)
        if (const char* text = ippGetString(attribute, i, nullptr))
            list.emplace_back(text);
    return list;
}

std::string text(ipp_t* ipp, const char* name) {
    const auto list = texts(ipp, name);
    return list.empty() ? std::string() : list.front();
}

std::vector<int> numbers(ipp_t* ipp, const char* name, ipp_tag_t tag) {
    std::vector<int> list;
    ipp_attribute_t* attribute = ippFindAttribute(ipp, name, tag);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i)
        list.push_back(ippGetInteger(attribute, i));
    return list;
}

std::optional<int> number(ipp_t* ipp, const char* name, ipp_tag_t tag = IPP_TAG_INTEGER) {
    const auto list = numbers(ipp, name, tag);
    return list.empty() ? std::nullopt : std::optional(list.front());
}

bool flag(ipp_t* ipp, const char* name, bool otherwise) {
    ipp_attribute_t* attribute = ippFindAttribute(ipp, name, IPP_TAG_BOOLEAN);
    return attribute ? ippGetBoolean(attribute, 0) != 0 : otherwise;
}

bool has(const std::vector<std::string>& list, const char* word) {
    return std::ranges::count(list, word) > 0;
}

// -1 and below are "unknown" and "some left".
std::vector<Supply> readSupplies(ipp_t* ipp) {
    const auto names = texts(ipp, "marker-names");
    const auto levels = numbers(ipp, "marker-levels", IPP_TAG_INTEGER);
    std::vector<Supply> supplies;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool known = i < levels.size() && levels[i] >= 0 && levels[i] <= 100;
        supplies.push_back({names[i], known ? std::optional(levels[i]) : std::nullopt});
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

// "MFG:Kiosk;MDL:Fake A4;SN:123;" (IEEE 1284)
std::string deviceIdField(const std::string& id, const char* key) {
    std::size_t at = 0;
    while (at < id.size()) {
        const std::size_t end = std::min(id.find(';', at), id.size());
        const std::string field = id.substr(at, end - at);
        if (field.rfind(std::string(key) + ":", 0) == 0)
            return field.substr(std::strlen(key) + 1);
        at = end + 1;
    }
    return {};
}

Identity readIdentity(ipp_t* ipp) {
    const std::string deviceId = text(ipp, "printer-device-id");
    Identity identity;
    identity.vendor = deviceIdField(deviceId, "MFG");
    identity.model = text(ipp, "printer-make-and-model");
    identity.serial = deviceIdField(deviceId, "SN");
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
        "marker-levels",
        "printer-make-and-model",
        "printer-device-id",
        "printer-firmware-string-version",
        "document-format-supported",
        "operations-supported",
        "print-scaling-supported",
        "media-supported",
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
    facts.mediaA4 = has(texts(ipp, "media-supported"), kA4);
    facts.colour = flag(ipp, "color-supported", false);
    facts.rasterColour = has(texts(ipp, "pwg-raster-document-type-supported"), "srgb_8");
    facts.colourModes = texts(ipp, "print-color-mode-supported");
    facts.maxCopies = readMaxCopies(ipp);
    facts.rasterResolutions = readResolutions(ipp);
    return facts;
}

std::optional<Fault> blockedBy(const PrinterFacts& facts) {
    if (const auto worst = worstOf(facts.reasons);
        worst && (worst->blocking || facts.state == IPP_PSTATE_STOPPED))
        return worst->fault;
    return facts.state == IPP_PSTATE_STOPPED ? std::optional(Fault::Offline) : std::nullopt;
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

Status statusOf(const PrinterFacts& facts, Monotonic now) {
    Status status;
    status.supplies = facts.supplies;
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
    return can;
}

JobFacts readJob(ipp_t* ipp) {
    JobFacts job;
    job.state =
        static_cast<ipp_jstate_t>(number(ipp, "job-state", IPP_TAG_ENUM).value_or(IPP_JSTATE_PENDING));
    job.reasons = texts(ipp, "job-state-reasons");
    job.name = text(ipp, "job-name");
    job.sheets = number(ipp, "job-media-sheets-completed");
    return job;
}

} // namespace hal::cups
