// The store in one SQLite file: one writer thread that commits what waits together, and readers beside it.
#include <algorithm>
#include <future>
#include <unordered_map>

#include "center/store/engine.h"
#include "center/store/group_commit.h"
#include "services/sqlite/database.h"

namespace center::store {
namespace {

constexpr std::size_t kLargestBatch = 512;

tl::unexpected<Error> errorOf(const hal::Error& error) {
    return fail(error.fault == hal::Fault::BadData ? Problem::Damaged : Problem::Unavailable, error.detail);
}
Result<> resultOf(const hal::Result<>& result) {
    if (!result)
        return errorOf(result.error());
    return {};
}

// Looked up by text without making a string of it.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

class SqliteSql final : public Sql {
public:
    explicit SqliteSql(sqlite::Database database) : database_(std::move(database)) {}

    using Sql::run;
    Result<Rows> run(std::string_view text, std::span<const Param> parameters) override {
        auto statement = prepared(text);
        if (!statement)
            return tl::make_unexpected(statement.error());
        return rowsOf(**statement, parameters);
    }
    Result<> script(const std::string& statements) override {
        return resultOf(database_.execute(statements));
    }
    Result<> alone(std::string_view) override { return {}; } // a writer is alone anyhow
    Result<> publish(const Change& change) override {
        if (changes_.empty() || changes_.back() != change) // a batch of records is one piece of news
            changes_.push_back(change);
        return {};
    }

    [[nodiscard]] std::vector<Change>& changes() { return changes_; }

private:
    Result<sqlite::Statement*> prepared(std::string_view text) {
        auto known = statements_.find(text);
        if (known == statements_.end()) {
            // SQLite numbers ?1, where PostgreSQL numbers $1.
            std::string own(text);
            std::replace(own.begin(), own.end(), '$', '?');
            auto made = database_.prepare(own);
            if (!made)
                return errorOf(made.error());
            known = statements_.emplace(text, std::move(*made)).first;
        }
        return &known->second;
    }

    Result<Rows> rowsOf(sqlite::Statement& statement, std::span<const Param> parameters) {
        if (static_cast<int>(parameters.size()) != statement.parameters())
            return fail(Problem::Damaged, "a statement has another number of parameters");
        for (std::size_t i = 0; i < parameters.size(); ++i)
            bind(statement, static_cast<int>(i), parameters[i].value());
        Rows rows(statement.columns());
        for (;;) {
            const auto row = statement.step();
            if (!row || !*row) {
                statement.reset();
                if (!row)
                    return errorOf(row.error());
                rows.setChanged(database_.changed());
                return rows;
            }
            for (int column = 0; column < statement.columns(); ++column)
                rows.add(cellOf(statement, column));
        }
    }

    static void bind(sqlite::Statement& statement, int at, const Param::Value& value) {
        if (std::holds_alternative<std::monostate>(value))
            statement.bindNull(at);
        else
            std::visit(
                [&](const auto& one) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, std::monostate>)
                        statement.bind(at, one);
                },
                value);
    }

    static Rows::Cell cellOf(const sqlite::Statement& statement, int column) {
        if (statement.isNull(column))
            return std::monostate{};
        if (statement.isInteger(column))
            return statement.integer(column);
        return std::string(statement.text(column));
    }

    sqlite::Database database_;
    std::unordered_map<std::string, sqlite::Statement, TextHash, std::equal_to<>> statements_;
    std::vector<Change> changes_;
};

Result<SqliteSql> openSql(const std::filesystem::path& file, sqlite::Access access) {
    auto database = sqlite::Database::open(file, access);
    if (!database)
        return errorOf(database.error());
    // Deleted content is overwritten; a write that was acknowledged outlives a power cut.
    if (auto set =
            database->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
                              "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000");
        !set)
        return errorOf(set.error());
    return SqliteSql(std::move(*database));
}

struct Task {
    std::function<Result<>(SqliteSql&)> work; // within a savepoint of its own
    std::function<void(Result<>)> done;
};

class SqliteEngine final : public Engine {
public:
    SqliteEngine(std::filesystem::path file, SqliteSql writer)
        : file_(std::move(file)), writer_(std::move(writer)),
          commits_(kLargestBatch, [this](std::vector<Task> batch) { commit(std::move(batch)); }) {}

    Result<> read(const Work& work) override {
        auto sql = takeReader();
        if (!sql)
            return tl::make_unexpected(sql.error());
        auto result = work(**sql);
        const std::lock_guard lock(mutex_);
        readers_.push_back(std::move(*sql));
        return result;
    }

    Result<> write(const Work& work) override {
        std::promise<Result<>> answer;
        commits_.add({[&](SqliteSql& sql) { return work(sql); },
                      [&](Result<> result) { answer.set_value(std::move(result)); }});
        return answer.get_future().get();
    }

