// The outbox's tables: made, opened, written, read. Two processes hold a connection each.
#pragma once

#include <filesystem>
#include <string>

#include "hal/base/result.h"
#include "services/outbox/outbox.h"
#include "services/sqlite/database.h"

namespace outbox {

[[nodiscard]] std::filesystem::path databaseIn(const std::filesystem::path& directory);
[[nodiscard]] std::filesystem::path filesIn(const std::filesystem::path& directory);
[[nodiscard]] std::filesystem::path fileOf(const std::filesystem::path& directory, const wire::Uuid& id,
                                           std::size_t index);

// Errors: Storage, BadData (damaged, or no outbox), Unsupported (of a newer release).
[[nodiscard]] hal::Result<sqlite::Database> openRecords(const std::filesystem::path& directory);

// Whole under its name, or not there. The next number of any prefix is above `numberedUpTo`. Errors: Storage.
[[nodiscard]] hal::Result<> createRecords(const std::filesystem::path& directory, std::uint64_t numberedUpTo);

struct Row {
    wire::RecordHeader header;
    hal::Bytes envelope;
    hal::Bytes payload;
    std::size_t files = 0;
    std::uint64_t bytes = 0; // of envelope, payload and files
};

// Within a transaction of the caller. Errors: Storage.
[[nodiscard]] hal::Result<std::uint64_t> takeNumber(sqlite::Database& database, const std::string& prefix);
[[nodiscard]] hal::Result<> insert(sqlite::Database& database, const Row& row);
[[nodiscard]] hal::Result<Usage> readUsage(const sqlite::Database& database);

} // namespace outbox
