// What the rig says of a device and of its test, as rows of the technicians' screens.
#pragma once

#include <string_view>
#include <vector>

#include "hal/rig.h"
#include "kiosk/technician/device_book.h"
#include "kiosk/technician/inventory_model.h"

namespace kiosk {

[[nodiscard]] QString shownText(std::string_view utf8);
[[nodiscard]] InventoryRow inventoryRow(const hal::DeviceInfo& device, const DeviceBook& book);
[[nodiscard]] std::vector<MeasurementRow> measurementRows(const hal::TestReport& report);

} // namespace kiosk
