// Memory that can be handed to another process: written once, then sealed so that nobody can change it again.
#pragma once

#include <memory>
#include <span>

#include "hal/base/bytes.h"
#include "hal/base/fd.h"
#include "hal/base/image.h"
#include "hal/base/result.h"

namespace hal {

// An anonymous file of a fixed size, mapped for writing. It has no name in any file system and is gone,
// zeroed by the kernel, with its last descriptor and mapping.
class MemoryFile {
public:
    // Storage: no memory to be had.
    [[nodiscard]] static Result<MemoryFile> create(std::size_t size);
    ~MemoryFile();
    MemoryFile(MemoryFile&& other) noexcept;
    MemoryFile& operator=(MemoryFile&&) = delete;

    [[nodiscard]] std::span<std::uint8_t> bytes() { return {data_, size_}; }

    // Ends the writable mapping and seals content and size for ever.
    [[nodiscard]] Result<Fd> seal() &&;

private:
    MemoryFile(Fd file, std::uint8_t* data, std::size_t size)
        : file_(std::move(file)), data_(data), size_(size) {}
    Fd file_;
    std::uint8_t* data_;
    std::size_t size_;
};

// Maps a sealed memory file read-only; the file stays open in the store. Protocol: it is not sealed (its
// owner could still change or shrink it under the reader), or smaller than `atLeast`.
[[nodiscard]] Result<std::shared_ptr<const PixelStore>> mapSealed(Fd file, std::size_t atLeast);

// A sealed memory file with a copy of these bytes.
[[nodiscard]] Result<Fd> sealedCopy(ByteView bytes);

} // namespace hal
