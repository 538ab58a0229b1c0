// Pictures put together in a test: a lid or a desk, and what lies on it, at true size.
#pragma once

#include <cmath>
#include <numbers>
#include <random>

#include "hal/base/image.h"
#include "services/imaging/find_card.h"

namespace imaging::test {

class Scene {
public:
    Scene(int width, int height, double pixelsPerMm, std::uint8_t grey, int noise)
        : ppm_(pixelsPerMm), pixels_(width, height, hal::PixelFormat::Grey8), width_(width), height_(height) {
        std::mt19937 random(3);
        std::uniform_int_distribution<int> spread(-noise, noise);
        for (int y = 0; y < height; ++y)
            std::generate_n(pixels_.row(y), width,
                            [&] { return static_cast<std::uint8_t>(grey + spread(random)); });
    }

    // A thing whose middle lies at x, y millimetres, turned clockwise: `tone(u, v)` is its grey level at u, v
    // millimetres from its top left corner.
    template <class Tone>
    void lay(double x, double y, double degrees, double widthMm, double heightMm, double radiusMm,
             Tone&& tone) {
        const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
        for (int row = 0; row < height_; ++row)
            for (int column = 0; column < width_; ++column) {
                const double dx = column / ppm_ - x, dy = row / ppm_ - y;
                const double u = c * dx + s * dy + widthMm / 2, v = c * dy - s * dx + heightMm / 2;
                // How far inside the rounded outline; the edge is one pixel soft.
                const double fromLeft = std::min(u, widthMm - u), fromTop = std::min(v, heightMm - v);
                const double inside = fromLeft < radiusMm && fromTop < radiusMm
                                          ? radiusMm - std::hypot(radiusMm - fromLeft, radiusMm - fromTop)
                                          : std::min(fromLeft, fromTop);
                const double cover = std::clamp(inside * ppm_ + 0.5, 0.0, 1.0);
                if (cover <= 0)
                    continue;
                auto& pixel = pixels_.row(row)[column];
                pixel = static_cast<std::uint8_t>(pixel * (1 - cover) + tone(u, v) * cover);
            }
    }

    // A pale card with some print on it.
    void layCard(double x, double y, double degrees) {
        lay(x, y, degrees, hal::kCardWidth.value, hal::kCardHeight.value, hal::kCardCornerRadius.value,
            [](double u, double v) { return print(u, v, 80, 48); });
    }
    // Paper with square corners and the same print.
    void layPaper(double x, double y, double degrees, double widthMm, double heightMm) {
        lay(x, y, degrees, widthMm, heightMm, 0,
            [&](double u, double v) { return print(u, v, widthMm - 6, heightMm - 6); });
    }
    void streak(double x, int darker) {
        for (int y = 0; y < height_; ++y)
            pixels_.row(y)[static_cast<int>(x * ppm_)] =
                static_cast<std::uint8_t>(std::max(0, pixels_.row(y)[static_cast<int>(x * ppm_)] - darker));
    }
    hal::Image picture() && { return std::move(pixels_).finish(hal::Dpi{ppm_ * 25.4}); }

private:
    // Small marks strewn over it, without lines that could pass for sides.
    static double print(double u, double v, double right, double bottom) {
        if (u < 6 || v < 6 || u > right || v > bottom)
            return 225;
        const auto cell =
            static_cast<unsigned>(u / 1.5) * 2654435761U ^ static_cast<unsigned>(v / 1.5) * 40503U;
        return (cell >> 7) % 5 == 0 ? 60 : 225;
    }

    double ppm_;
    hal::ImageBuilder pixels_;
    int width_, height_;
};

} // namespace imaging::test
