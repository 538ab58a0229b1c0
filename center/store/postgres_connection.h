// One connection to PostgreSQL by libpq: statements prepared once, values in binary. One thread at a time.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include <libpq-fe.h>

#include "center/store/engine.h"

namespace center::store {

struct PostgresValue {
    Oid type = 0; // 0: the server knows by the place
    const char* data = nullptr;
    int size = 0;
};

// A whole column as one value, for unnest().
class PostgresArray {
public:
    static PostgresArray ofNumbers();
    static PostgresArray ofTexts();
    static PostgresArray ofBytes();
    void add(std::int64_t number);
    void add(hal::ByteView bytes);
    void add(std::string_view text) { add(hal::asBytes(text)); }
    // Valid until the next add().
    [[nodiscard]] PostgresValue value();

private:
    PostgresArray(Oid array, Oid element) : array_(array), element_(element) {}
    Oid array_;
    Oid element_;
    std::int32_t count_ = 0;
    hal::Bytes elements_;
    hal::Bytes whole_;
};

class PostgresConnection final : public Sql {
public:
    // Problems: Unavailable; Refused (a server that does not synchronise its log, or is older than 13).
    [[nodiscard]] static Result<std::unique_ptr<PostgresConnection>> open(const std::string& connection);

    using Sql::run;
    Result<Rows> run(std::string_view statement, std::span<const Param> parameters) override;
    [[nodiscard]] Result<Rows> execute(std::string_view statement, std::span<const PostgresValue> values);
    Result<> script(const std::string& statements) override;
    Result<> alone(std::string_view name) override;
    Result<> publish(const Change& change) override;

    [[nodiscard]] bool lost() const; // of no more use
    [[nodiscard]] PGconn* raw() const { return connection_.get(); }

    static constexpr const char* kChannel = "banshi_changes";

private:
    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    explicit PostgresConnection(PGconn* connection) : connection_(connection) {}
    [[nodiscard]] Result<> checkServer();

    std::unique_ptr<PGconn, Finish> connection_;
    std::unordered_map<std::string, std::string> prepared_; // text → name
    [[nodiscard]] Result<> outcomeOf(const PGresult* result);

    bool lost_ = false;
    bool warned_ = false; // by the server, during the statement that runs
};

// As changes travel between processes.
[[nodiscard]] std::string encode(const Change& change);
[[nodiscard]] std::optional<Change> decodeChange(std::string_view text);

} // namespace center::store
