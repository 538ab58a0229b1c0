#include "kiosk/technician/backlight.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <vector>

#include <unistd.h>

namespace kiosk {

namespace {

namespace fs = std::filesystem;

struct Panel {
    fs::path file;
    long now = 0, most = 0;
};

std::optional<long> numberIn(const fs::path& file) {
    std::ifstream in(file);
    long number = 0;
    return in >> number ? std::optional(number) : std::nullopt;
}

std::vector<Panel> panelsIn(const fs::path& folder) {
    std::vector<Panel> panels;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        const fs::path file = entry.path() / "brightness";
        const auto now = numberIn(file), most = numberIn(entry.path() / "max_brightness");
        if (now && most && *most > 0)
            panels.push_back({file, std::clamp(*now, 0L, *most), *most});
    }
    return panels;
}

hal::Result<std::vector<Panel>> settablePanels(const fs::path& folder) {
    auto panels = panelsIn(folder);
    if (panels.empty())
        return hal::fail(hal::Fault::Absent, "no backlight");
    std::erase_if(panels, [](const Panel& panel) { return ::access(panel.file.c_str(), W_OK) != 0; });
    if (panels.empty())
        return hal::fail(hal::Fault::Refused, "no permission: install 70-banshi-backlight.rules");
    return panels;
}

} // namespace

hal::Result<int> Backlight::percent() const {
    const auto panels = settablePanels(folder_);
    if (!panels)
        return tl::make_unexpected(panels.error());
    const Panel& first = panels->front();
    return static_cast<int>(
        std::lround(100.0 * static_cast<double>(first.now) / static_cast<double>(first.most)));
}

hal::Result<> Backlight::set(int percent) const {
    const auto panels = settablePanels(folder_);
    if (!panels)
        return tl::make_unexpected(panels.error());
    const double part = std::clamp(percent, kDarkestPercent, 100) / 100.0;
    for (const Panel& panel : *panels) {
        std::ofstream out(panel.file);
        out << std::lround(part * static_cast<double>(panel.most)) << std::flush;
        if (!out)
            return hal::fail(hal::Fault::Refused, "the backlight cannot be written");
    }
    return {};
}

} // namespace kiosk
