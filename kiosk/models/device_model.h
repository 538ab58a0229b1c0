// What each device of this kiosk last said about itself.
#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

struct DeviceRow;

// GUI thread only.
class DeviceModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled from the rig")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum class Health { Unknown, Ok, Attention, Fault };
    Q_ENUM(Health)
    enum Role { Slot = Qt::UserRole + 1, Kind, HealthOf, Fault, Simulated };

    using QAbstractListModel::QAbstractListModel;
    // Replaces the row of the same slot, else appends.
    void put(const DeviceRow& row);
    void setRows(std::vector<DeviceRow> rows);
    [[nodiscard]] const std::vector<DeviceRow>& rows() const { return rows_; }
    [[nodiscard]] int count() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    std::vector<DeviceRow> rows_;
};

struct DeviceRow {
    QString slot; // the configuration's key
    QString kind; // "scanner", "page_printer", "id_reader"
    DeviceModel::Health health = DeviceModel::Health::Unknown;
    QString fault; // "out_of_paper"; empty: none
    bool simulated = false;
    friend bool operator==(const DeviceRow&, const DeviceRow&) = default;
};

} // namespace kiosk
