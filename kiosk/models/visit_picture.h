// A picture that belongs to a visit. It can be shown by any number of PictureViews and is gone when wiped.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "hal/base/image.h"

namespace kiosk {

// GUI thread only. Holds pixels in hal::Image (wiped on free); never enters Qt's pixmap cache.
class VisitPicture : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a visit")
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(int pixelWidth READ pixelWidth NOTIFY changed)
    Q_PROPERTY(int pixelHeight READ pixelHeight NOTIFY changed)

public:
    using QObject::QObject;
    [[nodiscard]] bool present() const { return !image_.empty(); }
    [[nodiscard]] int pixelWidth() const { return image_.width(); }
    [[nodiscard]] int pixelHeight() const { return image_.height(); }
    [[nodiscard]] const hal::Image& image() const { return image_; }
    void set(hal::Image image); // shares the pixels; silent when they are the ones already shown
    void clear();

Q_SIGNALS:
    void changed();

private:
    hal::Image image_;
};

} // namespace kiosk
