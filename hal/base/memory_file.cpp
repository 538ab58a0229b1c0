#include "hal/base/memory_file.h"

#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace hal {
namespace {

constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;

class SealedStore final : public PixelStore {
public:
    SealedStore(Fd file, const std::uint8_t* data, std::size_t size)
        : file_(std::move(file)), data_(data), size_(size) {}
    ~SealedStore() override {
        if (data_)
            ::munmap(const_cast<std::uint8_t*>(data_), size_);
    }
    SealedStore(const SealedStore&) = delete;
    SealedStore& operator=(const SealedStore&) = delete;

    std::span<const std::uint8_t> bytes() const override { return {data_, size_}; }
    int sealedFile() const override { return file_.get(); }

private:
    Fd file_;
    const std::uint8_t* data_;
    std::size_t size_;
};

} // namespace

Result<MemoryFile> MemoryFile::create(std::size_t size) {
    Fd file{::memfd_create("banshi", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    if (!file || ::ftruncate(file.get(), static_cast<off_t>(size)) != 0)
        return fail(Fault::Storage, "no memory file to be had");
    if (size == 0)
        return MemoryFile{std::move(file), nullptr, 0};
    void* data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file.get(), 0);
    if (data == MAP_FAILED)
        return fail(Fault::Storage, "no address space for a memory file");
    return MemoryFile{std::move(file), static_cast<std::uint8_t*>(data), size};
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept
    : file_(std::move(other.file_)), data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

MemoryFile::~MemoryFile() {
    if (data_)
        ::munmap(data_, size_);
}

Result<Fd> MemoryFile::seal() && {
    // A file with a writable mapping cannot be sealed.
    if (data_)
        ::munmap(std::exchange(data_, nullptr), size_);
    if (::fcntl(file_.get(), F_ADD_SEALS, kSeals) != 0)
        return fail(Fault::Storage, "a memory file cannot be sealed");
    return std::move(file_);
}

Result<std::shared_ptr<const PixelStore>> mapSealed(Fd file, std::size_t atLeast) {
    struct stat info {};
    if (!file || (::fcntl(file.get(), F_GET_SEALS) & kSeals) != kSeals || ::fstat(file.get(), &info) != 0)
        return fail(Fault::Protocol, "not a sealed memory file");
    const auto size = static_cast<std::size_t>(info.st_size);
    if (size < atLeast)
        return fail(Fault::Protocol, "the memory file is too small");
    if (size == 0)
        return std::make_shared<SealedStore>(std::move(file), nullptr, 0);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
    if (data == MAP_FAILED)
        return fail(Fault::Storage, "no address space for a memory file");
    return std::make_shared<SealedStore>(std::move(file), static_cast<const std::uint8_t*>(data), size);
}

Result<Fd> sealedCopy(ByteView bytes) {
    auto file = MemoryFile::create(bytes.size());
    if (!file)
        return tl::make_unexpected(file.error());
    if (!bytes.empty())
        std::memcpy(file->bytes().data(), bytes.data(), bytes.size());
    return (*std::move(file)).seal();
}

} // namespace hal
