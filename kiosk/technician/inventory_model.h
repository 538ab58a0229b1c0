// The devices as a technician sees them, and what a test of one measured.
#pragma once

#include <QDateTime>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "kiosk/models/device_model.h"
#include "kiosk/models/rows_model.h"

namespace kiosk {

struct InventoryRow {
    Q_GADGET
    QML_VALUE_TYPE(inventoryRow)
    Q_PROPERTY(QString slot MEMBER slot)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(kiosk::DeviceModel::Health health MEMBER health)
    Q_PROPERTY(QString fault MEMBER fault)       // "out_of_paper"; empty: none
    Q_PROPERTY(QString detail MEMBER detail)     // the device's own words
    Q_PROPERTY(QString adviceZh MEMBER adviceZh) // what to do about them
    Q_PROPERTY(QString adviceEn MEMBER adviceEn)
    Q_PROPERTY(QString name MEMBER name) // vendor and model, else the address
    Q_PROPERTY(QString serial MEMBER serial)
    Q_PROPERTY(QString firmware MEMBER firmware)
    Q_PROPERTY(QString address MEMBER address)
    Q_PROPERTY(QString supplies MEMBER supplies) // "black toner 40 %; …"
    Q_PROPERTY(QString trays MEMBER trays)       // "tray-1 A4 60 %; …"
    Q_PROPERTY(bool simulated MEMBER simulated)
    Q_PROPERTY(int rounds MEMBER rounds) // of the last test; 0: none yet
    Q_PROPERTY(int passed MEMBER passed)
    Q_PROPERTY(QDateTime testedAt MEMBER testedAt)
    Q_PROPERTY(double done MEMBER done) // pages, cards, codes, …: hal::Counters, over restarts
    Q_PROPERTY(double faults MEMBER faults)
    Q_PROPERTY(double restarts MEMBER restarts)

public:
    QString slot, kind;
    DeviceModel::Health health = DeviceModel::Health::Unknown;
    QString fault, detail, adviceZh, adviceEn, name, serial, firmware, address, supplies, trays;
    bool simulated = false;
    int rounds = 0, passed = 0;
    QDateTime testedAt;
    double done = 0, faults = 0, restarts = 0;
    friend bool operator==(const InventoryRow&, const InventoryRow&) = default;
};

class InventoryModel : public RowsModel<InventoryRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled from the rig")

public:
    using RowsModel::RowsModel;
};

struct MeasurementRow {
    Q_GADGET
    Q_PROPERTY(QString nameZh MEMBER nameZh)
    Q_PROPERTY(QString nameEn MEMBER nameEn) // "Width error"
    Q_PROPERTY(QString valueZh MEMBER valueZh)
    Q_PROPERTY(QString valueEn MEMBER valueEn) // "+0.6 %"
    Q_PROPERTY(bool passed MEMBER passed)

public:
    QString nameZh, nameEn, valueZh, valueEn;
    bool passed = false;
    friend bool operator==(const MeasurementRow&, const MeasurementRow&) = default;
};

class MeasurementModel : public RowsModel<MeasurementRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled by a test")

public:
    using RowsModel::RowsModel;
};

} // namespace kiosk
