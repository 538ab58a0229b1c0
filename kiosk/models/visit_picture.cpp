// A picture that belongs to a visit.
#include "kiosk/models/visit_picture.h"

#include <utility>

namespace kiosk {

void VisitPicture::set(hal::Image image) {
    const bool same = image.bytes().data() == image_.bytes().data() && image.width() == image_.width() &&
                      image.height() == image_.height();
    if (same)
        return;
    image_ = std::move(image);
    Q_EMIT changed();
}

void VisitPicture::clear() { set({}); }

} // namespace kiosk
