#include "hal/base/image.h"

#include <cstdlib>
#include <new>

#include "hal/base/secret.h"

namespace hal {

// calloc, because large blocks then come from the kernel already zero: no page is touched before it is
// filled.
class ImageBuilder::Heap final : public PixelStore {
public:
    explicit Heap(std::size_t size)
        : data_(static_cast<std::uint8_t*>(std::calloc(size ? size : 1, 1))), size_(size) {
        if (!data_)
            throw std::bad_alloc();
    }
    ~Heap() override {
        wipe(data_, size_);
        std::free(data_);
    }
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;

    std::span<const std::uint8_t> bytes() const override { return {data_, size_}; }
    std::uint8_t* data() { return data_; }

private:
    std::uint8_t* data_;
    std::size_t size_;
};

ImageBuilder::ImageBuilder(int width, int height, PixelFormat format)
    : width_(width), height_(height), format_(format),
      store_(std::make_shared<Heap>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                                    static_cast<std::size_t>(format))) {}

ImageBuilder::~ImageBuilder() = default;
ImageBuilder::ImageBuilder(ImageBuilder&&) noexcept = default;
ImageBuilder& ImageBuilder::operator=(ImageBuilder&&) noexcept = default;

std::uint8_t* ImageBuilder::row(int y) {
    return store_->data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(stride());
}

Image ImageBuilder::finish(std::optional<Dpi> dpi) && {
    return Image{width_, height_, stride(), format_, std::move(store_), dpi};
}

} // namespace hal
