// The database first and then the files: whatever the copied database says is on the disk by then.
#include "center/main/backup.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hal/base/fd.h"
#include "services/seal/durable_file.h"
#include "services/seal/hash.h"
#include "services/sqlite/database.h"
#include "services/wire/envelope.h"

namespace center {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestText = 4 << 20;

// As SQLite's own archive has it, and a hash.
constexpr const char* kArchive =
    "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB, "
    "sha256 BLOB NOT NULL)";

class Archive {
public:
    static hal::Result<Archive> in(const sqlite::Database& database) {
        auto insert = database.prepare(
            "INSERT INTO sqlar (name, mode, mtime, sz, data, sha256) VALUES (?1, ?2, 0, ?3, ?4, ?5)");
        if (!insert)
            return tl::make_unexpected(insert.error());
        return Archive(*std::move(insert));
    }
    // What has gone meanwhile was forgotten by the center.
    [[nodiscard]] hal::Result<> add(const std::string& name, const fs::path& file, std::size_t largest) {
        const auto content = seal::readWhole(file, largest);
        if (!content && content.error().fault == hal::Fault::Absent)
            return {};
        if (!content)
            return hal::fail(hal::Fault::Storage, name + " cannot be read");
        const seal::Hash hash = seal::sha256(content->bytes);
        insert_.reset();
        insert_.bind(0, std::string_view(name))
            .bind(1, static_cast<std::int64_t>(S_IFREG | content->mode))
            .bind(2, static_cast<std::int64_t>(content->bytes.size()))
            .bind(3, hal::ByteView(content->bytes))
            .bind(4, hal::ByteView(hash));
        ++count_;
        return insert_.run();
    }
    [[nodiscard]] std::int64_t count() const { return count_; }

private:
    explicit Archive(sqlite::Statement insert) : insert_(std::move(insert)) {}
    sqlite::Statement insert_;
    std::int64_t count_ = 0;
};

hal::Result<> addFiles(Archive& archive, const fs::path& folder) {
    std::error_code failed;
    for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end;
         at.increment(failed)) {
        std::error_code gone;
        if (!at->is_regular_file(gone))
            continue;
        const std::string name = "files/" + at->path().lexically_relative(folder).string();
        if (auto added = archive.add(name, at->path(), wire::kLargestFile + 1); !added)
            return added;
    }
    if (failed && failed != std::errc::no_such_file_or_directory)
        return hal::fail(hal::Fault::Storage, "the files' folder cannot be read");
    return {};
}

hal::Result<std::int64_t> fill(const fs::path& part, const fs::path& folder, const Config& config) {
    auto database = sqlite::Database::open(part, sqlite::Access::Write);
    if (!database)
        return tl::make_unexpected(database.error());
    auto transaction = sqlite::Transaction::begin(*database);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (const auto made = database->execute(kArchive); !made)
        return tl::make_unexpected(made.error());
    std::int64_t count = 0;
    {
        auto archive = Archive::in(*database);
        if (!archive)
            return tl::make_unexpected(archive.error());
        auto added = archive->add(kConfigName, folder / kConfigName, kLargestText);
        if (added && !config.organisation.empty())
            added = archive->add("organisation.json", config.organisation, kLargestText);
        if (added && !config.rules.empty())
            added = archive->add("rules.json", config.rules, kLargestText);
        if (added)
            added = addFiles(*archive, config.state / "files");
        if (!added)
            return tl::make_unexpected(added.error());
        count = archive->count();
    }
    if (const auto done = transaction->commit(); !done)
        return tl::make_unexpected(done.error());
    return count;
}

// A copy as of one moment, without what was deleted before; others go on writing.
hal::Result<> copyDatabase(const fs::path& from, const fs::path& to) {
    const auto source = sqlite::Database::open(from, sqlite::Access::Read);
    if (!source)
        return tl::make_unexpected(source.error());
    auto copy = source->prepare("VACUUM INTO ?1");
    if (!copy)
        return tl::make_unexpected(copy.error());
    copy->bind(0, std::string_view(to.native()));
    return copy->run();
}

} // namespace

hal::Result<BackedUp> backUp(const fs::path& folder, const Config& config, const fs::path& file) {
    if (!config.postgres.empty())
        return hal::fail(
            hal::Fault::Unsupported,
            "the store is a PostgreSQL database: copy it with pg_basebackup or pg_dump, and after that " +
                (config.state / "files").string());
    std::error_code failed;
    if (fs::exists(file, failed))
        return hal::fail(hal::Fault::Busy, file.string() + " is there already");
    fs::path part = file;
    part += ".part";
    fs::remove(part, failed); // of one that was cut off
    // Made here, so that nobody else ever may read it.
    const hal::Fd made(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!made)
        return hal::fail(hal::Fault::Storage, part.string() + " cannot be made");
    const auto finish = [&]() -> hal::Result<BackedUp> {
        if (const auto copied = copyDatabase(config.state / "center.db", part); !copied)
            return tl::make_unexpected(copied.error());
        const auto files = fill(part, folder, config);
        if (!files)
            return tl::make_unexpected(files.error());
        struct stat about {};
        if (::fsync(made.get()) != 0 || ::fstat(made.get(), &about) != 0 ||
            ::rename(part.c_str(), file.c_str()) != 0)
            return hal::fail(hal::Fault::Storage, file.string() + " cannot be written");
        if (const auto synced = seal::syncDirectory(fs::absolute(file).parent_path()); !synced)
            return tl::make_unexpected(synced.error());
        return BackedUp{*files, static_cast<std::int64_t>(about.st_size)};
    };
    auto done = finish();
    if (!done)
        fs::remove(part, failed);
    return done;
}

} // namespace center
