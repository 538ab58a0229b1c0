// Shows a VisitPicture, fitted into its bounds.
#include "kiosk/models/picture_view.h"

#include <algorithm>

#include <QImage>
#include <QQuickWindow>
#include <QSGImageNode>

#include "kiosk/models/screen_picture.h"

namespace kiosk {

namespace {

QRect partOf(const hal::Image& image, const QRectF& region) {
    const QRectF part(region.x() * image.width(), region.y() * image.height(), region.width() * image.width(),
                      region.height() * image.height());
    return part.toAlignedRect().intersected(QRect(0, 0, image.width(), image.height()));
}

// The largest rectangle of the picture's proportion, in the middle of `bounds`.
QRectF fitted(QSizeF picture, const QRectF& bounds) {
    const QSizeF size = picture.scaled(bounds.size(), Qt::KeepAspectRatio);
    return {bounds.x() + (bounds.width() - size.width()) / 2,
            bounds.y() + (bounds.height() - size.height()) / 2, size.width(), size.height()};
}

} // namespace

PictureView::PictureView(QQuickItem* parent) : QQuickItem(parent) { setFlag(ItemHasContents); }

void PictureView::setPicture(VisitPicture* picture) {
    if (picture == picture_)
        return;
    if (picture_)
        picture_->disconnect(this);
    picture_ = picture;
    if (picture_)
        connect(picture_, &VisitPicture::changed, this, &PictureView::refresh);
    refresh();
    Q_EMIT pictureChanged();
}

void PictureView::setRegion(const QRectF& region) {
    if (region == region_)
        return;
    region_ = region;
    refresh();
    Q_EMIT regionChanged();
}

void PictureView::refresh() {
    dirty_ = true;
    update();
}

void PictureView::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size())
        refresh();
}

QSGNode* PictureView::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
    const VisitPicture* picture = picture_.data();
    const hal::Image image = picture ? picture->image() : hal::Image{};
    const QRect part = partOf(image, region_);
    if (part.isEmpty() || width() < 1 || height() < 1) {
        delete old; // and with it the uploaded pixels
        return nullptr;
    }
    auto* node = static_cast<QSGImageNode*>(old);
    if (node && !dirty_)
        return node;

    // Whole pixels of the screen, one for one: to stretch pixels the toolkit uses threads of its own, and
    // what lies in their stacks would outlive the visit.
    const qreal ratio = window()->effectiveDevicePixelRatio();
    const QRectF target = fitted(part.size(), boundingRect());
    const QSize pixels = (target.size() * ratio).toSize().expandedTo({1, 1});
    QImage shown(pixels, QImage::Format_RGB32);
    drawPart(image, {part.x(), part.y(), part.width(), part.height()}, pixels.width(), pixels.height(),
             reinterpret_cast<std::uint32_t*>(shown.bits()), static_cast<int>(shown.bytesPerLine() / 4));

    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Linear);
    }
    node->setTexture(window()->createTextureFromImage(shown, QQuickWindow::TextureIsOpaque));
    node->setRect({QPointF((target.topLeft() * ratio).toPoint()) / ratio, QSizeF(pixels) / ratio});
    node->setSourceRect(QRectF(QPointF(0, 0), pixels));
    dirty_ = false;
    return node;
}

} // namespace kiosk
