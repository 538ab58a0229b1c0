// A list of rows for the screens: each Q_PROPERTY of the row's gadget is a role of that name.
#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QMetaProperty>

namespace kiosk {

// GUI thread only. `Row` is a Q_GADGET that can be compared.
template <class Row>
class RowsModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<Row> rows) {
        if (rows == rows_)
            return;
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    }
    // Keeps the row's place, so that nobody's finger lands on another one.
    void replace(std::size_t at, Row row) {
        if (rows_[at] == row)
            return;
        rows_[at] = std::move(row);
        const QModelIndex changed = index(static_cast<int>(at));
        Q_EMIT dataChanged(changed, changed);
    }
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const QMetaProperty property = Row::staticMetaObject.property(role - Qt::UserRole);
        return property.readOnGadget(&rows_[static_cast<std::size_t>(index.row())]);
    }
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override {
        QHash<int, QByteArray> names;
        for (int i = 0; i < Row::staticMetaObject.propertyCount(); ++i)
            names.insert(Qt::UserRole + i, Row::staticMetaObject.property(i).name());
        return names;
    }

private:
    std::vector<Row> rows_;
};

} // namespace kiosk
