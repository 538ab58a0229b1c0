// Whether a resident put the same side down twice.
#include <algorithm>
#include <array>
#include <cmath>

#include "services/copying/copying.h"

namespace copying {
namespace {

// About a pixel a millimetre: words and portrait remain as blots, dust and fine lines do not.
constexpr int kWidth = 96;
constexpr int kHeight = 60;
constexpr int kHalo = 4;  // local mean over 9 × 9 mm: takes out lamp, paper tint and lid
constexpr int kShift = 2; // corners found in two scans agree within 2 mm
constexpr int kRim = kHalo + kShift;
// Measured on 32 specimens scanned again with other light, noise and place: the same side gave 0.74 and
// more, the two sides of a card never more than 0.20.
constexpr double kSame = 0.5;
constexpr double kLeastContrast = 1.0; // grey levels: below, both are blank and nothing can be said

using Blots = std::array<double, std::size_t{kWidth} * kHeight>;

double greyOf(const hal::Image& card, int x, int y) {
    const std::uint8_t* pixel = card.row(y) + card.channels() * x;
    return card.channels() == 1 ? pixel[0] : (pixel[0] * 77 + pixel[1] * 150 + pixel[2] * 29) / 256.0;
}

Blots reduced(const hal::Image& card) {
    Blots blots{};
    for (int v = 0; v < kHeight; ++v)
        for (int u = 0; u < kWidth; ++u) {
            const int top = v * card.height() / kHeight;
            const int bottom = std::max(top + 1, (v + 1) * card.height() / kHeight);
            const int left = u * card.width() / kWidth;
            const int right = std::max(left + 1, (u + 1) * card.width() / kWidth);
            double sum = 0;
            for (int y = top; y < bottom; ++y)
                for (int x = left; x < right; ++x)
                    sum += greyOf(card, x, y);
            blots[v * kWidth + u] = sum / ((bottom - top) * (right - left));
        }
    return blots;
}

// What stands out from its surroundings.
Blots standingOut(const Blots& grey) {
    Blots out{};
    for (int v = kHalo; v < kHeight - kHalo; ++v)
        for (int u = kHalo; u < kWidth - kHalo; ++u) {
            double sum = 0;
            for (int y = v - kHalo; y <= v + kHalo; ++y)
                for (int x = u - kHalo; x <= u + kHalo; ++x)
                    sum += grey[y * kWidth + x];
            constexpr double count = (2 * kHalo + 1) * (2 * kHalo + 1);
            out[v * kWidth + u] = grey[v * kWidth + u] - sum / count;
        }
    return out;
}

Blots halfTurn(Blots blots) {
    std::ranges::reverse(blots);
    return blots;
}

// Normalised correlation of the inner part of `a` with `b` moved by (dx, dy); -1 … 1.
double agreement(const Blots& a, const Blots& b, int dx, int dy) {
    double sumA = 0, sumB = 0, squareA = 0, squareB = 0, product = 0;
    constexpr double count = (kWidth - 2 * kRim) * (kHeight - 2 * kRim);
    for (int v = kRim; v < kHeight - kRim; ++v)
        for (int u = kRim; u < kWidth - kRim; ++u) {
            const double p = a[v * kWidth + u];
            const double q = b[(v + dy) * kWidth + u + dx];
            sumA += p;
            sumB += q;
            squareA += p * p;
            squareB += q * q;
            product += p * q;
        }
    const double varianceA = squareA / count - sumA * sumA / count / count;
    const double varianceB = squareB / count - sumB * sumB / count / count;
    if (std::min(varianceA, varianceB) < kLeastContrast * kLeastContrast)
        return -1;
    return (product / count - sumA * sumB / count / count) / std::sqrt(varianceA * varianceB);
}

double bestAgreement(const Blots& a, const Blots& b) {
    double best = -1;
    for (int dy = -kShift; dy <= kShift; ++dy)
        for (int dx = -kShift; dx <= kShift; ++dx)
            best = std::max(best, agreement(a, b, dx, dy));
    return best;
}

} // namespace

bool sameSide(const CardScan& a, const CardScan& b) {
    const bool bothKnown = a.found.side != imaging::Side::Unknown && b.found.side != imaging::Side::Unknown;
    if (bothKnown)
        return a.found.side == b.found.side;
    if (a.card.empty() || b.card.empty())
        return false;
    const Blots first = standingOut(reduced(a.card));
    const Blots second = standingOut(reduced(b.card));
    return std::max(bestAgreement(first, second), bestAgreement(first, halfTurn(second))) > kSame;
}

} // namespace copying
