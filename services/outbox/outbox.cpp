#include "services/outbox/outbox.h"

#include <algorithm>
#include <mutex>
#include <set>

#include "services/outbox/records.h"
#include "services/seal/durable_file.h"
#include "services/seal/file_lock.h"
#include "services/seal/hash.h"
#include "services/seal/random.h"
#include "services/seal/sealed_file.h"
#include "services/seal/set_aside.h"
#include "services/wire/envelope.h"

namespace outbox {
namespace {

namespace fs = std::filesystem;

// A kiosk files fewer than ten records a minute for its whole life, so that a counter made from the clock is
// above every number that a lost counter can have given.
constexpr std::uint64_t kMostNumbersAMinute = 10;
constexpr hal::WallTime kFirstRelease{hal::Millis{1'767'225'600'000}}; // 2026-01-01

std::uint64_t aboveAllNumbersGiven(const hal::Clock& clock) {
    const auto since = clock.wall() - kFirstRelease;
    return since <= since.zero()
               ? 0
               : kMostNumbersAMinute * static_cast<std::uint64_t>(since / std::chrono::minutes(1));
}

hal::Result<> makeDirectory(const fs::path& directory) {
    std::error_code error;
    fs::create_directories(directory, error);
    if (!error)
        fs::permissions(directory, fs::perms::owner_all, error);
    if (error)
        return hal::fail(hal::Fault::Storage, "cannot create " + directory.string() + ": " + error.message());
    return {};
}

hal::Result<std::set<std::string>> recordNames(const sqlite::Database& database) {
    auto select = database.prepare("SELECT id FROM record WHERE files > 0");
    if (!select)
        return tl::make_unexpected(select.error());
    std::set<std::string> names;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return names;
        wire::Uuid id;
        const auto bytes = select->blob(0);
        std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), id.bytes.begin());
        names.insert(wire::toString(id));
    }
}

// What a crash left: files whose record was never written, or was settled.
hal::Result<> removeUnnamedFiles(const sqlite::Database& database, const fs::path& directory) {
    const auto named = recordNames(database);
    if (!named)
        return tl::make_unexpected(named.error());
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(filesIn(directory), error))
        if (!named->contains(entry.path().stem().string()))
            fs::remove(entry.path(), error);
    return error
               ? hal::fail(hal::Fault::Storage, "cannot look through the outbox's files: " + error.message())
               : hal::Result<>{};
}

struct SealedFiles {
    std::vector<hal::Bytes> closed;
    std::vector<wire::SealedFile> digests;
    std::vector<wire::PayloadFile> keys;
};

hal::Result<SealedFiles> closeAll(std::span<const FileToSend> files) {
    SealedFiles sealed;
    for (const FileToSend& file : files) {
        const seal::FileKey key = seal::newFileKey();
        auto closed = seal::closeFile(key, file.content);
        if (!closed)
            return tl::make_unexpected(closed.error());
        wire::PayloadFile inside{file.type, {}};
        std::copy(key.begin(), key.end(), inside.key.begin());
        sealed.digests.push_back({closed->size(), seal::sha256(*closed)});
        sealed.keys.push_back(inside);
        sealed.closed.push_back(*std::move(closed));
    }
    return sealed;
}

} // namespace

bool isNearlyFull(const Usage& usage, const Limits& limits) {
    return usage.bytes >= limits.mostBytes / 10 * 9 || usage.records >= limits.mostRecords / 10 * 9;
}

class Outbox::Impl {
public:
    Impl(fs::path directory, seal::FileLock lock, sqlite::Database database, seal::KioskKey key,
         const Limits& limits, const hal::Clock& clock, std::optional<fs::path> aside)
        : directory_(std::move(directory)), lock_(std::move(lock)), key_(std::move(key)), limits_(limits),
          clock_(clock), aside_(std::move(aside)), database_(std::move(database)) {}

    hal::Result<Filed> file(const Filing& filing, const Identity& identity) {
        Filed filed;
        filed.id = wire::newUuid(clock_);
        filed.at = wire::stampOf(clock_);
        seal::fillRandomly(filed.token);

        auto files = closeAll(filing.files);
        if (!files)
            return tl::make_unexpected(files.error());
        wire::Payload payload;
        payload.token = filed.token;
        payload.files = std::move(files->keys);
        payload.content.assign(filing.content.begin(), filing.content.end());
        auto sealed = seal::sealFor(identity.sealingKey, wire::encode(payload));
        if (!sealed)
            return tl::make_unexpected(sealed.error());

        Row row;
        row.header.id = filed.id;
        row.header.kiosk = identity.kiosk;
        row.header.kind = filing.kind;
        row.header.filed = filed.at;
        row.header.sealingKey = seal::idOf(identity.sealingKey);
        row.header.payloadSize = sealed->size();
        row.header.payloadHash = seal::sha256(*sealed);
        row.header.number = {identity.prefix,
                             1}; // to be checked before anything is written; the true one follows
        row.payload = *std::move(sealed);
        row.files = files->closed.size();
        const auto probe = wire::signedBytes(row.header, files->digests);
        if (!probe)
            return tl::make_unexpected(probe.error());
        row.bytes = probe->size() + row.payload.size();
        for (const hal::Bytes& closed : files->closed)
            row.bytes += closed.size();

        const std::lock_guard lock(mutex_);
        auto written = thereIsRoom(row.bytes)
                           .and_then([&] { return writeFiles(filed.id, files->closed); })
                           .and_then([&] { return insertNumbered(row, files->digests); });
        if (!written) {
            removeFiles(filed.id, row.files);
            return tl::make_unexpected(written.error());
        }
        filed.number = row.header.number;
        return filed;
    }

