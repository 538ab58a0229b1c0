// Deleting what was kept long enough: keys and words go, what happened and how often stays. Thread-safe.
#pragma once

#include <cstdint>
#include <vector>

#include "center/store/result.h"
#include "hal/base/clock.h"
#include "services/wire/record_header.h"
#include "services/wire/uuid.h"

namespace center::store {

class Engine;

// Whose attachments can be deleted now.
struct Forgotten {
    std::vector<wire::Uuid> cases;
    std::vector<wire::Uuid> records;
};

class Retention {
public:
    explicit Retention(Engine& engine) : engine_(&engine) {}

    // At most `limit` cases of the kind that were closed before: data key, content, progress token, and what
    // was written on the way. The case, its facts and its chain of hashes stay for statistics.
    [[nodiscard]] Result<Forgotten> forgetCases(wire::RecordKind kind, hal::WallTime closedBefore, int limit);

    // At most `limit` records of the kind that came before, opened or put aside; what waits is not touched,
    // nor what a case stands on that is not forgotten yet. A kiosk that sends one of them again after that
    // begins anew: keep records longer than a kiosk may be away.
    [[nodiscard]] Result<Forgotten> forgetRecords(wire::RecordKind kind, hal::WallTime receivedBefore,
                                                  int limit);

    // Commands and their outcomes, made before. Gives how many.
    [[nodiscard]] Result<std::int64_t> forgetCommands(hal::WallTime madeBefore);

    // Makes the database let go of deleted bytes: call it after the others, once a day. Data keys leave the
    // database's files at once; a PostgreSQL server's log and backups keep theirs, wrapped, until they are
    // recycled.
    [[nodiscard]] Result<> tidy();

private:
    Engine* engine_;
};

} // namespace center::store
