// A picture in memory: 8-bit grey or RGB rows, with the resolution at which it was taken.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "hal/base/units.h"

namespace hal {

enum class PixelFormat : std::uint8_t { Grey8 = 1, Rgb24 = 3 }; // the value is bytes per pixel

// Where pixels live. Heap storage is wiped when freed; a sealed memfd is mapped read-only and unmapped.
class PixelStore {
public:
    virtual ~PixelStore() = default;
    [[nodiscard]] virtual std::span<const std::uint8_t> bytes() const = 0;
    // The sealed memory file that holds exactly these bytes, to be handed to another process; -1: none.
    [[nodiscard]] virtual int sealedFile() const { return -1; }
};

// Cheap to copy: copies share the pixels. Immutable once made, therefore safe to read from any thread.
class Image {
public:
    Image() = default;

    // `store` holds at least stride × height bytes. Rows run top to bottom, no row is bottom-up.
    Image(int width, int height, int stride, PixelFormat format, std::shared_ptr<const PixelStore> store,
          std::optional<Dpi> dpi = std::nullopt)
        : width_(width), height_(height), stride_(stride), format_(format), dpi_(dpi),
          store_(std::move(store)) {}

    [[nodiscard]] bool empty() const { return width_ == 0 || height_ == 0; }
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] int stride() const { return stride_; } // bytes from one row to the next
    [[nodiscard]] PixelFormat format() const { return format_; }
    [[nodiscard]] int channels() const { return static_cast<int>(format_); }
    [[nodiscard]] std::optional<Dpi> dpi() const { return dpi_; } // none: the source did not say
    [[nodiscard]] std::span<const std::uint8_t> bytes() const {
        return store_ ? store_->bytes() : std::span<const std::uint8_t>{};
    }
    [[nodiscard]] int sealedFile() const { return store_ ? store_->sealedFile() : -1; }
    [[nodiscard]] const std::uint8_t* row(int y) const {
        return bytes().data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(stride_);
    }
    [[nodiscard]] Image withDpi(Dpi dpi) const {
        Image copy = *this;
        copy.dpi_ = dpi;
        return copy;
    }

private:
    int width_ = 0;
    int height_ = 0;
    int stride_ = 0;
    PixelFormat format_ = PixelFormat::Rgb24;
    std::optional<Dpi> dpi_;
    std::shared_ptr<const PixelStore> store_;
};

namespace detail {
class PixelRoom; // writable pixels, until they become a PixelStore
}

// From now on this process builds its pictures in memory files, which other processes can map as they are.
// For programs that make pictures for somebody else: the device host.
void buildPicturesInMemoryFiles();

// Builds an Image: make one, fill its rows, finish() it. Rows are tightly packed and start zeroed.
class ImageBuilder {
public:
    ImageBuilder(int width, int height, PixelFormat format);
    ~ImageBuilder();
    ImageBuilder(ImageBuilder&&) noexcept;
    ImageBuilder& operator=(ImageBuilder&&) noexcept;

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] int stride() const { return width_ * static_cast<int>(format_); }
    [[nodiscard]] std::uint8_t* row(int y);
    [[nodiscard]] Image finish(std::optional<Dpi> dpi = std::nullopt) &&;

private:
    int width_;
    int height_;
    PixelFormat format_;
    std::unique_ptr<detail::PixelRoom> room_;
};

} // namespace hal
