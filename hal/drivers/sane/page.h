// Puts the bytes of one scanned page together: any depth, any frame order, known or unknown length. Pure.
#pragma once

#include <optional>
#include <vector>

#include <sane/sane.h>

#include "hal/base/bytes.h"
#include "hal/base/image.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"

namespace hal::sane {

// The most that a page can have, from the device's own capabilities and the area asked for.
struct PageLimits {
    int width = 0;
    int height = 0;
};

// What any picture of ours may have; A4 reaches it at 1100 dpi.
inline constexpr std::int64_t kMaxPixels = 120'000'000;

// 1-bit and 16-bit samples become 8-bit ones; three frames (red, green, blue) one RGB picture.
class PageAssembler {
public:
    // BadData: no sensible picture has these parameters, or it is larger than the limits by more than the
    // rounding of a scan line. Unsupported: a frame format that is no picture.
    [[nodiscard]] static Result<PageAssembler> begin(const SANE_Parameters& parameters, PageLimits limits);

    // BadData: more bytes than the page has (endless data).
    [[nodiscard]] Result<> add(ByteView bytes);

    // A further frame of the same page. BadData when its size differs from the first.
    [[nodiscard]] Result<> nextFrame(const SANE_Parameters& parameters);

    // 0..1 of the page; nothing while its length is unknown.
    [[nodiscard]] std::optional<double> done() const;
    [[nodiscard]] int rows() const { return rows_; }
    [[nodiscard]] bool complete() const { return !announcedRows_ || rows_ >= *announcedRows_; }

    // The rows that came. BadData: none did.
    [[nodiscard]] Result<Image> finish(Dpi dpi) &&;

private:
    PageAssembler(const SANE_Parameters& parameters, int capacity);
    void takeRow(const std::uint8_t* line);
    [[nodiscard]] std::uint8_t sample(const std::uint8_t* line, int index) const;

    SANE_Parameters parameters_{};
    std::optional<int> announcedRows_;
    int capacity_ = 0; // rows
    int rows_ = 0;     // of the frame in work
    int frames_ = 1;
    ImageBuilder builder_;
    SecretBytes line_; // the beginning of a row whose end has not come yet
};

// The part of a picture that begins at (left, top) and has at most that size; at least a pixel.
[[nodiscard]] Image partOf(const Image& whole, int left, int top, int width, int height);

} // namespace hal::sane
