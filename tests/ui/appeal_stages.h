// The states of 诉求直达.
#pragma once

#include "tests/ui/stages.h"

namespace ui_test {

[[nodiscard]] std::vector<Stage> appealStages();

} // namespace ui_test
