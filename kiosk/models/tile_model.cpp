// What is on offer, in the order in which it is shown.
#include "kiosk/models/tile_model.h"

namespace kiosk {

void TileModel::setRows(std::vector<TileRow> rows) {
    if (rows == rows_)
        return;
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
    Q_EMIT countChanged();
}

int TileModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant TileModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TileRow& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TileId:
        return row.id;
    case TitleZh:
        return row.titleZh;
    case TitleEn:
        return row.titleEn;
    case SubtitleZh:
        return row.subtitleZh;
    case SubtitleEn:
        return row.subtitleEn;
    case Icon:
        return row.icon;
    case Accent:
        return row.accent;
    case Available:
        return row.available;
    default:
        return {};
    }
}

QString TileModel::titleAt(int row, bool english) const {
    return row >= 0 && row < count() ? data(index(row), english ? TitleEn : TitleZh).toString() : QString();
}

QString TileModel::subtitleAt(int row, bool english) const {
    return row >= 0 && row < count() ? data(index(row), english ? SubtitleEn : SubtitleZh).toString()
                                     : QString();
}

QHash<int, QByteArray> TileModel::roleNames() const {
    return {{TileId, "tileId"},         {TitleZh, "titleZh"},       {TitleEn, "titleEn"},
            {SubtitleZh, "subtitleZh"}, {SubtitleEn, "subtitleEn"}, {Icon, "icon"},
            {Accent, "accent"},         {Available, "available"}};
}

} // namespace kiosk
