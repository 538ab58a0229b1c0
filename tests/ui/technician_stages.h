// The technicians' screens and the simulators' dock in every state worth looking at.
#pragma once

#include "tests/ui/stages.h"

namespace ui_test {

[[nodiscard]] std::vector<Stage> technicianStages();

} // namespace ui_test
