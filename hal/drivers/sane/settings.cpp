#include "hal/drivers/sane/settings.h"

#include <algorithm>
#include <cmath>

#include "hal/drivers/sane/source.h"

namespace hal::sane {
namespace {

// Card scanners are 60 to 110 mm wide; A6, the smallest sheet, is 105 mm, and no sheet feeder ends there.
constexpr Millimetres kWidestForCards{120};
constexpr const char* kSource = "source";
constexpr const char* kMode = "mode";
constexpr const char* kDepth = "depth";
constexpr const char* kResolution = "resolution";
constexpr const char* kResolutionX = "x-resolution"; // some backends have one for each axis
constexpr const char* kResolutionY = "y-resolution";

Result<> applySource(Options& options, ScanSource wanted) {
    const auto names = options.strings(kSource);
    auto name = chooseSource(names, wanted);
    if (!name && wanted == ScanSource::CardDuplex)
        name = chooseSource(names, ScanSource::AdfDuplex);
    if (name && options.canSet(kSource))
        return options.set(kSource, *name);
    if (wanted == ScanSource::Flatbed && names.empty()) // a scanner with nothing to choose
        return {};
    return fail(Fault::Unsupported, "no source for " + std::string(toString(wanted)));
}

Result<> applyMode(Options& options, ScanMode wanted) {
    if (const auto name = chooseMode(options.strings(kMode), wanted); name && options.canSet(kMode))
        if (auto set = options.set(kMode, *name); !set)
            return set;
    if (options.canSet(kDepth))
        return options.set(kDepth, 8);
    return {};
}

std::vector<double> resolutions(const Options& options) {
    auto list = options.numbers(kResolution);
    if (list.empty())
        list = options.numbers(kResolutionX);
    return list;
}

Result<Dpi> applyResolution(Options& options, Dpi wanted) {
    const double dpi = chooseResolution(resolutions(options), wanted.value);
    const bool single = options.canSet(kResolution);
    for (const char* name : {kResolution, kResolutionX, kResolutionY})
        if (options.canSet(name))
            if (auto set = options.set(name, dpi); !set)
                return tl::make_unexpected(set.error());
    const auto real = options.number(single ? kResolution : kResolutionX);
    if (!real || *real <= 0)
        return fail(Fault::Unsupported, "the device does not tell its resolution");
    return Dpi{*real};
}

// Between millimetres and what an option of the geometry wants.
double unitsPerMm(const Options& options, const char* name, Dpi dpi) {
    return options.unit(name) == OptionUnit::Pixels ? dpi.pixelsPerMm() : 1.0;
}

Result<> applyArea(Options& options, const ScanArea& area, Dpi dpi) {
    // The far corner first: while it is still near, some backends refuse a near corner beyond it.
    const std::pair<const char*, Millimetres> edges[] = {
        {"br-x", Millimetres{area.left.value + area.width.value}},
        {"br-y", Millimetres{area.top.value + area.height.value}},
        {"tl-x", area.left},
        {"tl-y", area.top},
    };
    for (const auto& [name, mm] : edges)
        if (options.canSet(name))
            if (auto set = options.set(name, mm.value * unitsPerMm(options, name, dpi)); !set)
                return set;
    return {};
}

Millimetres farthest(const Options& options, const char* name, Millimetres otherwise) {
    const auto range = options.range(name);
    if (!range || range->max <= 0)
        return otherwise;
    const Dpi now{options.number(kResolution).value_or(0)};
    const double perMm = unitsPerMm(options, name, now);
    return perMm > 0 ? Millimetres{range->max / perMm} : otherwise;
}

// Not the area asked for: hand scanners and feeders give what they find.
PageLimits largestPage(const Options& options, const ScanArea& area, Dpi dpi) {
    return {static_cast<int>(std::ceil(dpi.pixels(farthest(options, "br-x", area.width)))),
            static_cast<int>(std::ceil(dpi.pixels(farthest(options, "br-y", area.height))))};
}

// A device that takes any resolution of a range is offered at the usual ones.
std::vector<Dpi> offeredResolutions(const Options& options) {
    std::vector<Dpi> offered;
    for (const double dpi : resolutions(options))
        offered.push_back(Dpi{dpi});
    if (const auto range = options.range(kResolution); offered.empty() && range)
        for (const double usual : {75, 100, 150, 200, 300, 400, 600, 1200})
            if (usual >= range->min && usual <= range->max)
                offered.push_back(Dpi{usual});
    return offered;
}

// The geometry of a source shows only while it is chosen.
bool takesCards(Options& options) {
    const auto names = options.strings(kSource);
    if (chooseSource(names, ScanSource::CardDuplex))
        return true;
    const auto duplex = chooseSource(names, ScanSource::AdfDuplex), before = options.text(kSource);
    if (!duplex || !before || !options.set(kSource, *duplex))
        return false;
    const double width = farthest(options, "br-x", kA4Width).value;
    static_cast<void>(options.set(kSource, *before));
    return width >= kCardHeight.value && width <= kWidestForCards.value;
}

} // namespace

Result<Applied> apply(Options& options, const ScanRequest& request) {
    if (auto set = applySource(options, request.source); !set)
        return tl::make_unexpected(set.error());
    if (auto set = applyMode(options, request.mode); !set)
        return tl::make_unexpected(set.error());
    const auto dpi = applyResolution(options, request.dpi);
    if (!dpi)
        return tl::make_unexpected(dpi.error());
    if (auto set = applyArea(options, request.area, *dpi); !set)
        return tl::make_unexpected(set.error());

    const double pixels = dpi->pixels(request.area.width) * dpi->pixels(request.area.height);
    if (!(pixels > 0) || pixels > static_cast<double>(kMaxPixels))
        return fail(Fault::Unsupported, "an area of " + std::to_string(pixels) + " pixels");
    return Applied{*dpi, largestPage(options, request.area, *dpi),
                   options.canSet("br-x") && options.canSet("br-y")};
}

ScannerCapabilities readCapabilities(Options& options) {
    ScannerCapabilities can;
    for (const std::string& name : options.strings(kSource))
        if (const auto source = sourceNamed(name); source && !std::ranges::count(can.sources, *source))
            can.sources.push_back(*source);
    if (can.sources.empty())
        can.sources.push_back(ScanSource::Flatbed);
    if (!std::ranges::count(can.sources, ScanSource::CardDuplex) && takesCards(options))
        can.sources.push_back(ScanSource::CardDuplex);
    can.resolutions = offeredResolutions(options);
    const auto modes = options.strings(kMode);
    can.colour = modes.empty() || hasColour(modes);
    can.maxWidth = farthest(options, "br-x", can.maxWidth);
    can.maxHeight = farthest(options, "br-y", can.maxHeight);
    return can;
}

} // namespace hal::sane
