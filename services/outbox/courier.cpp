#include <algorithm>

#include "services/outbox/outbox.h"
#include "services/outbox/records.h"

namespace outbox {

namespace fs = std::filesystem;

class Courier::Impl {
public:
    Impl(fs::path directory, sqlite::Database database)
        : directory_(std::move(directory)), database_(std::move(database)) {}

    hal::Result<std::vector<Parcel>> due(hal::WallTime now, int limit) const {
        auto select =
            database_.prepare("SELECT id, envelope, payload, files, attempts FROM record "
                              "WHERE refused IS NULL AND due <= ? ORDER BY urgency, counter LIMIT ?");
        if (!select)
            return tl::make_unexpected(select.error());
        select->bind(0, std::int64_t{now.time_since_epoch().count()}).bind(1, std::int64_t{limit});
        std::vector<Parcel> parcels;
        for (;;) {
            const auto row = select->step();
            if (!row)
                return tl::make_unexpected(row.error());
            if (!*row)
                return parcels;
            parcels.push_back(parcelOf(*select));
        }
    }

    hal::Result<std::optional<hal::WallTime>> nextDue() const {
        auto select = database_.prepare("SELECT min(due) FROM record WHERE refused IS NULL");
        if (!select)
            return tl::make_unexpected(select.error());
        if (const auto row = select->step(); !row)
            return tl::make_unexpected(row.error());
        if (select->isNull(0))
            return std::nullopt;
        return hal::WallTime{hal::Millis{select->integer(0)}};
    }

    hal::Result<> settle(const wire::Uuid& id) {
        auto files = countFiles(id);
        if (!files)
            return tl::make_unexpected(files.error());
        if (auto gone = change("DELETE FROM record WHERE id = ?1", id); !gone)
            return gone;
        std::error_code ignored; // what stays is removed when the kiosk opens its outbox
        for (std::int64_t i = 0; i < *files; ++i)
            fs::remove(fileOf(directory_, id, static_cast<std::size_t>(i)), ignored);
        return {};
    }

    hal::Result<> postpone(const wire::Uuid& id, hal::WallTime until) {
        return change("UPDATE record SET attempts = attempts + 1, due = ?2 WHERE id = ?1", id,
                      [&](sqlite::Statement& statement) {
                          statement.bind(1, std::int64_t{until.time_since_epoch().count()});
                      });
    }

    hal::Result<> refuse(const wire::Uuid& id, std::string_view code) {
        return change("UPDATE record SET refused = ?2 WHERE id = ?1", id,
                      [&](sqlite::Statement& statement) { statement.bind(1, code); });
    }

    hal::Result<Usage> usage() const { return readUsage(database_); }

private:
    Parcel parcelOf(const sqlite::Statement& row) const {
        Parcel parcel;
        const auto id = row.blob(0);
        std::copy_n(id.begin(), std::min(id.size(), parcel.id.bytes.size()), parcel.id.bytes.begin());
        const auto envelope = row.blob(1);
        parcel.envelope.assign(envelope.begin(), envelope.end());
        const auto payload = row.blob(2);
        parcel.payload.assign(payload.begin(), payload.end());
        for (std::int64_t i = 0; i < row.integer(3); ++i)
            parcel.files.push_back(fileOf(directory_, parcel.id, static_cast<std::size_t>(i)));
        parcel.attempts = static_cast<int>(row.integer(4));
        return parcel;
    }

    hal::Result<std::int64_t> countFiles(const wire::Uuid& id) const {
        auto select = database_.prepare("SELECT files FROM record WHERE id = ?");
        if (!select)
            return tl::make_unexpected(select.error());
        const auto row = select->bind(0, hal::ByteView(id.bytes)).step();
        if (!row)
            return tl::make_unexpected(row.error());
        return *row ? select->integer(0) : 0;
    }

    template <class Bind = void (*)(sqlite::Statement&)>
    hal::Result<> change(
        std::string_view sql, const wire::Uuid& id, Bind bind = [](sqlite::Statement&) {}) {
        auto statement = database_.prepare(sql);
        if (!statement)
            return tl::make_unexpected(statement.error());
        bind(statement->bind(0, hal::ByteView(id.bytes)));
        return statement->run();
    }

    const fs::path directory_;
    sqlite::Database database_;
};

hal::Result<Courier> Courier::open(const fs::path& directory) {
    auto database = openRecords(directory);
    if (!database)
        return tl::make_unexpected(database.error());
    return Courier(std::make_unique<Impl>(directory, *std::move(database)));
}

Courier::Courier(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Courier::~Courier() = default;
Courier::Courier(Courier&&) noexcept = default;
Courier& Courier::operator=(Courier&&) noexcept = default;

hal::Result<std::vector<Parcel>> Courier::due(hal::WallTime now, int limit) const {
    return impl_->due(now, limit);
}
hal::Result<std::optional<hal::WallTime>> Courier::nextDue() const { return impl_->nextDue(); }
hal::Result<> Courier::settle(const wire::Uuid& id) { return impl_->settle(id); }
hal::Result<> Courier::postpone(const wire::Uuid& id, hal::WallTime until) {
    return impl_->postpone(id, until);
}
hal::Result<> Courier::refuse(const wire::Uuid& id, std::string_view code) { return impl_->refuse(id, code); }
hal::Result<Usage> Courier::usage() const { return impl_->usage(); }

} // namespace outbox
