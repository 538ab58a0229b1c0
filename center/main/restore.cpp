// Nothing in a backup is believed: names have one form, contents their hash. center.toml comes last, as in
// init.
#include <fcntl.h>
#include <unistd.h>

#include "center/api/record_files.h"
#include "center/main/backup.h"
#include "center/main/service.h"
#include "hal/base/fd.h"
#include "services/seal/durable_file.h"
#include "services/sqlite/database.h"

namespace center {
namespace {

namespace fs = std::filesystem;

tl::unexpected<hal::Error> damaged(const std::string& what) {
    return hal::fail(hal::Fault::BadData, "the backup is damaged: " + what);
}

hal::Result<> makeFolder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        return hal::fail(hal::Fault::Storage, folder.string() + " cannot be made");
    return {};
}

// "files/7f/<uuid>.<number>", exactly as RecordFiles names them; nothing else leads into the folder of files.
std::optional<fs::path> fileFor(const fs::path& files, std::string_view name) {
    constexpr std::size_t kBefore = std::string_view("files/7f/").size();
    constexpr std::size_t kUuid = 36;
    if (!name.starts_with("files/") || name.size() < kBefore + kUuid + 2 || name.size() > kBefore + kUuid + 3)
        return std::nullopt;
    const auto record = wire::parseUuid(name.substr(kBefore, kUuid));
    const std::string_view number = name.substr(kBefore + kUuid + 1);
    if (!record || number.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    const fs::path path = api::RecordFiles(files).pathOf(*record, std::stoi(std::string(number)));
    return path == files / name.substr(std::string_view("files/").size()) ? std::optional(path)
                                                                          : std::nullopt;
}

hal::Result<> check(const sqlite::Database& database) {
    auto integrity = database.prepare("PRAGMA integrity_check(1)");
    const auto row = integrity ? integrity->step() : tl::make_unexpected(integrity.error());
    if (!row || !*row || integrity->text(0) != "ok")
        return damaged("its database");
    const auto archive = database.integer(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('sqlar', 'audit')");
    if (!archive || *archive != 2)
        return hal::fail(hal::Fault::BadData, "this is no backup of a center");
    return {};
}

hal::Result<std::string> textOf(const sqlite::Database& database, std::string_view name) {
    auto rows = database.prepare("SELECT data FROM sqlar WHERE name = ?1");
    if (!rows)
        return tl::make_unexpected(rows.error());
    rows->bind(0, name);
    const auto row = rows->step();
    if (!row || !*row)
        return damaged(std::string(name) + " is not in it");
    return std::string(rows->text(0));
}

// Everything but center.toml, which is written when the rest is there.
hal::Result<std::int64_t> writeFiles(const sqlite::Database& database, const Config& config) {
    auto rows = database.prepare("SELECT name, data, sha256 FROM sqlar");
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::int64_t count = 0;
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return damaged("its archive");
        if (!*row)
            return count;
        const std::string name(rows->text(0));
        const seal::Hash hash = seal::sha256(rows->blob(1));
        if (!std::ranges::equal(hash, rows->blob(2)))
            return damaged(name);
        ++count;
        if (name == kConfigName)
            continue;
        const auto target = name == "organisation.json" ? std::optional(config.organisation)
                            : name == "rules.json"      ? std::optional(config.rules)
                                                        : fileFor(config.state / "files", name);
        if (!target || target->empty())
            return damaged("a name that does not belong there");
        if (auto made = makeFolder(target->parent_path()); !made)
            return tl::make_unexpected(made.error());
        if (auto written =
                seal::writeDurably(*target, rows->blob(1), name.starts_with("files/") ? 0600 : 0640);
            !written)
            return tl::make_unexpected(written.error());
    }
}

// The store's tables alone. Sessions and codes that ended after the backup would be alive again.
hal::Result<> writeDatabase(const sqlite::Database& backup, const fs::path& file) {
    fs::path part = file;
    part += ".part";
    std::error_code failed;
    fs::remove(part, failed);
    {
        const hal::Fd made(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!made)
            return hal::fail(hal::Fault::Storage, part.string() + " cannot be made");
        auto copy = backup.prepare("VACUUM INTO ?1");
        if (!copy)
            return tl::make_unexpected(copy.error());
        copy->bind(0, std::string_view(part.native()));
        if (auto copied = copy->run(); !copied)
            return copied;
        auto database = sqlite::Database::open(part, sqlite::Access::Write);
        if (!database)
            return tl::make_unexpected(database.error());
        for (const char* statement :
             {"DROP TABLE sqlar", "DELETE FROM sessions", "DELETE FROM enrollment_codes", "VACUUM"})
            if (auto done = database->execute(statement); !done)
                return done;
        if (::fsync(made.get()) != 0)
            return hal::fail(hal::Fault::Storage, part.string() + " cannot be written");
    }
    if (::rename(part.c_str(), file.c_str()) != 0)
        return hal::fail(hal::Fault::Storage, file.string() + " cannot be written");
    return seal::syncDirectory(file.parent_path());
}

// Files that the store has whole or in part, and the disk has not.
hal::Result<std::int64_t> missingFiles(const fs::path& database, const api::RecordFiles& files) {
    const auto opened = sqlite::Database::open(database, sqlite::Access::Read);
    if (!opened)
        return tl::make_unexpected(opened.error());
    auto rows = opened->prepare("SELECT record, nth, received FROM record_files WHERE received > 0");
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::int64_t missing = 0;
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return missing;
        wire::Uuid record;
        if (rows->blob(0).size() != record.bytes.size())
            return damaged("a record's id");
        std::ranges::copy(rows->blob(0), record.bytes.begin());
        std::error_code failed;
        const auto size = fs::file_size(files.pathOf(record, static_cast<int>(rows->integer(1))), failed);
        if (failed || size < static_cast<std::uintmax_t>(rows->integer(2)))
            ++missing;
    }
}

hal::Result<std::int64_t> checkAudit(const Config& config, const hal::Clock& clock) {
    const auto store = openStore(config);
    if (!store)
        return tl::make_unexpected(store.error());
    const auto audit = (*store)->audit().verify();
    if (!audit || audit->firstWrong)
        return damaged("the audit chain breaks");
    store::AuditLine line;
    line.at = clock.wall();
    line.actor = "command line";
    line.action = "restored";
    line.detail = "{}";
    if (const auto noted = (*store)->audit().append(std::move(line)); !noted)
        return hal::fail(hal::Fault::Storage, "the restored store cannot be written");
    return audit->lines;
}

} // namespace

