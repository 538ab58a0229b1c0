// Names that backends give to paper sources and colour modes, and the choice among them. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hal/scanner.h"

namespace hal::sane {

// "Flatbed", "ADF", "ADF Duplex", "Automatic Document Feeder(left aligned)", "Platen" … Nothing for what is
// no sheet of paper seen from the front: transparency units, the back side alone.
[[nodiscard]] std::optional<ScanSource> sourceNamed(const std::string& name);

// The first of the device's names that means `wanted`.
[[nodiscard]] std::optional<std::string> chooseSource(const std::vector<std::string>& names,
                                                      ScanSource wanted);

// "Color" or "Gray" among the device's modes, with 8 bits where the names say so. A scanner that knows no
// colour gives its grey for both, one that knows no grey its colour.
[[nodiscard]] std::optional<std::string> chooseMode(const std::vector<std::string>& names, ScanMode wanted);
[[nodiscard]] bool hasColour(const std::vector<std::string>& names);

// The resolution to scan at: the wanted one, else the next finer, else the finest.
[[nodiscard]] double chooseResolution(const std::vector<double>& offered, double wanted);

} // namespace hal::sane
