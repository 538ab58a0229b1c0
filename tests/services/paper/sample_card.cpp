#include "sample_card.h"

#include <array>
#include <cmath>

namespace paper {
namespace {

using Colour = std::array<std::uint8_t, 3>;

constexpr Colour kGround{226, 236, 240};
constexpr Colour kWord{20, 24, 32};
constexpr Colour kLabel{40, 90, 150};
constexpr Colour kPortrait{150, 110, 90};

class Canvas {
public:
    explicit Canvas(double dpi)
        : dpi_{dpi},
          picture_(static_cast<int>(std::lround(dpi_.pixels(hal::kCardWidth))),
                   static_cast<int>(std::lround(dpi_.pixels(hal::kCardHeight))), hal::PixelFormat::Rgb24) {
        box({0, 0, 86, 55}, kGround);
    }

    Canvas& box(const BoxMm& mm, const Colour& colour) {
        const auto pixel = [&](double value, int limit) {
            return std::min(limit, static_cast<int>(std::lround(value * dpi_.pixelsPerMm())));
        };
        for (int y = pixel(mm.top, picture_.height()); y < pixel(mm.top + mm.height, picture_.height()); ++y)
            for (int x = pixel(mm.left, picture_.width()); x < pixel(mm.left + mm.width, picture_.width());
                 ++x)
                std::copy(colour.begin(), colour.end(), picture_.row(y) + 3 * x);
        return *this;
    }

    hal::Image finish() { return std::move(picture_).finish(dpi_); }

private:
    hal::Dpi dpi_;
    hal::ImageBuilder picture_;
};

} // namespace

CardFace sampleFront(double dpi) {
    CardFace face;
    Canvas canvas(dpi);
    for (const double top : {6.4, 13.8, 21.0, 28.0}) // labels and their words
        canvas.box({5, top, 6.5, 2.6}, kLabel).box({15.5, top, 26, 3}, kWord);
    canvas.box({15.5, 32.4, 22, 3}, kWord)
        .box({5, 45.6, 16, 2.6}, kLabel)
        .box({28.5, 45.3, 47.5, 2.9}, kWord);
    face.image = canvas.box({57.5, 8.5, 22, 28.7}, kPortrait).finish();
    face.keepOut = {{15, 5.8, 27, 4.2}, {28, 44.6, 48.5, 4.3}};
    face.bands = {{4, 17.2, 51, 3.6}, {4, 24.2, 77, 3.6}, {4, 39.6, 77, 3.6}};
    return face;
}

CardFace sampleBack(double dpi) {
    CardFace face;
    Canvas canvas(dpi);
    canvas.box({6, 5, 16, 16}, {190, 40, 36}).box({30, 7, 22, 4}, kWord).box({27, 15, 44, 5}, kWord);
    canvas.box({14, 39, 11, 2.8}, kWord).box({33, 39, 27, 2.8}, kWord);
    face.image = canvas.box({14, 46, 11, 2.8}, kWord).box({33, 46, 31, 2.8}, kWord).finish();
    face.keepOut = {{32.5, 45.2, 32, 4.2}};
    face.bands = {{4, 21.8, 77, 3.6}, {4, 28.2, 77, 3.6}, {4, 34.6, 77, 3.6}};
    return face;
}

CardPage samplePage() {
    CardPage page;
    page.front = sampleFront();
    page.back = sampleBack();
    page.purpose = PurposeLine{"仅供办理社保业务使用", "2026.11.24"};
    return page;
}

hal::Image plain(int width, int height, std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
    hal::ImageBuilder picture(width, height, hal::PixelFormat::Rgb24);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            std::uint8_t* pixel = picture.row(y) + 3 * x;
            pixel[0] = red;
            pixel[1] = green;
            pixel[2] = blue;
        }
    return std::move(picture).finish(hal::Dpi{300});
}

} // namespace paper
