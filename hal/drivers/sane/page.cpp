#include "hal/drivers/sane/page.h"

#include <algorithm>
#include <cstring>

namespace hal::sane {
namespace {

// The first rows of a picture whose length was not known when its memory was taken.
class TopRows final : public PixelStore {
public:
    TopRows(Image whole, std::size_t size) : whole_(std::move(whole)), size_(size) {}
    std::span<const std::uint8_t> bytes() const override { return whole_.bytes().first(size_); }

private:
    Image whole_;
    std::size_t size_;
};

bool isPlane(SANE_Frame format) {
    return format == SANE_FRAME_RED || format == SANE_FRAME_GREEN || format == SANE_FRAME_BLUE;
}

int samplesPerPixel(SANE_Frame format) { return format == SANE_FRAME_RGB ? 3 : 1; }

PixelFormat pixelFormat(SANE_Frame format) {
    return format == SANE_FRAME_GRAY ? PixelFormat::Grey8 : PixelFormat::Rgb24;
}

std::string size(const SANE_Parameters& p) {
    return std::to_string(p.pixels_per_line) + " x " + std::to_string(p.lines) + " pixels, " +
           std::to_string(p.depth) + " bits, " + std::to_string(p.bytes_per_line) + " bytes a line";
}

// Backends round to the units of their motor and sensor.
int withRounding(int pixels) { return pixels + std::max(16, pixels / 50); }

bool isPicture(SANE_Frame format) {
    return format == SANE_FRAME_GRAY || format == SANE_FRAME_RGB || isPlane(format);
}

bool lineHoldsPixels(const SANE_Parameters& p) {
    const std::int64_t bits = std::int64_t{p.pixels_per_line} * samplesPerPixel(p.format) * p.depth;
    return p.bytes_per_line >= (bits + 7) / 8 && p.bytes_per_line <= 8 * (bits + 64);
}

} // namespace

Result<PageAssembler> PageAssembler::begin(const SANE_Parameters& p, PageLimits limits) {
    if (!isPicture(p.format))
        return fail(Fault::Unsupported, "frame format " + std::to_string(static_cast<int>(p.format)));
    if (p.depth != 1 && p.depth != 8 && p.depth != 16)
        return fail(Fault::Unsupported, "depth " + std::to_string(p.depth));
    if (p.pixels_per_line <= 0 || p.lines < -1 || p.lines == 0 || !lineHoldsPixels(p))
        return fail(Fault::BadData, size(p));
    const int maxHeight = withRounding(limits.height);
    if (p.pixels_per_line > withRounding(limits.width) || p.lines > maxHeight)
        return fail(Fault::BadData, size(p) + " where at most " + std::to_string(limits.width) + " x " +
                                        std::to_string(limits.height) + " can be");
    const int capacity = p.lines > 0 ? p.lines : maxHeight;
    if (std::int64_t{p.pixels_per_line} * capacity > kMaxPixels)
        return fail(Fault::BadData, size(p) + ": too large");
    return PageAssembler(p, capacity);
}

PageAssembler::PageAssembler(const SANE_Parameters& p, int capacity)
    : parameters_(p), announcedRows_(p.lines > 0 ? std::optional(p.lines) : std::nullopt),
      capacity_(capacity), builder_(p.pixels_per_line, capacity, pixelFormat(p.format)) {
    line_.reserve(static_cast<std::size_t>(p.bytes_per_line));
}

Result<> PageAssembler::add(ByteView bytes) {
    const auto lineSize = static_cast<std::size_t>(parameters_.bytes_per_line);
    while (!bytes.empty()) {
        if (rows_ >= capacity_)
            return fail(Fault::BadData, "more than " + std::to_string(capacity_) + " lines");
        if (line_.empty() && bytes.size() >= lineSize) { // the usual way: no copy of the line
            takeRow(bytes.data());
            bytes = bytes.subspan(lineSize);
            continue;
        }
        const auto count = std::min(lineSize - line_.size(), bytes.size());
        line_.insert(line_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
        bytes = bytes.subspan(count);
        if (line_.size() == lineSize) {
            takeRow(line_.data());
            line_.clear();
        }
    }
    return {};
}

// Sample `index` of a line in 8 bits. 16-bit samples come in the machine's own byte order; a set bit is black
// in a grey picture and full light in a colour.
std::uint8_t PageAssembler::sample(const std::uint8_t* line, int index) const {
    switch (parameters_.depth) {
    case 16: {
        std::uint16_t value = 0;
        std::memcpy(&value, line + 2 * index, sizeof value);
        return static_cast<std::uint8_t>(value >> 8);
    }
    case 1: {
        const bool set = (line[index / 8] >> (7 - index % 8) & 1) != 0;
        return set == (parameters_.format == SANE_FRAME_GRAY) ? 0 : 255;
    }
    default:
        return line[index];
    }
}

void PageAssembler::takeRow(const std::uint8_t* line) {
    std::uint8_t* row = builder_.row(rows_++);
    const int samples = parameters_.pixels_per_line * samplesPerPixel(parameters_.format);
    if (isPlane(parameters_.format)) {
        const int channel = parameters_.format - SANE_FRAME_RED;
        for (int x = 0; x < samples; ++x)
            row[3 * x + channel] = sample(line, x);
    } else if (parameters_.depth == 8) {
        std::memcpy(row, line, static_cast<std::size_t>(samples));
    } else {
        for (int x = 0; x < samples; ++x)
            row[x] = sample(line, x);
    }
}

Result<> PageAssembler::nextFrame(const SANE_Parameters& p) {
    if (!isPlane(p.format) || !isPlane(parameters_.format) ||
        p.pixels_per_line != parameters_.pixels_per_line || p.bytes_per_line != parameters_.bytes_per_line ||
        p.depth != parameters_.depth || ++frames_ > 3)
        return fail(Fault::BadData, "frames of one page differ: " + size(parameters_) + " and " + size(p));
    parameters_ = p;
    capacity_ = rows_; // planes lie on each other
    rows_ = 0;
    line_.clear();
    return {};
}

std::optional<double> PageAssembler::done() const {
    if (!announcedRows_ || isPlane(parameters_.format))
        return std::nullopt;
    return static_cast<double>(rows_) / *announcedRows_;
}

Result<Image> PageAssembler::finish(Dpi dpi) && {
    const int rows = rows_;
    if (rows == 0)
        return fail(Fault::BadData, "the scanner sent no line");
    Image whole = std::move(builder_).finish(dpi);
    if (rows == whole.height())
        return whole;
    const auto size = static_cast<std::size_t>(whole.stride()) * static_cast<std::size_t>(rows);
    return Image(whole.width(), rows, whole.stride(), whole.format(), std::make_shared<TopRows>(whole, size),
                 dpi);
}

Image partOf(const Image& whole, int left, int top, int width, int height) {
    left = std::clamp(left, 0, whole.width() - 1);
    top = std::clamp(top, 0, whole.height() - 1);
    ImageBuilder part(std::clamp(width, 1, whole.width() - left), std::clamp(height, 1, whole.height() - top),
                      whole.format());
    for (int y = 0; y < part.height(); ++y)
        std::memcpy(part.row(y), whole.row(top + y) + static_cast<std::ptrdiff_t>(left) * whole.channels(),
                    static_cast<std::size_t>(part.stride()));
    return whole.dpi() ? std::move(part).finish(*whole.dpi()) : std::move(part).finish();
}

} // namespace hal::sane
