// Moves a damaged file (a ledger, an outbox) out of the way without losing a byte of it.
#pragma once

#include <filesystem>

#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace seal {

// Renames a file or directory (and SQLite's files beside it) to FILE.corrupt-20261124T051500Z, with -2, -3 …
// when there is one already. Returns the new name. Errors: Storage.
[[nodiscard]] hal::Result<std::filesystem::path> setAside(const std::filesystem::path& file,
                                                          const hal::Clock& clock);

} // namespace seal
