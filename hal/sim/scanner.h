// A scanner that serves pictures from files, in the order in which a resident would put them down.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::sim {

// sim:scanner?front=a.png&back=b.png&pages=p1.png,p2.png&left=1&pace=instant — see README.md.
[[nodiscard]] Result<std::unique_ptr<Device>> openScanner(const Uri& uri);

} // namespace hal::sim
