// A ring that empties clockwise: the countdown of the idle dialog and of the farewell. GUI thread only.
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace ui {

// Ring { value: 0.75; thickness: Theme.mm(5); color: …; track: … }   value: share that is left, 0..1
class Ring : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qreal value READ value WRITE setValue NOTIFY valueChanged)
    Q_PROPERTY(qreal thickness READ thickness WRITE setThickness NOTIFY looksChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY looksChanged)
    Q_PROPERTY(QColor track READ track WRITE setTrack NOTIFY looksChanged)

public:
    explicit Ring(QQuickItem* parent = nullptr);
    [[nodiscard]] qreal value() const { return value_; }
    void setValue(qreal value);
    [[nodiscard]] qreal thickness() const { return thickness_; }
    void setThickness(qreal thickness);
    [[nodiscard]] QColor color() const { return color_; }
    void setColor(const QColor& color);
    [[nodiscard]] QColor track() const { return track_; }
    void setTrack(const QColor& track);
    void paint(QPainter* painter) override;

signals:
    void valueChanged();
    void looksChanged();

private:
    qreal value_ = 1;
    qreal thickness_ = 20;
    QColor color_;
    QColor track_;
};

} // namespace ui
