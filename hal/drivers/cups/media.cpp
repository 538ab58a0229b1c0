#include "hal/drivers/cups/media.h"

#include <algorithm>
#include <charconv>

#include <cups/pwg.h>

#include "hal/drivers/cups/attributes.h"

namespace hal::cups {
namespace {

std::optional<PaperSize> hundredths(int x, int y) {
    if (x <= 0 || y <= 0)
        return std::nullopt;
    return PaperSize{{x / 100.0}, {y / 100.0}};
}

std::optional<PaperSize> sizeNamed(const std::string& name) {
    const pwg_media_t* media = pwgMediaForPWG(name.c_str());
    return media ? hundredths(media->width, media->length) : std::nullopt;
}

std::optional<PaperSize> sizeOf(ipp_t* media) {
    if (ipp_attribute_t* size = ippFindAttribute(media, "media-size", IPP_TAG_BEGIN_COLLECTION)) {
        ipp_t* sides = ippGetCollection(size, 0);
        const auto x = number(sides, "x-dimension"), y = number(sides, "y-dimension");
        if (const auto known = hundredths(x.value_or(0), y.value_or(0)))
            return known;
    }
    return sizeNamed(text(media, "media-size-name"));
}

std::vector<Tray> readyTrays(ipp_t* ipp) {
    std::vector<Tray> trays;
    ipp_attribute_t* ready = ippFindAttribute(ipp, "media-col-ready", IPP_TAG_BEGIN_COLLECTION);
    for (int i = 0; ready && i < ippGetCount(ready); ++i) {
        ipp_t* media = ippGetCollection(ready, i);
        trays.push_back({text(media, "media-source"), sizeOf(media), std::nullopt});
    }
    if (ready)
        return trays;
    for (const std::string& name : texts(ipp, "media-ready"))
        trays.push_back({{}, sizeNamed(name), std::nullopt});
    return trays;
}

std::optional<int> numberIn(const std::string& list, const char* key) {
    const std::string value = fieldOf(list, key, '=');
    int found = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), found);
    return error == std::errc{} && end == value.data() + value.size() ? std::optional(found) : std::nullopt;
}

// -1, -2 and -3: other, unknown, some left.
std::optional<int> percentOf(const std::string& tray) {
    const auto level = numberIn(tray, "level"), most = numberIn(tray, "maxcapacity");
    if (!level || *level < 0)
        return std::nullopt;
    if (*level == 0)
        return 0;
    if (!most || *most < *level)
        return std::nullopt;
    return std::max(1, static_cast<int>(100.0 * *level / *most));
}

std::vector<Tray> inputTrays(ipp_t* ipp) {
    std::vector<Tray> trays;
    ipp_attribute_t* attribute = ippFindAttribute(ipp, "printer-input-tray", IPP_TAG_STRING);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i) {
        int size = 0;
        const auto* data = static_cast<const char*>(ippGetOctetString(attribute, i, &size));
        const std::string tray = data ? std::string(data, static_cast<std::size_t>(size)) : std::string();
        trays.push_back({fieldOf(tray, "name", '='), std::nullopt, percentOf(tray)});
    }
    return trays;
}

} // namespace

std::vector<PaperSize> readPapers(ipp_t* ipp) {
    std::vector<PaperSize> papers;
    const auto names = texts(ipp, "media-supported");
    for (const PaperSize& usual : kUsualSizes)
        if (std::ranges::any_of(names, [&](const std::string& name) {
                const auto size = sizeNamed(name);
                return size && sameSize(*size, usual);
            }))
            papers.push_back(usual);
    return papers;
}

std::vector<Tray> readTrays(ipp_t* ipp) {
    auto trays = readyTrays(ipp);
    const std::size_t ready = trays.size();
    const auto inputs = inputTrays(ipp);
    for (const Tray& input : inputs) {
        const auto begin = trays.begin(), end = begin + static_cast<std::ptrdiff_t>(ready);
        auto same = std::find_if(begin, end, [&](const Tray& tray) { return tray.name == input.name; });
        if (same == end && ready == 1 && inputs.size() == 1) // one tray, and two words for it
            same = begin;
        if (same != end)
            same->levelPercent = input.levelPercent;
        else if (input.levelPercent)
            trays.push_back(input);
    }
    return trays;
}

bool allEmpty(const std::vector<Tray>& trays) {
    return !trays.empty() &&
           std::ranges::all_of(trays, [](const Tray& tray) { return tray.levelPercent == 0; });
}

bool lackA4(const std::vector<Tray>& trays) {
    return !trays.empty() && std::ranges::all_of(trays, [](const Tray& tray) {
        return tray.paper && !sameSize(*tray.paper, kA4);
    });
}

} // namespace hal::cups