    // Deleted content was overwritten already (secure_delete); what is left of it stands in the journal. It
    // is emptied on a connection of its own: the writer's is always within a transaction.
    Result<> tidy() override {
        return read([](Sql& sql) -> Result<> {
            const auto emptied = sql.run("PRAGMA wal_checkpoint(TRUNCATE)");
            if (!emptied)
                return nothing(emptied);
            return emptied->integer(0, 0) == 0 ? Result<>{} : fail(Problem::Unavailable, "readers are busy");
        });
    }

    void ingest(Record record, IngestDone done) override {
        auto answer = std::make_shared<Ingested>();
        commits_.add({[answer, kept = std::make_shared<Record>(std::move(record))](SqliteSql& sql) {
                          return ingestInto(sql, *kept, *answer);
                      },
                      [answer, done = std::move(done)](const Result<>& result) {
                          if (result)
                              done(*answer);
                          else
                              done(tl::make_unexpected(result.error()));
                      }});
    }

private:
    static Result<> ingestInto(SqliteSql& sql, const Record& record, Ingested& answer) {
        const auto added = sql.run(
            "INSERT INTO records (id, kiosk, number, kind, street, filed_at, clock, received_at, envelope, "
            "hash, "
            "payload, state) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12) ON CONFLICT DO NOTHING",
            {record.id, record.kiosk, record.number, static_cast<std::int64_t>(record.kind), record.street,
             record.filed.at, static_cast<std::int64_t>(record.filed.quality), record.receivedAt,
             record.envelope, record.hash, record.payload, static_cast<std::int64_t>(record.state)});
        if (!added)
            return nothing(added);
        answer = {added->changed() == 1, record.state != RecordState::Incomplete, record.receivedAt};
        if (!answer.first)
            return compare(sql, record, answer);
        for (std::size_t nth = 0; nth < record.files.size(); ++nth)
            if (auto file = nothing(sql.run(
                    "INSERT INTO record_files (record, nth, size, hash, received) VALUES ($1,$2,$3,$4,0)",
                    {record.id, static_cast<std::int64_t>(nth),
                     static_cast<std::int64_t>(record.files[nth].size), record.files[nth].hash}));
                !file)
                return file;
        return sql.publish({Topic::Record, {}});
    }

    static Result<> compare(SqliteSql& sql, const Record& record, Ingested& answer) {
        const auto there = sql.run("SELECT hash, state, received_at FROM records WHERE id = $1", {record.id});
        if (!there)
            return nothing(there);
        if (there->array<32>(0, 0) != record.hash)
            return fail(Problem::Conflict, "another content under the same id");
        answer = {false, there->integer(0, 1) != 0, there->time(0, 2)};
        return {};
    }

    // On the writer's thread. Callers hear of it after the commit only.
    void commit(std::vector<Task> batch) {
        std::vector<Result<>> results;
        writer_.changes().clear();
        Result<> whole = writer_.script("BEGIN IMMEDIATE");
        for (const Task& task : batch) {
            if (!whole)
                break;
            const std::size_t told = writer_.changes().size();
            results.push_back(inSavepoint(task));
            if (!results.back())
                writer_.changes().resize(told);
        }
        if (whole)
            whole = writer_.script("COMMIT");
        if (!whole) {
            std::ignore = writer_.script("ROLLBACK");
            writer_.changes().clear();
        }
        for (std::size_t i = 0; i < batch.size(); ++i)
            batch[i].done(whole ? std::move(results[i]) : whole);
        for (const Change& change : std::exchange(writer_.changes(), {}))
            watchers().tell(change);
    }

    Result<> inSavepoint(const Task& task) {
        if (auto begun = nothing(writer_.run("SAVEPOINT task")); !begun)
            return begun;
        auto result = task.work(writer_);
        if (!result)
            if (auto undone = nothing(writer_.run("ROLLBACK TO task")); !undone)
                return undone;
        if (auto released = nothing(writer_.run("RELEASE task")); !released)
            return released;
        return result;
    }

    Result<std::unique_ptr<SqliteSql>> takeReader() {
        {
            const std::lock_guard lock(mutex_);
            if (!readers_.empty()) {
                auto one = std::move(readers_.back());
                readers_.pop_back();
                return one;
            }
        }
        auto made = openSql(file_, sqlite::Access::Write);
        if (!made)
            return tl::make_unexpected(made.error());
        return std::make_unique<SqliteSql>(std::move(*made));
    }

    const std::filesystem::path file_;
    SqliteSql writer_; // the writer's thread alone
    std::mutex mutex_;
    std::vector<std::unique_ptr<SqliteSql>> readers_;
    GroupCommit<Task> commits_; // last: it ends before the rest goes
};

} // namespace

Result<std::unique_ptr<Engine>> openSqliteEngine(const std::filesystem::path& file) {
    auto writer = openSql(file, sqlite::Access::Create);
    if (!writer)
        return tl::make_unexpected(writer.error());
    return std::make_unique<SqliteEngine>(file, std::move(*writer));
}

} // namespace center::store
