// The states of the copy.
#pragma once

#include "tests/ui/stages.h"

namespace ui_test {

[[nodiscard]] std::vector<Stage> copyStages();

} // namespace ui_test
