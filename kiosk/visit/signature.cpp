#include "kiosk/visit/signature.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kiosk {
namespace {

struct Point {
    double x, y;
};

double distance(Point p, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double along =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

// Each pixel is as dark as the pen covers it; strokes that cross grow no darker than one.
void draw(hal::ImageBuilder& page, int width, int height, Point a, Point b, double pen) {
    const double reach = pen / 2 + 1;
    const int left = std::clamp(static_cast<int>(std::min(a.x, b.x) - reach), 0, width - 1);
    const int right = std::clamp(static_cast<int>(std::max(a.x, b.x) + reach), 0, width - 1);
    const int top = std::clamp(static_cast<int>(std::min(a.y, b.y) - reach), 0, height - 1);
    const int bottom = std::clamp(static_cast<int>(std::max(a.y, b.y) + reach), 0, height - 1);
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x) {
            const double covered = std::clamp(pen / 2 + 0.5 - distance({x + 0.5, y + 0.5}, a, b), 0.0, 1.0);
            auto& pixel = page.row(y)[x];
            pixel = std::min(pixel, static_cast<std::uint8_t>(std::lround(255 * (1 - covered))));
        }
}

} // namespace

void Signature::press(PenPoint at) {
    if (points_ >= kMostPenPoints)
        return;
    strokes_.emplace_back().push_back(at);
    ++points_;
}

void Signature::move(PenPoint to) {
    if (strokes_.empty() || points_ >= kMostPenPoints || strokes_.back().back() == to)
        return;
    strokes_.back().push_back(to);
    ++points_;
}

void Signature::clear() {
    strokes_.clear();
    points_ = 0;
}

hal::Image Signature::picture(int width, int height, double pen) const {
    hal::ImageBuilder page(width, height, hal::PixelFormat::Grey8);
    for (int y = 0; y < height; ++y)
        std::memset(page.row(y), 0xff, static_cast<std::size_t>(width));
    const auto at = [&](PenPoint point) {
        return Point{point.x * static_cast<double>(width), point.y * static_cast<double>(height)};
    };
    for (const Stroke& stroke : strokes_)
        for (std::size_t i = 0; i < stroke.size(); ++i)
            draw(page, width, height, at(stroke[i > 0 ? i - 1 : 0]), at(stroke[i]), pen);
    return std::move(page).finish();
}

} // namespace kiosk
