// Puts entries together again from the links that began and closed them.
#include "services/ledger/chain.h"

namespace ledger {
namespace {

Entry entryFrom(const Begun& begun) {
    Entry entry;
    entry.id = begun.id;
    entry.sequence = begun.sequence;
    entry.action = begun.action;
    entry.facts = begun.facts;
    entry.begun = begun.at.at;
    entry.clock = begun.at.quality;
    return entry;
}

void closeEntry(Entry& entry, const Closed& closed) {
    entry.closed = closed.at.at;
    entry.outcome = closed.outcome;
    entry.fault = closed.fault;
}

} // namespace

hal::Result<std::vector<Entry>> collectEntries(Database& database, std::int64_t fromSequence, int limit) {
    std::vector<Entry> entries;
    std::size_t stillOpen = 0;
    const auto wanted = static_cast<std::size_t>(std::max(limit, 0));
    // Entry n was begun after n − 1 others and the genesis: no earlier than link n + 1.
    auto select = database.prepare("SELECT bytes FROM link WHERE number > ? ORDER BY number");
    if (!select)
        return tl::make_unexpected(select.error());
    select->bind(0, std::max<std::int64_t>(fromSequence, 1));
    while (entries.size() < wanted || stillOpen > 0) {
        const auto row = select->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            break;
        const auto link = decodeLink(select->blob(0));
        if (!link)
            return tl::make_unexpected(link.error());
        if (const auto* begun = std::get_if<Begun>(&link->body)) {
            if (begun->sequence < fromSequence || entries.size() == wanted)
                continue;
            entries.push_back(entryFrom(*begun));
            ++stillOpen;
        } else if (const auto* closed = std::get_if<Closed>(&link->body)) {
            const auto index = static_cast<std::size_t>(closed->sequence - fromSequence);
            if (closed->sequence < fromSequence || index >= entries.size())
                continue;
            closeEntry(entries[index], *closed);
            --stillOpen;
        }
    }
    return entries;
}

} // namespace ledger
