#include "kiosk/technician/inventory_rows.h"

namespace kiosk {

QString shownText(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

InventoryRow inventoryRow(const hal::DeviceInfo& device) {
    InventoryRow row;
    row.slot = shownText(device.slot);
    row.kind = shownText(hal::toString(device.kind));
    row.health = static_cast<DeviceModel::Health>(device.status.health);
    row.fault = device.status.fault ? shownText(hal::toString(*device.status.fault)) : QString();
    row.detail = shownText(device.status.detail);
    row.name = device.identity.model.empty()
                   ? shownText(device.uri)
                   : shownText(device.identity.vendor + " " + device.identity.model);
    row.serial = shownText(device.identity.serial);
    row.firmware = shownText(device.identity.firmware);
    row.address = shownText(device.uri);
    QStringList supplies;
    for (const hal::Supply& supply : device.status.supplies)
        supplies << (supply.levelPercent
                         ? QStringLiteral("%1 %2 %").arg(shownText(supply.name)).arg(*supply.levelPercent)
                         : shownText(supply.name));
    row.supplies = supplies.join(QStringLiteral("; "));
    row.simulated = device.simulated;
    return row;
}

std::vector<MeasurementRow> measurementRows(const hal::TestReport& report) {
    std::vector<MeasurementRow> rows;
    for (const hal::TestReport::Measurement& measured : report.measurements) {
        MeasurementRow row;
        row.what = shownText(measured.name);
        row.unit = shownText(measured.unit);
        row.measured = measured.value;
        row.passed = measured.passed;
        rows.push_back(row);
    }
    return rows;
}

} // namespace kiosk
