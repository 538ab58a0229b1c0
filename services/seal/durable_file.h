// Small files that are whole after a power cut: the new content or the old, never half of one.
#pragma once

#include <cstddef>
#include <filesystem>

#include <sys/types.h>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"

namespace seal {

struct FileContent {
    hal::SecretBytes bytes; // wiped when freed: the file may be a key
    mode_t mode{};          // permission bits
    uid_t owner{};
};

// Errors: Absent, Storage (cannot be read, or no regular file), BadData (larger than `limit`).
[[nodiscard]] hal::Result<FileContent> readWhole(const std::filesystem::path& file, std::size_t limit);

enum class IfThere { Replace, Keep };

// Written under another name beside it, synchronised, put in place, directory synchronised.
// Errors: Storage; Busy with IfThere::Keep when the file is there already.
[[nodiscard]] hal::Result<> writeDurably(const std::filesystem::path& file, hal::ByteView bytes, mode_t mode,
                                         IfThere ifThere = IfThere::Replace);

// Makes renames and deletions in the directory durable.
[[nodiscard]] hal::Result<> syncDirectory(const std::filesystem::path& directory);

} // namespace seal
