// A reader of smart cards into which the social-security card of a person who does not exist is put.
#pragma once

#include <memory>

#include "hal/base/uri.h"
#include "hal/device.h"

namespace hal::sim {

// sim:smart_card_reader — see README.md.
[[nodiscard]] Result<std::unique_ptr<Device>> openSmartCardReader(const Uri& uri);

} // namespace hal::sim
