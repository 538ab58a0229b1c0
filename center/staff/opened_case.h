// A case as somebody who may see it reads it: its words opened, its chain checked.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "center/domain/work_order.h"
#include "center/staff/desk_room.h"
#include "services/wire/payload.h"

namespace center::staff {

struct OpenedEvent {
    store::CaseEvent row; // without what is sealed
    std::string text;     // what was written; empty: nothing, or forgotten
};

struct OpenedCase {
    store::Case row;
    domain::WorkOrder order;
    bool forgotten = false;                    // retention deleted the key
    std::optional<wire::Payload> payload;      // none: made at the center, or forgotten
    std::vector<std::uint64_t> fileSizes;      // bytes of each attachment once opened
    std::vector<OpenedEvent> timeline;         // only with whole history
    std::optional<std::int64_t> firstWrong;    // number of the first event that is not as it was written
    std::map<std::string, store::User> people; // of the timeline and the assignee, by id
};

enum class History { Whole, None };

// Problems: NotFound (or out of the actor's reach), Unavailable, Damaged.
[[nodiscard]] store::Result<OpenedCase> openCase(const DeskRoom& room, const domain::Actor& actor,
                                                 const wire::Uuid& id, History history);

// One attachment as it was before it was sealed. Problems: NotFound, Unavailable (the disk), Damaged.
[[nodiscard]] store::Result<hal::SecretBytes> openAttachment(const DeskRoom& room, const OpenedCase& opened,
                                                             std::size_t index);

} // namespace center::staff
