#include "hal/drivers/cups/pwg_raster.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace hal::cups {
namespace {

constexpr std::string_view kSync = "RaS2";
constexpr std::size_t kHeaderSize = 1796;
constexpr std::uint32_t kColourSpaceGrey = 18; // sGray
constexpr std::uint32_t kColourSpaceRgb = 19;  // sRGB
constexpr std::uint32_t kPortrait = 0;
constexpr std::uint32_t kNormalQuality = 4;
constexpr std::size_t kMaxPixels = 150'000'000;

// Byte offsets in the page header (PWG 5102.4, table 1). What is not named here is 0.
enum Offset : std::size_t {
    kMagicAt = 0, // "PwgRaster"
    kHorizontalDpiAt = 276,
    kVerticalDpiAt = 280,
    kCopiesAt = 340,
    kOrientationAt = 344,
    kPageWidthAt = 352, // in points
    kPageHeightAt = 356,
    kWidthAt = 372,
    kHeightAt = 376,
    kBitsPerColourAt = 384,
    kBitsPerPixelAt = 388,
    kBytesPerLineAt = 392,
    kColourSpaceAt = 400,
    kColoursAt = 420,
    kTotalPagesAt = 452,
    kCrossFeedAt = 456,
    kFeedAt = 460,
    kQualityAt = 484,
    kPageSizeNameAt = 1732,
};

void put(SecretBytes& header, Offset at, std::uint32_t value) {
    for (int i = 0; i < 4; ++i)
        header[at + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

void put(SecretBytes& header, Offset at, std::string_view text) {
    std::ranges::copy(text, header.begin() + at);
}

std::uint32_t get(ByteView header, Offset at) {
    return std::uint32_t{header[at]} << 24 | std::uint32_t{header[at + 1]} << 16 |
           std::uint32_t{header[at + 2]} << 8 | header[at + 3];
}

std::uint32_t rounded(double value) { return static_cast<std::uint32_t>(std::lround(value)); }

SecretBytes headerFor(const Image& image, int channels, int totalPages) {
    const auto dpi = image.dpi().value_or(Dpi{300}).value;
    SecretBytes header(kHeaderSize);
    put(header, kMagicAt, "PwgRaster");
    put(header, kHorizontalDpiAt, rounded(dpi));
    put(header, kVerticalDpiAt, rounded(dpi));
    put(header, kCopiesAt, 1); // the job's attribute says how many
    put(header, kOrientationAt, kPortrait);
    put(header, kPageWidthAt, 595); // A4 in points
    put(header, kPageHeightAt, 842);
    put(header, kWidthAt, static_cast<std::uint32_t>(image.width()));
    put(header, kHeightAt, static_cast<std::uint32_t>(image.height()));
    put(header, kBitsPerColourAt, 8);
    put(header, kBitsPerPixelAt, static_cast<std::uint32_t>(8 * channels));
    put(header, kBytesPerLineAt, static_cast<std::uint32_t>(image.width() * channels));
    put(header, kColourSpaceAt, channels == 1 ? kColourSpaceGrey : kColourSpaceRgb);
    put(header, kColoursAt, static_cast<std::uint32_t>(channels));
    put(header, kTotalPagesAt, static_cast<std::uint32_t>(totalPages));
    put(header, kCrossFeedAt, 1);
    put(header, kFeedAt, 1);
    put(header, kQualityAt, kNormalQuality);
    put(header, kPageSizeNameAt, "iso_a4_210x297mm");
    return header;
}

void toGrey(const std::uint8_t* rgb, int width, std::uint8_t* grey) {
    for (int x = 0; x < width; ++x, rgb += 3)
        grey[x] = static_cast<std::uint8_t>((299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2] + 500) / 1000);
}

class RowPacker {
public:
    RowPacker(SecretBytes& out, int width, int channels)
        : out_(out), width_(width), size_(static_cast<std::size_t>(channels)) {}

    // Runs of one colour and of many, up to 128 pixels each.
    void pack(const std::uint8_t* row) {
        for (int x = 0; x < width_;) {
            const int same = countSame(row, x);
            if (same > 1) {
                out_.push_back(static_cast<std::uint8_t>(same - 1));
                append(row, x, 1);
                x += same;
                continue;
            }
            const int mixed = countMixed(row, x);
            out_.push_back(mixed == 1 ? std::uint8_t{0} : static_cast<std::uint8_t>(257 - mixed));
            append(row, x, mixed);
            x += mixed;
        }
    }

private:
    bool equal(const std::uint8_t* row, int a, int b) const {
        return std::memcmp(row + a * size_, row + b * size_, size_) == 0;
    }
    int countSame(const std::uint8_t* row, int x) const {
        int count = 1;
        while (count < 128 && x + count < width_ && equal(row, x, x + count))
            ++count;
        return count;
    }
    int countMixed(const std::uint8_t* row, int x) const {
        int count = 1;
        while (count < 128 && x + count < width_ &&
               (x + count + 1 >= width_ || !equal(row, x + count, x + count + 1)))
            ++count;
        return count;
    }
    void append(const std::uint8_t* row, int x, int pixels) {
        out_.insert(out_.end(), row + x * size_, row + (x + pixels) * size_);
    }

    SecretBytes& out_;
    int width_;
    std::size_t size_;
};

struct Reader {
    ByteView rest;
    bool take(std::size_t count, ByteView& into) {
        if (rest.size() < count)
            return false;
        into = rest.first(count);
        rest = rest.subspan(count);
        return true;
    }
};

// One row; false when the data ends or a run goes beyond the row.
bool unpackRow(Reader& in, std::uint8_t* row, std::size_t rowSize, std::size_t pixelSize) {
    std::size_t at = 0;
    ByteView code, pixels;
    while (at < rowSize) {
        if (!in.take(1, code) || code[0] == 128)
            return false;
        const bool mixed = code[0] > 128;
        const std::size_t count = mixed ? 257u - code[0] : code[0] + 1u;
        if (!in.take(mixed ? count * pixelSize : pixelSize, pixels) || at + count * pixelSize > rowSize)
            return false;
        for (std::size_t i = 0; i < count; ++i, at += pixelSize)
            std::memcpy(row + at, pixels.data() + (mixed ? i * pixelSize : 0), pixelSize);
    }
    return true;
}

Result<RasterPage> decodePage(Reader& in) {
    ByteView header;
    if (!in.take(kHeaderSize, header))
        return fail(Fault::BadData, "raster header ends early");
    const auto width = get(header, kWidthAt), height = get(header, kHeightAt);
    const auto channels = get(header, kBitsPerPixelAt) / 8;
    const auto space = get(header, kColourSpaceAt);
    if (!((channels == 1 && space == kColourSpaceGrey) || (channels == 3 && space == kColourSpaceRgb)))
        return fail(Fault::BadData, "raster colour space " + std::to_string(space));
    if (width == 0 || height == 0 || std::uint64_t{width} * height > kMaxPixels ||
        get(header, kBytesPerLineAt) != width * channels)
        return fail(Fault::BadData, "raster of " + std::to_string(width) + " x " + std::to_string(height));

    ImageBuilder builder(static_cast<int>(width), static_cast<int>(height),
                         channels == 1 ? PixelFormat::Grey8 : PixelFormat::Rgb24);
    const std::size_t rowSize = std::size_t{width} * channels;
    for (std::uint32_t y = 0; y < height;) {
        ByteView repeat;
        std::uint8_t* row = builder.row(static_cast<int>(y));
        if (!in.take(1, repeat) || !unpackRow(in, row, rowSize, channels))
            return fail(Fault::BadData, "raster row " + std::to_string(y));
        const std::uint32_t last = std::min(height, y + repeat[0] + 1);
        while (++y < last)
            std::memcpy(builder.row(static_cast<int>(y)), row, rowSize);
    }
    const Dpi dpi{static_cast<double>(get(header, kHorizontalDpiAt))};
    return RasterPage{dpi, static_cast<int>(get(header, kTotalPagesAt)), std::move(builder).finish(dpi)};
}

} // namespace

SecretBytes beginRaster() { return SecretBytes(kSync.begin(), kSync.end()); }

SecretBytes encodeRasterPage(const Image& image, RasterColour colour, int totalPages) {
    const bool reduce = image.format() == PixelFormat::Rgb24 && colour == RasterColour::Grey;
    const int channels = reduce ? 1 : image.channels();
    SecretBytes out = headerFor(image, channels, totalPages);
    const std::size_t rowSize = static_cast<std::size_t>(image.width()) * channels;
    // Growing a vector would leave copies to wipe: a copy of a card packs to less than a tenth.
    out.reserve(kHeaderSize + rowSize * static_cast<std::size_t>(image.height()) / 4);

    RowPacker packer(out, image.width(), channels);
    SecretBytes row(rowSize), before;
    std::size_t repeatAt = 0;
    for (int y = 0; y < image.height(); ++y) {
        if (reduce)
            toGrey(image.row(y), image.width(), row.data());
        else
            std::memcpy(row.data(), image.row(y), rowSize);
        if (y > 0 && out[repeatAt] < 255 && row == before) {
            ++out[repeatAt];
            continue;
        }
        repeatAt = out.size();
        out.push_back(0);
        packer.pack(row.data());
        before = row;
    }
    return out;
}

Result<std::vector<RasterPage>> decodeRaster(ByteView bytes) {
    if (bytes.size() < kSync.size() || asText(bytes.first(kSync.size())) != kSync)
        return fail(Fault::BadData, "no PWG raster");
    Reader in{bytes.subspan(kSync.size())};
    std::vector<RasterPage> pages;
    while (!in.rest.empty()) {
        auto page = decodePage(in);
        if (!page)
            return tl::make_unexpected(page.error());
        pages.push_back(*std::move(page));
    }
    return pages;
}

} // namespace hal::cups
