#include "hal/camera_test.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "hal/frame_hub.h"

namespace hal {
namespace {

constexpr Millis kFirstFrame{5000}; // a sensor that wakes and finds its exposure
constexpr Millis kStill{10'000};    // there, exposure, and back
constexpr std::uint64_t kFrames = 45;
constexpr Millis kCounting{3000};
constexpr double kLeastRate = 14.5; // 15, as counted over three seconds
constexpr double kMostEdge = 4;     // pixels

constexpr int kStep = 8;    // rows and columns that are looked at
constexpr int kSlope = 24;  // grey levels over two pixels
constexpr int kHeight = 64; // of a strong edge, grey levels
constexpr std::size_t kEnough = 50;

// Grey levels along a row or a column.
class Profile {
public:
    Profile(const Image& picture, int index, bool row)
        : base_(row ? picture.row(index) : picture.row(0) + index * picture.channels()),
          step_(row ? picture.channels() : picture.stride()), size_(row ? picture.width() : picture.height()),
          channel_(picture.channels() == 3 ? 1 : 0) {}
    [[nodiscard]] int size() const { return size_; }
    [[nodiscard]] int at(int i) const { return base_[static_cast<std::ptrdiff_t>(i) * step_ + channel_]; }

private:
    const std::uint8_t* base_;
    int step_, size_, channel_;
};

// Where the profile crosses `level` next from `from` to `to`, between two samples.
double crossing(const Profile& profile, int from, int to, double level) {
    for (int i = from; i < to; ++i) {
        const double a = profile.at(i), b = profile.at(i + 1);
        if ((a <= level) != (b <= level))
            return i + (level - a) / (b - a);
    }
    return to;
}

// Follows the edge at `middle` to both its ends; none when it is not high enough.
std::optional<double> widthAt(const Profile& profile, int middle) {
    const int sign = profile.at(middle + 1) > profile.at(middle - 1) ? 1 : -1;
    int from = middle, to = middle;
    while (from > 0 && (profile.at(from) - profile.at(from - 1)) * sign > 0)
        --from;
    while (to + 1 < profile.size() && (profile.at(to + 1) - profile.at(to)) * sign > 0)
        ++to;
    const double low = profile.at(from), height = profile.at(to) - low;
    if (std::abs(height) < kHeight)
        return std::nullopt;
    return crossing(profile, from, to, low + 0.9 * height) - crossing(profile, from, to, low + 0.1 * height);
}

void collect(const Profile& profile, std::vector<double>& widths) {
    const auto slope = [&](int i) { return std::abs(profile.at(i + 1) - profile.at(i - 1)); };
    for (int i = 2; i + 2 < profile.size(); ++i)
        if (slope(i) >= kSlope && slope(i) >= slope(i - 1) && slope(i) > slope(i + 1))
            if (const auto width = widthAt(profile, i))
                widths.push_back(*width);
}

double secondsSince(Monotonic begun) {
    return std::chrono::duration<double>(systemClock().now() - begun).count();
}

// Frames a second, or why none came.
Result<double> rateOf(FrameHub& hub, const std::stop_token& stop) {
    auto frame = hub.newerThan(0, stop, kFirstFrame);
    if (!frame)
        return tl::make_unexpected(frame.error());
    const std::uint64_t first = frame->number;
    const Monotonic begun = systemClock().now();
    const Deadline end = Deadline::in(kCounting);
    while (!end.passed() && frame->number < first + kFrames) {
        auto next = hub.newerThan(frame->number, stop, end.left());
        if (!next && next.error().fault != Fault::Timeout)
            return tl::make_unexpected(next.error());
        if (next)
            frame = std::move(next);
    }
    return static_cast<double>(frame->number - first) / std::max(secondsSince(begun), 1e-3);
}

TestReport reportOf(double rate, const Image& still, const CameraMode& promised) {
    const auto edge = edgeWidth(still);
    TestReport report;
    report.measurements = {
        {"frames_per_second", rate, "1/s", rate >= kLeastRate},
        {"still_width", static_cast<double>(still.width()), "px", still.width() == promised.width},
        {"still_height", static_cast<double>(still.height()), "px", still.height() == promised.height},
        {"edge_width", edge.value_or(0), "px", edge && *edge <= kMostEdge}};
    report.passed = std::ranges::all_of(report.measurements, &TestReport::Measurement::passed);
    return report;
}

} // namespace

std::optional<double> edgeWidth(const Image& picture) {
    std::vector<double> widths;
    if (picture.empty())
        return std::nullopt;
    for (int y = 0; y < picture.height(); y += kStep)
        collect(Profile(picture, y, true), widths);
    for (int x = 0; x < picture.width(); x += kStep)
        collect(Profile(picture, x, false), widths);
    if (widths.size() < kEnough)
        return std::nullopt;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle;
}

Result<TestReport> testCamera(Camera& camera, const std::stop_token& stop) {
    const auto capabilities = camera.capabilities(Deadline::in(kFirstFrame));
    if (!capabilities)
        return tl::make_unexpected(capabilities.error());
    FrameHub hub;
    const std::jthread streaming(
        [&](std::stop_token until) { hub.end(camera.stream(hub, std::move(until))); });
    const auto rate = rateOf(hub, stop);
    if (!rate)
        return tl::make_unexpected(rate.error());
    const auto still = hub.still(stop, kStill);
    if (!still)
        return tl::make_unexpected(still.error());
    return reportOf(*rate, *still, capabilities->still);
}

} // namespace hal
