// Looks into a ledger without writing, beside a running kiosk or on a copy.
#include <algorithm>

#include "services/ledger/chain.h"

namespace ledger {

hal::Result<Verification> verifyFile(const std::filesystem::path& file, const seal::PublicKey& key,
                                     const std::optional<Head>& kept) {
    auto database = Database::open(file, Access::Read);
    if (database)
        return walk(*database, key, kept).verification;
    if (database.error().fault != hal::Fault::BadData)
        return tl::make_unexpected(database.error());
    Verification unreadable;
    unreadable.firstBad = 1;
    unreadable.reason = "unreadable";
    return unreadable;
}

hal::Result<std::vector<Entry>> readFile(const std::filesystem::path& file, std::int64_t fromSequence,
                                         int limit) {
    auto database = Database::open(file, Access::Read);
    if (!database)
        return tl::make_unexpected(database.error());
    return collectEntries(*database, std::max<std::int64_t>(fromSequence, 1), limit);
}

hal::Result<Head> readHead(const std::filesystem::path& file) {
    const auto database = Database::open(file, Access::Read);
    if (!database)
        return tl::make_unexpected(database.error());
    return readHead(*database);
}

hal::Result<Genesis> readGenesis(const std::filesystem::path& file) {
    const auto database = Database::open(file, Access::Read);
    if (!database)
        return tl::make_unexpected(database.error());
    return readGenesis(*database);
}

} // namespace ledger
