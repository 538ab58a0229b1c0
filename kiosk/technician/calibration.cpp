#include "kiosk/technician/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace kiosk {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

double percentOff(double ratio) { return (ratio - 1) * 100; }
bool within(double percent) { return std::abs(percent) < kMostCalibrated + 0.005; } // and no NaN is within

hal::Result<Calibration> calibrationFrom(const json& entry) {
    // Each field by its type; what is missing throws, and is caught below.
    Calibration read;
    read.device = knownDeviceFrom(entry);
    read.x = entry.at("pixels_per_mm_x").get<double>();
    read.y = entry.at("pixels_per_mm_y").get<double>();
    if (!entry.at("dpi").is_null())
        read.dpi = entry.at("dpi").get<double>();
    read.width = static_cast<int>(entry.at("width").get_ref<const json::number_integer_t&>());
    read.height = static_cast<int>(entry.at("height").get_ref<const json::number_integer_t&>());
    read.measured = entry.at("measured").get<std::string>();
    read.ruler = entry.at("ruler").get<std::string>();
    if (const auto right = plausible(read); !right)
        return tl::make_unexpected(right.error());
    return read;
}

ordered_json asJson(const Calibration& calibration) {
    ordered_json entry = asJson(calibration.device);
    entry.update({{"pixels_per_mm_x", calibration.x},
                  {"pixels_per_mm_y", calibration.y},
                  {"dpi", nullptr},
                  {"width", calibration.width},
                  {"height", calibration.height},
                  {"measured", calibration.measured},
                  {"ruler", calibration.ruler}});
    if (calibration.dpi)
        entry["dpi"] = *calibration.dpi;
    return entry;
}

hal::Result<> save(const std::filesystem::path& state, const Calibrations& all) {
    ordered_json object{{"schema", 1}, {"calibrations", ordered_json::array()}};
    std::ranges::transform(all, std::back_inserter(object["calibrations"]),
                           [](const Calibration& calibration) { return asJson(calibration); });
    return writeKept(calibrationFile(state), object);
}

} // namespace

imaging::DrawnScale drawnScale(const Calibration& calibration) {
    if (!calibration.dpi)
        return {};
    const double claimed = hal::Dpi{*calibration.dpi}.pixelsPerMm();
    return {calibration.x / claimed, calibration.y / claimed};
}

hal::Result<> plausible(const Calibration& calibration) {
    char words[200];
    const bool scanner = calibration.dpi.has_value();
    const imaging::DrawnScale drawn = drawnScale(calibration);
    const double x = scanner ? percentOff(drawn.x) : percentOff(calibration.x / calibration.y);
    const double y = scanner ? percentOff(drawn.y) : 0;
    if (within(x) && within(y) && calibration.x > 0 && calibration.y > 0)
        return {};
    if (scanner)
        std::snprintf(
            words, sizeof words,
            "%+.1f %% across and %+.1f %% along: more than %.0f %% is no scanner's own error; print "
            "the ruler page at 100 %% and lay it flat",
            x, y, kMostCalibrated);
    else
        std::snprintf(
            words, sizeof words,
            "the axes differ by %+.1f %%, more than %.0f %%: the camera does not look straight down", x,
            kMostCalibrated);
    return hal::fail(hal::Fault::BadData, words);
}

std::filesystem::path calibrationFile(const std::filesystem::path& state) {
    return state / "calibration.json";
}

hal::Result<Calibrations> loadCalibrations(const std::filesystem::path& state) {
    const auto object = readKept(calibrationFile(state));
    if (!object && object.error().fault == hal::Fault::Absent)
        return Calibrations{};
    if (!object)
        return tl::make_unexpected(object.error());
    try {
        Calibrations all;
        for (const json& entry : object->at("calibrations")) {
            auto read = calibrationFrom(entry);
            if (!read)
                return tl::make_unexpected(read.error());
            all.push_back(*std::move(read));
        }
        return all;
    } catch (const json::exception&) {
        return hal::fail(hal::Fault::BadData, "a field is missing or of another type");
    }
}

const Calibration* calibrationOf(const Calibrations& all, const KnownDevice& device) {
    const auto found = std::ranges::find(all, device, &Calibration::device);
    return found == all.end() ? nullptr : &*found;
}

hal::Result<CalibrationKept> keepCalibration(const std::filesystem::path& state,
                                             const Calibration& calibration, const hal::Clock& clock) {
    if (const auto right = plausible(calibration); !right)
        return tl::make_unexpected(right.error());
    auto loaded = orSetAside(loadCalibrations(state), calibrationFile(state), clock);
    if (!loaded)
        return tl::make_unexpected(loaded.error());
    CalibrationKept kept{std::nullopt, std::move(loaded->aside)};
    Calibrations& all = loaded->value;
    if (const Calibration* before = calibrationOf(all, calibration.device))
        kept.before = *before;
    std::erase_if(all, [&](const Calibration& other) { return other.device == calibration.device; });
    all.push_back(calibration);
    if (all.size() > kMostDevices)
        all.erase(all.begin(), all.end() - kMostDevices);
    if (const auto saved = save(state, all); !saved)
        return tl::make_unexpected(saved.error());
    return kept;
}

} // namespace kiosk
