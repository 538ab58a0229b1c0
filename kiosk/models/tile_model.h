// What is on offer, in the order in which it is shown: the tiles of the home screen, the lines of a menu.
#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

struct TileRow {
    QString id;
    QString titleZh, titleEn;
    QString subtitleZh, subtitleEn;
    QString icon;           // file name without ".svg"
    QString accent;         // "sea", "indigo", "amber", "green", "plum", "olive"; empty in a menu
    bool available = false; // false: opens "coming to this hall"
    friend bool operator==(const TileRow&, const TileRow&) = default;
};

// GUI thread only.
class TileModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled from the policy")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        TileId = Qt::UserRole + 1,
        TitleZh,
        TitleEn,
        SubtitleZh,
        SubtitleEn,
        Icon,
        Accent,
        Available
    };

    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<TileRow> rows);
    [[nodiscard]] const std::vector<TileRow>& rows() const { return rows_; }
    [[nodiscard]] int count() const { return static_cast<int>(rows_.size()); }
    // Title of one row; empty: there is none such.
    Q_INVOKABLE QString titleAt(int row, bool english) const;
    Q_INVOKABLE QString subtitleAt(int row, bool english) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    std::vector<TileRow> rows_;
};

} // namespace kiosk
