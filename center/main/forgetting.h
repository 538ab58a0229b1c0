// What the center deletes by itself, and when: data keys, words and files of what was kept long enough.
#pragma once

#include <stop_token>

#include "center/api/record_files.h"
#include "center/main/keeping.h"
#include "center/store/store.h"

namespace center {

struct Forgotten {
    std::int64_t cases = 0;
    std::int64_t records = 0;
    std::int64_t commands = 0;
    [[nodiscard]] bool anything() const { return cases + records + commands > 0; }
};

// Everything whose time is over, in small steps; sessions and codes that expired go, too. What was forgotten
// stands in the audit. Safe while the center works, and by several processes. After the stop token it ends
// early, and the next call goes on.
[[nodiscard]] store::Result<Forgotten> forgetOld(store::Store& store, const api::RecordFiles& files,
                                                 const Keeping& keeping, hal::WallTime now,
                                                 const std::stop_token& stop);

} // namespace center
