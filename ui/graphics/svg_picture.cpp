// Reads each drawing once per colour; painting is QSvgRenderer's work.
#include "ui/graphics/svg_picture.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QSvgRenderer>
#include <QtQml/qqmlinfo.h>

namespace ui {
namespace {

// Some hundred small drawings at most (87 icons in a handful of colours), so nothing is ever evicted.
QSvgRenderer& rendererFor(const QString& source, const QColor& color) {
    static QHash<QString, std::shared_ptr<QSvgRenderer>> cache;
    const QString key = source + color.name();
    auto& renderer = cache[key];
    if (renderer)
        return *renderer;
    QByteArray text;
    if (QFile file(source); file.open(QIODevice::ReadOnly))
        text = file.readAll();
    text.replace("currentColor", color.name().toLatin1());
    renderer = std::make_shared<QSvgRenderer>();
    if (!text.isEmpty())
        renderer->load(text);
    return *renderer;
}

} // namespace

SvgPicture::SvgPicture(QQuickItem* parent) : QQuickPaintedItem(parent), color_(Qt::black) {
    setAntialiasing(true);
}

void SvgPicture::setSource(const QString& source) {
    if (source == source_)
        return;
    source_ = source;
    if (!source.isEmpty() && !QFile::exists(source))
        qmlWarning(this) << "no drawing at" << source;
    emit sourceChanged();
    update();
}

void SvgPicture::setColor(const QColor& color) {
    if (color == color_)
        return;
    color_ = color;
    emit colorChanged();
    update();
}

void SvgPicture::setFit(Fit fit) {
    if (fit == fit_)
        return;
    fit_ = fit;
    emit fitChanged();
    update();
}

QRectF SvgPicture::target(const QSizeF& drawing) const {
    const QRectF room = boundingRect();
    const double byWidth = room.width() / drawing.width();
    if (fit_ == Fit::Bottom)
        return {0, room.height() - drawing.height() * byWidth, room.width(), drawing.height() * byWidth};
    const double scale = std::min(byWidth, room.height() / drawing.height());
    const QSizeF size = drawing * scale;
    return {(room.width() - size.width()) / 2, (room.height() - size.height()) / 2, size.width(),
            size.height()};
}

void SvgPicture::paint(QPainter* painter) {
    if (source_.isEmpty())
        return;
    QSvgRenderer& renderer = rendererFor(source_, color_);
    const QSizeF drawing = renderer.viewBoxF().size();
    if (!renderer.isValid() || drawing.isEmpty())
        return;
    renderer.render(painter, target(drawing));
}

} // namespace ui
