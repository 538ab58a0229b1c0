// The photo of a card's chip.
#include "kiosk/visit/id_photo.h"

#include "hal/host/photo_decoder.h"

namespace kiosk {

namespace {

constexpr hal::Millis kPatience{3000}; // the makers' own programs take some milliseconds
constexpr int kWidth = 102, kHeight = 126;
constexpr std::uint8_t kGround = 226, kFigure = 160;

constexpr bool inEllipse(double x, double y, double middleX, double middleY, double wide, double high) {
    const double dx = (x - middleX) / wide, dy = (y - middleY) / high;
    return dx * dx + dy * dy <= 1;
}

} // namespace

hal::Image idPhotoPlaceholder() {
    hal::ImageBuilder drawing(kWidth, kHeight, hal::PixelFormat::Grey8);
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            const bool head = inEllipse(x, y, kWidth / 2.0, 48, 22, 28);
            const bool shoulders = inEllipse(x, y, kWidth / 2.0, kHeight, 44, 42);
            drawing.row(y)[x] = head || shoulders ? kFigure : kGround;
        }
    return std::move(drawing).finish();
}

hal::Image idPhoto(const hal::IdCard& card, const std::filesystem::path& decoder,
                   const std::stop_token& stop) {
    if (decoder.empty() || card.photo.empty())
        return idPhotoPlaceholder();
    auto photo = hal::decodePhoto(decoder.string(), card.photo, hal::Deadline::in(kPatience), stop);
    return photo ? *std::move(photo) : idPhotoPlaceholder();
}

} // namespace kiosk