hal::Result<Restored> restore(const fs::path& file, const fs::path& folder, const hal::Clock& clock) {
    std::error_code failed;
    if (fs::exists(folder / kConfigName, failed))
        return hal::fail(hal::Fault::Busy, "there is a center already");
    const auto backup = sqlite::Database::open(file, sqlite::Access::Read);
    if (!backup)
        return tl::make_unexpected(backup.error());
    if (const auto fine = check(*backup); !fine)
        return tl::make_unexpected(fine.error());
    const auto text = textOf(*backup, kConfigName);
    if (!text)
        return tl::make_unexpected(text.error());
    const auto config = parseConfig(*text, folder);
    if (!config)
        return damaged(kConfigName);
    const fs::path database = config->state / "center.db";
    if (fs::exists(database, failed))
        return hal::fail(hal::Fault::Busy, database.string() + " is there already");
    for (const fs::path& needed : {folder, config->state})
        if (const auto made = makeFolder(needed); !made)
            return tl::make_unexpected(made.error());
    Restored restored{.keys = config->keys, .keysThere = fs::exists(config->keys / "case.key", failed)};
    const auto files = writeFiles(*backup, *config);
    if (!files)
        return tl::make_unexpected(files.error());
    restored.files = *files;
    if (const auto written = writeDatabase(*backup, database); !written)
        return tl::make_unexpected(written.error());
    const auto missing = missingFiles(database, api::RecordFiles(config->state / "files"));
    if (!missing)
        return tl::make_unexpected(missing.error());
    restored.missing = *missing;
    const auto lines = checkAudit(*config, clock);
    if (!lines)
        return tl::make_unexpected(lines.error());
    restored.auditLines = *lines;
    if (const auto written = seal::writeDurably(folder / kConfigName, hal::asBytes(*text), 0640); !written)
        return tl::make_unexpected(written.error());
    return restored;
}

} // namespace center
