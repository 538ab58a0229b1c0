// Whether a card was forgotten: print or edges on the glass, found without knowing what lies there.
//
// A card may be as white as the lid, so brightness says nothing. Its print and its outline are many steep
// places close together; dust, hairs and scratches are few and small. Measured at 75 dpi on 21 cards, pale
// ones on a pale lid included: the smallest had 73 marked cells in one piece, the dirtiest empty glass 8.
#include <algorithm>
#include <vector>

#include "services/copying/copying.h"
#include "services/copying/glass.h"

namespace copying {
namespace {

constexpr hal::Dpi kQuick{75};
constexpr double kCellMm = 3.0;
constexpr double kFrameMm = 5.0;  // the lid's shadow along the edge of the glass
constexpr int kSteep = 10;        // grey levels across two pixels: above the sensor's noise, below any print
constexpr int kNoisy = 5;         // but at least so many times the picture's own noise
constexpr double kCrowded = 0.05; // share of steep pixels that marks a cell
constexpr int kCard = 24;         // marked cells in one piece, 2 cm²

class Cells {
public:
    Cells(const hal::Image& glass, double pixelsPerMm)
        : size_(static_cast<int>(std::clamp(kCellMm * pixelsPerMm, 1.0, 4096.0))),
          columns_(glass.width() / size_), rows_(glass.height() / size_),
          marked_(static_cast<std::size_t>(columns_) * rows_) {
        const int frame = static_cast<int>(std::clamp(kFrameMm * pixelsPerMm, 1.0, 4096.0));
        const int limit = std::max(kSteep, kNoisy * typicalStep(glass));
        std::vector<int> steep(marked_.size());
        for (int y = frame; y < std::min(glass.height() - frame, rows_ * size_); ++y)
            for (int x = frame; x < std::min(glass.width() - frame, columns_ * size_); ++x)
                steep[(y / size_) * columns_ + x / size_] += step(glass, x, y) > limit;
        for (std::size_t i = 0; i < steep.size(); ++i)
            marked_[i] = steep[i] >= std::max(1.0, kCrowded * size_ * size_);
    }

    [[nodiscard]] int largestPiece() {
        int largest = 0;
        for (int cell = 0; cell < static_cast<int>(marked_.size()); ++cell)
            largest = std::max(largest, takePiece(cell));
        return largest;
    }

private:
    static int value(const hal::Image& glass, int x, int y) {
        return glass.row(y)[glass.channels() * x + glass.channels() / 2]; // green, or the only channel
    }

    static int step(const hal::Image& glass, int x, int y) {
        return std::max(std::abs(value(glass, x + 1, y) - value(glass, x - 1, y)),
                        std::abs(value(glass, x, y + 1) - value(glass, x, y - 1)));
    }

    // The median of the steps on a coarse net: the sensor's noise, as most of the glass is bare.
    static int typicalStep(const hal::Image& glass) {
        std::vector<int> steps;
        for (int y = 1; y < glass.height() - 1; y += 4)
            for (int x = 1; x < glass.width() - 1; x += 4)
                steps.push_back(step(glass, x, y));
        if (steps.empty())
            return 0;
        const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
        std::nth_element(steps.begin(), middle, steps.end());
        return *middle;
    }

    // Counts the marked cells that hang together with this one, and unmarks them.
    int takePiece(int first) {
        int count = 0;
        std::vector<int> open{first};
        while (!open.empty()) {
            const int cell = open.back();
            open.pop_back();
            if (!marked_[cell])
                continue;
            marked_[cell] = false;
            ++count;
            for (int y = std::max(0, cell / columns_ - 1); y <= std::min(rows_ - 1, cell / columns_ + 1); ++y)
                for (int x = std::max(0, cell % columns_ - 1);
                     x <= std::min(columns_ - 1, cell % columns_ + 1); ++x)
                    open.push_back(y * columns_ + x);
        }
        return count;
    }

    int size_, columns_, rows_;
    std::vector<char> marked_;
};

} // namespace

bool liesOnGlass(const hal::Image& glass) {
    if (glass.empty() || !glass.dpi() || !(glass.dpi()->value > 0))
        return false;
    return Cells(glass, glass.dpi()->pixelsPerMm()).largestPiece() >= kCard;
}

hal::Result<bool> somethingLeftBehind(hal::Rig& rig, std::stop_token stop) {
    const auto looks = lookAtGlass(rig, {.mode = hal::ScanMode::Grey, .dpi = kQuick}, stop, {});
    if (!looks)
        return tl::make_unexpected(looks.error());
    return liesOnGlass(looks->front());
}

} // namespace copying
