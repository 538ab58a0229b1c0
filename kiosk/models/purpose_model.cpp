// The purposes a resident can have printed across the copy.
#include "kiosk/models/purpose_model.h"

namespace kiosk {

void PurposeModel::setRows(std::vector<PurposeRow> rows) {
    if (rows == rows_)
        return;
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
    Q_EMIT countChanged();
}

int PurposeModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant PurposeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PurposeRow& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case PurposeId:
        return row.id;
    case LabelZh:
        return row.labelZh;
    case LabelEn:
        return row.labelEn;
    default:
        return {};
    }
}

QHash<int, QByteArray> PurposeModel::roleNames() const {
    return {{PurposeId, "purposeId"}, {LabelZh, "labelZh"}, {LabelEn, "labelEn"}};
}

} // namespace kiosk
