#include "services/sqlite/database.h"

#include <cctype>
#include <utility>

#include <sqlite3.h>

namespace sqlite {
namespace {

namespace fs = std::filesystem;

// A reader's moment, or a checkpoint's: never longer than a resident notices.
constexpr int kBusyMilliseconds = 2000;

// Damage is told from a disk that does not take or give bytes: the first is set aside, the second is waited
// out.
hal::Fault faultOf(int code) {
    switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_ERROR: // no such table: not our file, or not any more
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return hal::Fault::BadData;
    default:
        return hal::Fault::Storage;
    }
}

tl::unexpected<hal::Error> errorOf(sqlite3* database, int code) {
    return hal::fail(faultOf(code), std::string("database: ") +
                                        (database ? sqlite3_errmsg(database) : sqlite3_errstr(code)) + " (" +
                                        std::to_string(code) + ")");
}

bool hasContent(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return !error && size > 0;
}

fs::path walOf(const fs::path& file) {
    fs::path wal = file;
    wal += "-wal";
    return wal;
}

// "immutable" needs a URI, and a URI needs its path escaped.
std::string immutableUri(const fs::path& file) {
    constexpr const char* kHex = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : fs::absolute(file).string()) {
        if (std::isalnum(static_cast<unsigned char>(c)) || c == '/' || c == '.' || c == '-' || c == '_') {
            uri += c;
        } else {
            uri += '%';
            uri += kHex[static_cast<unsigned char>(c) >> 4];
            uri += kHex[static_cast<unsigned char>(c) & 15];
        }
    }
    return uri + "?immutable=1";
}

int openAt(const std::string& name, int flags, sqlite3** database) {
    const int code = sqlite3_open_v2(name.c_str(), database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK)
        return code;
    sqlite3_extended_result_codes(*database, 1);
    sqlite3_busy_timeout(*database, kBusyMilliseconds);
    // Reading the first page now tells whether this is a database at all and whether its journal can be used.
    return sqlite3_exec(*database,
                        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA schema_version",
                        nullptr, nullptr, nullptr);
}

int flagsOf(Access access) {
    switch (access) {
    case Access::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Access::Write:
        return SQLITE_OPEN_READWRITE;
    case Access::Read:
        return SQLITE_OPEN_READONLY;
    }
    return SQLITE_OPEN_READONLY;
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Statement::Statement(sqlite3* database, sqlite3_stmt* statement)
    : database_(database), statement_(statement) {}

Statement& Statement::bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(statement_.get(), parameter + 1, value);
    return *this;
}

Statement& Statement::bind(int parameter, hal::ByteView blob) {
    // No pointer would be NULL, and nothing is not the same as no value.
    const void* data = blob.data() ? static_cast<const void*>(blob.data()) : "";
    sqlite3_bind_blob64(statement_.get(), parameter + 1, data, blob.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
    sqlite3_bind_text64(statement_.get(), parameter + 1, text.data() ? text.data() : "", text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindNull(int parameter) {
    sqlite3_bind_null(statement_.get(), parameter + 1);
    return *this;
}

hal::Result<bool> Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return errorOf(database_, code);
}

hal::Result<> Statement::run() {
    const auto stepped = step();
    sqlite3_reset(statement_.get());
    if (!stepped)
        return tl::make_unexpected(stepped.error());
    return {};
}

void Statement::reset() { sqlite3_reset(statement_.get()); }
int Statement::parameters() const { return sqlite3_bind_parameter_count(statement_.get()); }
int Statement::columns() const { return sqlite3_column_count(statement_.get()); }

bool Statement::isInteger(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER;
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

hal::ByteView Statement::blob(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::text(int column) const { return hal::asText(blob(column)); }

hal::Result<Database> Database::open(const fs::path& file, Access access) {
    std::error_code ignored;
    if (access != Access::Create && !fs::exists(file, ignored))
        return hal::fail(hal::Fault::Absent, file.string() + " is not there");
    sqlite3* handle = nullptr;
    int code = openAt(file.string(), flagsOf(access), &handle);
    Database database(handle);
    const bool noPlaceForIndex = (code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY;
    if (access == Access::Read && noPlaceForIndex && !hasContent(walOf(file))) {
        // A read-only medium, and nothing waits in a journal: what is in the file is all there is.
        sqlite3* immutable = nullptr;
        code = openAt(immutableUri(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, &immutable);
        database.database_.reset(immutable);
    }
    if (code != SQLITE_OK)
        return errorOf(database.database_.get(), code);
    if (access != Access::Read && sqlite3_db_readonly(database.database_.get(), "main") == 1)
        return hal::fail(hal::Fault::Storage, file.string() + " can only be read");
    return database;
}

hal::Result<> Database::execute(const std::string& sql) {
    const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return errorOf(database_.get(), code);
    return {};
}

hal::Result<Statement> Database::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK)
        return errorOf(database_.get(), code);
    return Statement(database_.get(), statement);
}

hal::Result<std::int64_t> Database::integer(std::string_view sql) const {
    auto statement = prepare(sql);
    if (!statement)
        return tl::make_unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (!*row)
        return hal::fail(hal::Fault::BadData, "database: a row is missing");
    return statement->integer(0);
}

std::int64_t Database::changed() const { return sqlite3_changes64(database_.get()); }

hal::Result<Transaction> Transaction::begin(Database& database, const char* how) {
    if (auto begun = database.execute(std::string("BEGIN ") + how); !begun)
        return tl::make_unexpected(begun.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
    // SQLite has rolled back by itself after some errors; then this one has nothing to do and says so.
    if (database_)
        std::ignore = database_->execute("ROLLBACK");
}

hal::Result<> Transaction::commit() {
    auto committed = database_->execute("COMMIT");
    if (committed)
        database_ = nullptr;
    return committed;
}

} // namespace sqlite
