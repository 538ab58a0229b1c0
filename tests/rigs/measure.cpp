#include "tests/rigs/measure.h"

#include <algorithm>
#include <vector>

namespace rigs {
namespace {

bool isDark(const hal::Image& image, int x, int y) {
    const std::uint8_t* pixel = image.row(y) + x * image.channels();
    int sum = 0;
    for (int c = 0; c < image.channels(); ++c)
        sum += pixel[c];
    return sum < 128 * image.channels();
}

struct Span {
    int first = 0, last = -1;
};

// From the first to the last line that is mostly dark, compared with the darkest of all.
Span mostlyDark(const std::vector<int>& counts) {
    const int most = *std::ranges::max_element(counts);
    Span span;
    for (int i = 0; i < static_cast<int>(counts.size()); ++i)
        if (most > 20 && counts[i] > most * 8 / 10) {
            if (span.last < 0)
                span.first = i;
            span.last = i;
        }
    return span;
}

} // namespace

Box measureBox(const hal::Image& image) {
    std::vector<int> rows(image.height()), columns(image.width());
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (isDark(image, x, y)) {
                ++rows[y];
                ++columns[x];
            }
    const Span x = mostlyDark(columns), y = mostlyDark(rows);
    const double mm = 1 / image.dpi()->pixelsPerMm();
    return {x.first * mm, y.first * mm, (x.last + 1 - x.first) * mm, (y.last + 1 - y.first) * mm};
}

} // namespace rigs