    hal::Result<bool> waits(const wire::Uuid& id) const {
        const std::lock_guard lock(mutex_);
        auto select = database_.prepare("SELECT 1 FROM record WHERE id = ?");
        if (!select)
            return tl::make_unexpected(select.error());
        return select->bind(0, hal::ByteView(id.bytes)).step();
    }

    hal::Result<Usage> usage() const {
        const std::lock_guard lock(mutex_);
        return readUsage(database_);
    }

    const std::optional<fs::path>& whatWasSetAside() const { return aside_; }

private:
    hal::Result<> thereIsRoom(std::uint64_t bytes) const {
        const auto held = readUsage(database_);
        if (!held)
            return asStorage(held.error());
        if (held->records >= limits_.mostRecords || held->bytes + bytes > limits_.mostBytes)
            return hal::fail(hal::Fault::Storage, "the outbox is full");
        return {};
    }

    hal::Result<> writeFiles(const wire::Uuid& id, const std::vector<hal::Bytes>& closed) const {
        for (std::size_t i = 0; i < closed.size(); ++i)
            if (auto written = seal::writeDurably(fileOf(directory_, id, i), closed[i], 0600); !written)
                return written;
        return {};
    }

    void removeFiles(const wire::Uuid& id, std::size_t count) const {
        std::error_code ignored; // what stays is removed at the next start
        for (std::size_t i = 0; i < count; ++i)
            fs::remove(fileOf(directory_, id, i), ignored);
    }

    // The number is taken, signed over and stored in one transaction: none is lost, none given twice.
    hal::Result<> insertNumbered(Row& row, const std::vector<wire::SealedFile>& digests) {
        auto transaction = sqlite::Transaction::begin(database_);
        if (!transaction)
            return asStorage(transaction.error());
        const auto number = takeNumber(database_, row.header.number.prefix);
        if (!number)
            return asStorage(number.error());
        row.header.number.counter = *number;
        const auto message = wire::signedBytes(row.header, digests);
        if (!message)
            return tl::make_unexpected(message.error());
        row.envelope = wire::encode(wire::Envelope{row.header, digests, key_.sign(*message)}).value();
        const auto stored = insert(database_, row).and_then([&] { return transaction->commit(); });
        return stored ? stored : asStorage(stored.error());
    }

    // Whatever SQLite calls it: the record is not there, and no number may be shown.
    static tl::unexpected<hal::Error> asStorage(const hal::Error& error) {
        return hal::fail(hal::Fault::Storage, error.detail);
    }

    const fs::path directory_;
    const seal::FileLock lock_;
    const seal::KioskKey key_;
    const Limits limits_;
    const hal::Clock& clock_;
    const std::optional<fs::path> aside_;

    mutable std::mutex mutex_; // for what follows
    sqlite::Database database_;
};

hal::Result<std::unique_ptr<Outbox>> Outbox::open(const fs::path& directory, const seal::KioskKey& key,
                                                  const Limits& limits, const hal::Clock& clock) {
    if (auto made = makeDirectory(directory); !made)
        return tl::make_unexpected(made.error());
    auto lock = seal::FileLock::take(fs::path(directory) += ".lock");
    if (!lock)
        return tl::make_unexpected(lock.error());
    std::optional<fs::path> aside;
    auto database = openRecords(directory);
    if (!database && database.error().fault == hal::Fault::BadData) {
        auto moved = seal::setAside(directory, clock);
        if (!moved)
            return tl::make_unexpected(moved.error());
        aside = *std::move(moved);
        if (auto made = makeDirectory(directory); !made)
            return tl::make_unexpected(made.error());
    }
    if (auto made = makeDirectory(filesIn(directory)); !made)
        return tl::make_unexpected(made.error());
    if (!database && (aside || database.error().fault == hal::Fault::Absent)) {
        if (auto made = createRecords(directory, aside ? aboveAllNumbersGiven(clock) : 0); !made)
            return tl::make_unexpected(made.error());
        database = openRecords(directory);
    }
    if (!database)
        return tl::make_unexpected(database.error());
    if (auto cleaned = removeUnnamedFiles(*database, directory); !cleaned)
        return tl::make_unexpected(cleaned.error());
    return std::unique_ptr<Outbox>(new Outbox(std::make_unique<Impl>(
        directory, *std::move(lock), *std::move(database), key, limits, clock, std::move(aside))));
}

Outbox::Outbox(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Outbox::~Outbox() = default;

hal::Result<Filed> Outbox::file(const Filing& filing, const Identity& identity) {
    return impl_->file(filing, identity);
}
hal::Result<bool> Outbox::waits(const wire::Uuid& id) const { return impl_->waits(id); }
hal::Result<Usage> Outbox::usage() const { return impl_->usage(); }
std::optional<fs::path> Outbox::setAside() const { return impl_->whatWasSetAside(); }

} // namespace outbox
