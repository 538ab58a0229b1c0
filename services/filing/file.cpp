#include "services/filing/file.h"

namespace filing {

hal::Result<outbox::Filed> file(ledger::Ledger& ledger, outbox::Outbox& outbox,
                                const outbox::Identity& identity, const outbox::Filing& filing) {
    const auto entry =
        ledger.begin(ledger::Action::File, {.copies = 1, .pages = static_cast<int>(filing.files.size())});
    if (!entry)
        return tl::make_unexpected(entry.error());
    auto filed = outbox.file(filing, identity);
    // A ledger that cannot close it now closes it as Interrupted at the next start: the number is good.
    std::ignore = ledger.close(*entry, filed ? ledger::Outcome::Done : ledger::Outcome::Failed,
                               filed ? std::nullopt : std::optional<hal::Fault>(filed.error().fault));
    return filed;
}

} // namespace filing
