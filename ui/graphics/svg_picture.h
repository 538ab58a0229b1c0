// A vector drawing from an SVG resource, in one colour of the theme or in its own colours. GUI thread only.
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QString>
#include <QtQml/qqmlregistration.h>
#include <memory>

class QSvgRenderer;

namespace ui {

// SvgPicture { source: ":/qt/qml/Banshi/Ui/assets/icons/print.svg"; color: Theme.accent }
// `color` stands in for currentColor: Qt's SVG renderer knows no CSS colour inheritance, so it is replaced in
// the text before parsing. The drawing is fitted into the item, or fills its width from the bottom up.
class SvgPicture : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString source READ source WRITE setSource NOTIFY sourceChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)
    Q_PROPERTY(Fit fit READ fit WRITE setFit NOTIFY fitChanged)

public:
    enum class Fit {
        Inside, // all of it, centred
        Bottom, // as wide as the item, standing on its lower edge; what is higher than the item is cut off
    };
    Q_ENUM(Fit)

    explicit SvgPicture(QQuickItem* parent = nullptr);
    [[nodiscard]] QString source() const { return source_; }
    void setSource(const QString& source);
    [[nodiscard]] QColor color() const { return color_; }
    void setColor(const QColor& color);
    [[nodiscard]] Fit fit() const { return fit_; }
    void setFit(Fit fit);
    void paint(QPainter* painter) override;

signals:
    void sourceChanged();
    void colorChanged();
    void fitChanged();

private:
    [[nodiscard]] QRectF target(const QSizeF& drawing) const;

    QString source_;
    QColor color_;
    Fit fit_ = Fit::Inside;
};

} // namespace ui
