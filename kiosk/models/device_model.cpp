// What each device of this kiosk last said about itself.
#include "kiosk/models/device_model.h"

#include <algorithm>

namespace kiosk {

void DeviceModel::put(const DeviceRow& row) {
    const auto found = std::find_if(rows_.begin(), rows_.end(),
                                    [&](const DeviceRow& known) { return known.slot == row.slot; });
    if (found == rows_.end()) {
        beginInsertRows({}, count(), count());
        rows_.push_back(row);
        endInsertRows();
        Q_EMIT countChanged();
        return;
    }
    if (*found == row)
        return;
    *found = row;
    const QModelIndex changed = index(static_cast<int>(found - rows_.begin()));
    Q_EMIT dataChanged(changed, changed);
}

void DeviceModel::setRows(std::vector<DeviceRow> rows) {
    if (rows == rows_)
        return;
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
    Q_EMIT countChanged();
}

int DeviceModel::count() const { return static_cast<int>(rows_.size()); }

int DeviceModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant DeviceModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeviceRow& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Slot:
        return row.slot;
    case Kind:
        return row.kind;
    case HealthOf:
        return QVariant::fromValue(row.health);
    case Fault:
        return row.fault;
    case Simulated:
        return row.simulated;
    default:
        return {};
    }
}

QHash<int, QByteArray> DeviceModel::roleNames() const {
    return {{Slot, "slot"}, {Kind, "kind"}, {HealthOf, "health"}, {Fault, "fault"}, {Simulated, "simulated"}};
}

} // namespace kiosk
