#include "kiosk/models/signature_ink.h"

#include <algorithm>

namespace kiosk {

namespace {

PenPoint penAt(QPointF at, QSizeF field) {
    return {static_cast<float>(std::clamp(at.x() / field.width(), 0.0, 1.0)),
            static_cast<float>(std::clamp(at.y() / field.height(), 0.0, 1.0))};
}

} // namespace

SignatureInk::SignatureInk(QObject* parent) : QObject(parent), picture_(new VisitPicture(this)) {}

void SignatureInk::press(QPointF at, QSizeF field, qreal pen) {
    if (field.isEmpty())
        return;
    signature_.press(penAt(at, field));
    draw(field, pen);
}

void SignatureInk::move(QPointF to, QSizeF field, qreal pen) {
    if (field.isEmpty())
        return;
    signature_.move(penAt(to, field));
    draw(field, pen);
}

void SignatureInk::clear() {
    signature_.clear();
    picture_->clear();
    Q_EMIT changed();
}

void SignatureInk::draw(QSizeF field, qreal pen) {
    const QSize size = field.toSize();
    picture_->set(signature_.picture(size.width(), size.height(), pen));
    Q_EMIT changed();
}

} // namespace kiosk
