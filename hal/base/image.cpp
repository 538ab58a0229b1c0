#include "hal/base/image.h"

#include <atomic>
#include <cstdlib>
#include <new>

#include "hal/base/memory_file.h"
#include "hal/base/secret.h"

namespace hal {
namespace detail {

class PixelRoom {
public:
    virtual ~PixelRoom() = default;
    [[nodiscard]] virtual std::uint8_t* data() = 0;
    // Called once, last.
    [[nodiscard]] virtual std::shared_ptr<const PixelStore> close() = 0;
};

namespace {

// A memory file costs a descriptor and four system calls: small pictures are cheaper copied.
constexpr std::size_t kWorthAFile = 64 * 1024;

std::atomic<bool> inMemoryFiles = false;

// calloc, because large blocks then come from the kernel already zero: no page is touched before it is
// filled.
class HeapStore final : public PixelStore {
public:
    explicit HeapStore(std::size_t size)
        : data_(static_cast<std::uint8_t*>(std::calloc(size ? size : 1, 1))), size_(size) {
        if (!data_)
            throw std::bad_alloc();
    }
    ~HeapStore() override {
        wipe(data_, size_);
        std::free(data_);
    }
    HeapStore(const HeapStore&) = delete;
    HeapStore& operator=(const HeapStore&) = delete;

    std::span<const std::uint8_t> bytes() const override { return {data_, size_}; }
    std::uint8_t* data() { return data_; }

private:
    std::uint8_t* data_;
    std::size_t size_;
};

class HeapRoom final : public PixelRoom {
public:
    explicit HeapRoom(std::size_t size) : store_(std::make_shared<HeapStore>(size)) {}
    std::uint8_t* data() override { return store_->data(); }
    std::shared_ptr<const PixelStore> close() override { return std::move(store_); }

private:
    std::shared_ptr<HeapStore> store_;
};

class FileRoom final : public PixelRoom {
public:
    explicit FileRoom(MemoryFile file) : file_(std::move(file)), size_(file_.bytes().size()) {}
    std::uint8_t* data() override { return file_.bytes().data(); }
    std::shared_ptr<const PixelStore> close() override {
        auto sealed = std::move(file_).seal();
        if (!sealed)
            throw std::bad_alloc();
        auto store = mapSealed(*std::move(sealed), size_);
        if (!store)
            throw std::bad_alloc();
        return *std::move(store);
    }

private:
    MemoryFile file_;
    std::size_t size_;
};

std::unique_ptr<PixelRoom> roomFor(std::size_t size) {
    if (inMemoryFiles && size >= kWorthAFile)
        if (auto file = MemoryFile::create(size))
            return std::make_unique<FileRoom>(*std::move(file));
    return std::make_unique<HeapRoom>(size);
}

} // namespace
} // namespace detail

void buildPicturesInMemoryFiles() { detail::inMemoryFiles = true; }

ImageBuilder::ImageBuilder(int width, int height, PixelFormat format)
    : width_(width), height_(height), format_(format),
      room_(detail::roomFor(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                            static_cast<std::size_t>(format))) {}

ImageBuilder::~ImageBuilder() = default;
ImageBuilder::ImageBuilder(ImageBuilder&&) noexcept = default;
ImageBuilder& ImageBuilder::operator=(ImageBuilder&&) noexcept = default;

std::uint8_t* ImageBuilder::row(int y) {
    return room_->data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(stride());
}

Image ImageBuilder::finish(std::optional<Dpi> dpi) && {
    return Image{width_, height_, stride(), format_, room_->close(), dpi};
}

} // namespace hal
