#include "kiosk/technician/inventory_rows.h"

#include "kiosk/technician/advice.h"
#include "kiosk/technician/measurement_words.h"

namespace kiosk {

QString shownText(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

namespace {

template <class T>
QString shownList(const std::vector<T>& items) {
    QStringList texts;
    for (const T& item : items)
        texts << shownText(asText(item));
    return texts.join(QStringLiteral("; "));
}

} // namespace

InventoryRow inventoryRow(const hal::DeviceInfo& device, const DeviceBook& book) {
    const DeviceRecord record = book.of(device.slot);
    const LastTest test = book.lastTestOf(device.slot);
    InventoryRow row;
    row.slot = shownText(device.slot);
    row.kind = shownText(hal::toString(device.kind));
    row.health = static_cast<DeviceModel::Health>(device.status.health);
    row.fault = device.status.fault ? shownText(hal::toString(*device.status.fault)) : QString();
    row.detail = shownText(device.status.detail);
    QStringList zh, en;
    for (const Advice& advice : adviceFor(device.status.detail)) {
        zh << shownText(advice.zh);
        en << shownText(advice.en);
    }
    row.adviceZh = zh.join(QLatin1Char(' '));
    row.adviceEn = en.join(QLatin1Char(' '));
    row.name = device.identity.model.empty()
                   ? shownText(device.uri)
                   : shownText(device.identity.vendor + " " + device.identity.model);
    row.serial = shownText(device.identity.serial);
    row.firmware = shownText(device.identity.firmware);
    row.address = shownText(device.uri);
    row.supplies = shownList(device.status.supplies);
    row.trays = shownList(device.status.trays);
    row.simulated = device.simulated;
    row.rounds = test.rounds;
    row.passed = test.passed;
    if (test.rounds > 0)
        row.testedAt = QDateTime::fromMSecsSinceEpoch(test.at.time_since_epoch().count());
    row.done = static_cast<double>(record.counters.done);
    row.faults = static_cast<double>(record.counters.faults);
    row.restarts = static_cast<double>(record.counters.restarts);
    return row;
}

std::vector<MeasurementRow> measurementRows(const hal::TestReport& report) {
    std::vector<MeasurementRow> rows;
    for (const hal::TestReport::Measurement& measured : report.measurements) {
        const MeasurementWords words = inWords(measured);
        MeasurementRow row;
        row.nameZh = shownText(words.name.zh);
        row.nameEn = shownText(words.name.en);
        row.valueZh = shownText(words.value.zh);
        row.valueEn = shownText(words.value.en);
        row.passed = measured.passed;
        rows.push_back(row);
    }
    return rows;
}

} // namespace kiosk
