// Where the cards stand on the printed sheet, for the lens: 0..1 of the sheet.
#pragma once

#include <QObject>
#include <QRectF>
#include <QtQml/qqmlregistration.h>

namespace ui {

class CopySheet : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QRectF firstCard READ firstCard CONSTANT)
    Q_PROPERTY(QRectF cards READ cards CONSTANT) // both

public:
    using QObject::QObject;
    [[nodiscard]] QRectF firstCard() const;
    [[nodiscard]] QRectF cards() const;
};

} // namespace ui
