// Reads one thing from Exif: the resolution. TIFF 6.0, section 2 (header, directory entries of 12 bytes).
#include <cstdint>

#include "hal/picture/formats.h"

namespace hal::picture {

namespace {

constexpr std::uint16_t kXResolution = 0x011A, kYResolution = 0x011B, kResolutionUnit = 0x0128;
constexpr std::uint16_t kInches = 2, kCentimetres = 3;

// Bounds-checked numbers in the file's own byte order; what lies outside reads as nothing.
class Tiff {
public:
    explicit Tiff(ByteView bytes) : bytes_(bytes), little_(bytes.size() > 1 && bytes[0] == 'I') {}

    [[nodiscard]] bool valid() const {
        const bool order = bytes_.size() >= 8 && bytes_[0] == bytes_[1] && (little_ || bytes_[0] == 'M');
        return order && u16(2) == 42;
    }
    [[nodiscard]] std::optional<std::uint16_t> u16(std::size_t at) const {
        if (bytes_.size() < 2 || at > bytes_.size() - 2)
            return std::nullopt;
        const unsigned a = bytes_[at], b = bytes_[at + 1];
        return static_cast<std::uint16_t>(little_ ? a | b << 8 : a << 8 | b);
    }
    [[nodiscard]] std::optional<std::uint32_t> u32(std::size_t at) const {
        const auto first = u16(at), second = u16(at + 2);
        if (!first || !second)
            return std::nullopt;
        const std::uint32_t high = little_ ? *second : *first, low = little_ ? *first : *second;
        return high << 16 | low;
    }
    [[nodiscard]] double rational(std::size_t entry) const {
        const auto at = u32(entry + 8);
        const auto top = at ? u32(*at) : std::nullopt;
        const auto bottom = at ? u32(std::size_t{*at} + 4) : std::nullopt;
        return top && bottom && *bottom != 0 ? static_cast<double>(*top) / *bottom : 0.0;
    }

private:
    ByteView bytes_;
    bool little_;
};

} // namespace

std::optional<Dpi> exifDpi(ByteView bytes) {
    const Tiff tiff(bytes);
    if (!tiff.valid())
        return std::nullopt;
    const auto directory = tiff.u32(4);
    const auto count = directory ? tiff.u16(*directory) : std::nullopt;
    if (!count)
        return std::nullopt;
    double x = 0, y = 0;
    std::uint16_t unit = kInches; // the default of the standard
    for (std::size_t i = 0; i < *count; ++i) {
        const std::size_t entry = std::size_t{*directory} + 2 + i * 12;
        const auto tag = tiff.u16(entry);
        if (!tag)
            return std::nullopt;
        if (*tag == kXResolution)
            x = tiff.rational(entry);
        else if (*tag == kYResolution)
            y = tiff.rational(entry);
        else if (*tag == kResolutionUnit)
            unit = tiff.u16(entry + 8).value_or(0);
    }
    if (unit == kCentimetres)
        return commonDpi(x * 2.54, y * 2.54);
    return unit == kInches ? commonDpi(x, y) : std::nullopt;
}

} // namespace hal::picture
