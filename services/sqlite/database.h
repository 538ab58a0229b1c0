// SQLite in a few words: the file, statements, transactions. One thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "hal/base/bytes.h"
#include "hal/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sqlite {

class Database;

// Bound and stepped in order; parameters and columns count from 0.
class Statement {
public:
    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, hal::ByteView blob);    // copied, as all that follow
    Statement& bind(int parameter, std::string_view text); // UTF-8
    Statement& bindNull(int parameter);

    // Whether there is a row. Errors: Storage (the disk), BadData (the file is damaged).
    [[nodiscard]] hal::Result<bool> step();
    [[nodiscard]] hal::Result<> run(); // for statements without rows; may be run again
    void reset();                      // to be bound and stepped from the start
    [[nodiscard]] int columns() const;
    [[nodiscard]] int parameters() const; // how many it has; a value stays bound until it is bound again
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] bool isInteger(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] hal::ByteView blob(int column) const; // valid until the next step, as is text
    [[nodiscard]] std::string_view text(int column) const;

private:
    friend class Database;
    Statement(sqlite3* database, sqlite3_stmt* statement);
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class Access { Create, Write, Read };

class Database {
public:
    // Errors: Absent, Storage (cannot be opened, or for reading only where Write was asked), BadData (no
    // database). Read looks beside a writer, and also where nothing may be written at all.
    [[nodiscard]] static hal::Result<Database> open(const std::filesystem::path& file, Access access);

    [[nodiscard]] hal::Result<> execute(const std::string& sql);
    [[nodiscard]] hal::Result<Statement> prepare(std::string_view sql) const;
    [[nodiscard]] hal::Result<std::int64_t>
    integer(std::string_view sql) const;        // the first row's first column
    [[nodiscard]] std::int64_t changed() const; // rows that the last statement wrote or deleted

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    explicit Database(sqlite3* database) : database_(database) {}
    std::unique_ptr<sqlite3, Close> database_;
};

// Rolls back unless committed.
class Transaction {
public:
    [[nodiscard]] static hal::Result<Transaction> begin(Database& database, const char* how = "IMMEDIATE");
    ~Transaction();
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    [[nodiscard]] hal::Result<> commit();

private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;
};

} // namespace sqlite
