// One writer a ledger: a lock that the kernel takes back when its process ends, however it ends.
#pragma once

#include <filesystem>

#include "hal/base/result.h"
#include "services/seal/file_descriptor.h"

namespace seal {

class FileLock {
public:
    // Errors: Busy (held by somebody else), Storage.
    [[nodiscard]] static hal::Result<FileLock> take(const std::filesystem::path& file);

private:
    explicit FileLock(FileDescriptor fd) : fd_(std::move(fd)) {}
    FileDescriptor fd_;
};

} // namespace seal
