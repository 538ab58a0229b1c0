// The purposes a resident can have printed across the copy.
#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

struct PurposeRow {
    QString id; // "social_security"
    QString labelZh, labelEn;
    friend bool operator==(const PurposeRow&, const PurposeRow&) = default;
};

// GUI thread only.
class PurposeModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("filled from the policy")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { PurposeId = Qt::UserRole + 1, LabelZh, LabelEn };

    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<PurposeRow> rows);
    [[nodiscard]] const std::vector<PurposeRow>& rows() const { return rows_; }
    [[nodiscard]] int count() const { return static_cast<int>(rows_.size()); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    std::vector<PurposeRow> rows_;
};

} // namespace kiosk
