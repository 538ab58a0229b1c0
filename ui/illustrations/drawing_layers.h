// The layers of one drawing as a model, lowest first. GUI thread only; never changes once made.
#pragma once

#include <QAbstractListModel>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "ui/illustrations/drawing_profile.h"

namespace ui {

class DrawingLayers : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("asked for by name from DeviceDrawings")
    Q_PROPERTY(QSizeF canvas READ canvas CONSTANT)
    Q_PROPERTY(bool moving READ moving CONSTANT) // some layer travels

public:
    enum Role { File = Qt::UserRole + 1, At, To, Travels };

    DrawingLayers(Drawing drawing, QUrl folder, QObject* parent);
    [[nodiscard]] QSizeF canvas() const { return drawing_.canvas; }
    [[nodiscard]] bool moving() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    Drawing drawing_;
    QUrl folder_;
};

} // namespace ui
