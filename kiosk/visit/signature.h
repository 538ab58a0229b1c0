// A signature as it was written on the screen: strokes in memory that is wiped when it is freed.
#pragma once

#include <vector>

#include "hal/base/image.h"
#include "hal/base/secret.h"

namespace kiosk {

// Where the pen was, 0..1 of the field's width and height.
struct PenPoint {
    float x = 0, y = 0;
    friend bool operator==(const PenPoint&, const PenPoint&) = default;
};
using Stroke = std::vector<PenPoint, hal::WipingAllocator<PenPoint>>;

// Bounded, so that drawing stays within a frame: a signature has a few hundred. Who scribbles on draws no
// more.
inline constexpr std::size_t kMostPenPoints = 4'000;

class Signature {
public:
    void press(PenPoint at); // a stroke begins
    void move(PenPoint to);  // nothing before the first press
    void clear();
    [[nodiscard]] bool empty() const { return strokes_.empty(); }
    [[nodiscard]] const std::vector<Stroke>& strokes() const { return strokes_; }

    // Black on white, smooth edges, round ends. `pen` is the line's width in pixels.
    [[nodiscard]] hal::Image picture(int width, int height, double pen) const;

private:
    std::vector<Stroke> strokes_;
    std::size_t points_ = 0;
};

} // namespace kiosk
