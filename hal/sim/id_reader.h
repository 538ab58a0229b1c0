// A reader of identity cards in whose field a card of a person who does not exist appears.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::sim {

// sim:id_reader?card=synthetic — see README.md.
[[nodiscard]] Result<std::unique_ptr<Device>> openIdReader(const Uri& uri);

} // namespace hal::sim
