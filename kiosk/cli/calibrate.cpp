#include "kiosk/cli/calibrate.h"

#include <cstdio>

#include "kiosk/cli/state.h"

namespace kiosk::cli {
namespace {

using nlohmann::ordered_json;

// "across 11.882 pixels/mm (+0.60 %), along 11.764 (-0.40 %)"; a camera claims nothing to differ from.
std::string inWords(const Calibration& calibration) {
    char words[160];
    const imaging::DrawnScale drawn = drawnScale(calibration);
    if (calibration.dpi)
        std::snprintf(words, sizeof words, "across %.3f pixels/mm (%+.2f %%), along %.3f (%+.2f %%)",
                      calibration.x, (drawn.x - 1) * 100, calibration.y, (drawn.y - 1) * 100);
    else
        std::snprintf(words, sizeof words, "across %.3f pixels/mm, along %.3f", calibration.x, calibration.y);
    return words;
}

ordered_json asJson(const Calibration& calibration) {
    return {{"pixels_per_mm_x", calibration.x},
            {"pixels_per_mm_y", calibration.y},
            {"measured", calibration.measured},
            {"ruler", calibration.ruler}};
}

void tell(const Calibration& now, const std::optional<Calibration>& before, bool kept,
          const KeepOptions& options, Shell& shell) {
    if (options.json) {
        ordered_json object{{"type", "calibration"}, {"slot", now.device.slot}, {"kept", kept}};
        object.update(asJson(now));
        object["before"] = before ? asJson(*before) : ordered_json(nullptr);
        return printJson(shell, object);
    }
    shell.out << now.device.slot << ": calibration " << (kept ? "kept" : "measured, not kept") << ": "
              << inWords(now) << "; before: "
              << (before ? inWords(*before) + ", measured " + before->measured : std::string("none")) << '\n';
}

Exit onlyTell(const Calibration& measured, const KeepOptions& options, Shell& shell) {
    const auto all = loadCalibrations(options.state);
    const Calibration* before = all ? calibrationOf(*all, measured.device) : nullptr;
    tell(measured, before ? std::optional(*before) : std::nullopt, false, options, shell);
    return Exit::Ok;
}

} // namespace

Exit tellAndKeep(const Calibration& measured, const KeepOptions& options, Shell& shell) {
    if (const auto right = plausible(measured); !right)
        return complain(shell, Exit::Failed, "calibration not kept: " + right.error().detail);
    if (options.dryRun)
        return onlyTell(measured, options, shell);
    if (const auto made = makeState(options.state); !made)
        return complain(shell, made.error());
    const auto kept = keepCalibration(options.state, measured);
    if (!kept)
        return complain(shell, Exit::Failed, "calibration not kept: " + kept.error().detail);
    if (kept->aside)
        shell.err << "banshi: " << kiosk::inWords(*kept->aside) << '\n';
    tell(measured, kept->before, true, options, shell);
    return Exit::Ok;
}

} // namespace kiosk::cli
