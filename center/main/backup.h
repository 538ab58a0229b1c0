// One file that holds a center but for its keys: an SQLite database with the store's tables, and everything
// that lies beside them as an SQLite archive (table sqlar; `sqlite3 FILE -A --list` shows it) with hashes.
#pragma once

#include <filesystem>

#include "center/main/config.h"
#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace center {

struct BackedUp {
    std::int64_t files = 0;
    std::int64_t bytes = 0; // of the backup
};

// While the center works. The keys' folder is not in it: a backup alone opens nothing. Errors: Unsupported
// (over PostgreSQL, which has its own means), Busy (there is such a file), Storage, BadData (the database is
// damaged).
[[nodiscard]] hal::Result<BackedUp> backUp(const std::filesystem::path& folder, const Config& config,
                                           const std::filesystem::path& file);

struct Restored {
    std::int64_t files = 0;
    std::int64_t missing = 0;    // files that the store knows and the backup has not
    std::int64_t auditLines = 0; // whose chain holds
    std::filesystem::path keys;  // where the keys' folder belongs
    bool keysThere = false;
};

// Makes the center anew in `folder`, after everything in the backup was checked: the database, the hashes,
// the audit chain. Nobody is signed in and no enrollment code is good then. Errors: Busy (there is a center
// already), BadData (no backup, or a damaged one), Storage.
[[nodiscard]] hal::Result<Restored> restore(const std::filesystem::path& file,
                                            const std::filesystem::path& folder, const hal::Clock& clock);

} // namespace center
