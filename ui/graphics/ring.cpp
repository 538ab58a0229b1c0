// One circle and one arc, drawn from twelve o'clock.
#include "ui/graphics/ring.h"

#include <QPainter>
#include <algorithm>

namespace ui {

Ring::Ring(QQuickItem* parent) : QQuickPaintedItem(parent) { setAntialiasing(true); }

void Ring::setValue(qreal value) {
    value = std::clamp<qreal>(value, 0, 1);
    if (qFuzzyCompare(1 + value, 1 + value_))
        return;
    value_ = value;
    emit valueChanged();
    update();
}

void Ring::setThickness(qreal thickness) {
    thickness_ = thickness;
    emit looksChanged();
    update();
}

void Ring::setColor(const QColor& color) {
    color_ = color;
    emit looksChanged();
    update();
}

void Ring::setTrack(const QColor& track) {
    track_ = track;
    emit looksChanged();
    update();
}

void Ring::paint(QPainter* painter) {
    const qreal inset = thickness_ / 2 + 1;
    const QRectF circle = boundingRect().adjusted(inset, inset, -inset, -inset);
    painter->setPen(QPen(track_, thickness_));
    painter->drawEllipse(circle);
    if (value_ <= 0)
        return;
    painter->setPen(QPen(color_, thickness_, Qt::SolidLine, Qt::RoundCap));
    // QPainter counts sixteenths of a degree, anticlockwise from three o'clock.
    const int spent = qRound((1 - value_) * 360 * 16);
    painter->drawArc(circle, 90 * 16 - spent, -(360 * 16 - spent));
}

} // namespace ui
