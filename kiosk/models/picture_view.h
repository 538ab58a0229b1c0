// Shows a VisitPicture, fitted into its bounds; uploads no larger than it is drawn.
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

#include "kiosk/models/visit_picture.h"

namespace kiosk {

// PictureView { picture: flow.page; region: Qt.rect(0, 0, 1, 1) } — region is the part shown, 0..1 (the
// lens).
class PictureView : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(kiosk::VisitPicture* picture READ picture WRITE setPicture NOTIFY pictureChanged)
    Q_PROPERTY(QRectF region READ region WRITE setRegion NOTIFY regionChanged)

public:
    explicit PictureView(QQuickItem* parent = nullptr);
    [[nodiscard]] VisitPicture* picture() const { return picture_; }
    void setPicture(VisitPicture* picture);
    [[nodiscard]] QRectF region() const { return region_; }
    void setRegion(const QRectF& region);

Q_SIGNALS:
    void pictureChanged();
    void regionChanged();

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData* data) override;

private:
    void refresh();

    QPointer<VisitPicture> picture_;
    QRectF region_{0, 0, 1, 1};
    bool dirty_ = true;
};

} // namespace kiosk
