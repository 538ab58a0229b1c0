// What is being written on the screen with a finger: belongs to the visit, and is gone with it.
#pragma once

#include <QObject>
#include <QPointF>
#include <QtQml/qqmlregistration.h>

#include "kiosk/models/visit_picture.h"
#include "kiosk/visit/signature.h"

namespace kiosk {

// GUI thread only. The picture is drawn here, not by Qt, so that no copy of it stays with the toolkit.
class SignatureInk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a visit")
    Q_PROPERTY(bool empty READ empty NOTIFY changed)
    Q_PROPERTY(kiosk::VisitPicture* picture READ picture CONSTANT)

public:
    explicit SignatureInk(QObject* parent = nullptr);
    [[nodiscard]] bool empty() const { return signature_.empty(); }
    [[nodiscard]] VisitPicture* picture() const { return picture_; }
    [[nodiscard]] const Signature& signature() const { return signature_; }

    // Points in the field, whose size is given in pixels; `pen` is the line's width there.
    Q_INVOKABLE void press(QPointF at, QSizeF field, qreal pen);
    Q_INVOKABLE void move(QPointF to, QSizeF field, qreal pen);
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    void draw(QSizeF field, qreal pen);

    Signature signature_;
    VisitPicture* picture_;
};

} // namespace kiosk
