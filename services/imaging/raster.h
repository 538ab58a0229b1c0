// Private to this folder: a picture as the finder sees it, brightness and colour, at a scale it can afford.
#pragma once

#include <opencv2/core.hpp>

#include "hal/base/image.h"
#include "services/imaging/find_card.h"

namespace imaging {

// Borrows the picture's pixels: 8 bits, one or three channels (RGB).
[[nodiscard]] cv::Mat view(const hal::Image& picture);

// Whether a picture of this scale can show anything at all: at least 1 pixel a millimetre, 10 mm in each
// direction. A scale read from a file may be any number.
[[nodiscard]] bool canShowSomething(const hal::Image& picture, double pixelsPerMm);

// Two planes a pixel: brightness 0..255, and blue minus red. The second shows a pale card on a pale lid.
struct Tone {
    float light{};
    float tint{};
};

// The tone between pixels, by bilinear interpolation; beyond the border the nearest pixel counts.
class Sampler {
public:
    explicit Sampler(const hal::Image& picture) : picture_(picture), channels_(picture.channels()) {}
    [[nodiscard]] Tone at(double x, double y) const;
    [[nodiscard]] cv::Size size() const { return {picture_.width(), picture_.height()}; }

private:
    const hal::Image& picture_;
    int channels_;
};

// The picture averaged over squares of `factor` pixels; both planes are CV_32F.
struct Reduced {
    cv::Mat light, tint;
    int factor = 1;
    double pixelsPerMm{};

    [[nodiscard]] Point toPicture(Point p) const {
        return {(p.x + 0.5) * factor - 0.5, (p.y + 0.5) * factor - 0.5};
    }
    [[nodiscard]] Point fromPicture(Point p) const {
        return {(p.x + 0.5) / factor - 0.5, (p.y + 0.5) / factor - 0.5};
    }
};
[[nodiscard]] Reduced reduce(const hal::Image& picture, double pixelsPerMm, double wantedPixelsPerMm);

} // namespace imaging
