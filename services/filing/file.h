// Files something for the center: intent, effect, outcome, in this order.
#pragma once

#include "services/ledger/ledger.h"
#include "services/outbox/outbox.h"

namespace filing {

// The intent is durable before the record is, the record before its number is known. Errors: as
// outbox::Outbox::file, and Storage of the ledger: then nothing was filed.
[[nodiscard]] hal::Result<outbox::Filed> file(ledger::Ledger& ledger, outbox::Outbox& outbox,
                                              const outbox::Identity& identity, const outbox::Filing& filing);

} // namespace filing
