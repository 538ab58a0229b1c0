// What the two databases have in common: statements that both understand, read and write transactions, and
// the way of a record in. Only the store's own sources include this.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "center/store/result.h"
#include "center/store/store.h"
#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "services/wire/uuid.h"

namespace center::store {

// A value for $1, $2, … of a statement; a view that lives as long as the call.
class Param {
public:
    using Value = std::variant<std::monostate, std::int64_t, std::string_view, hal::ByteView>;
    Param(std::monostate) {}
    Param(std::int64_t number) : value_(number) {}
    Param(std::string_view text) : value_(text) {}
    Param(const std::string& text) : value_(std::string_view(text)) {}
    Param(const char* text) : value_(std::string_view(text)) {}
    Param(hal::ByteView bytes) : value_(bytes) {}
    Param(const hal::Bytes& bytes) : value_(hal::ByteView(bytes)) {}
    template <std::size_t N>
    Param(const std::array<std::uint8_t, N>& bytes) : value_(hal::ByteView(bytes)) {}
    Param(const wire::Uuid& id) : value_(hal::ByteView(id.bytes)) {}
    Param(hal::WallTime at) : value_(static_cast<std::int64_t>(at.time_since_epoch().count())) {}
    template <class T>
    Param(const std::optional<T>& value) {
        if (value)
            value_ = Param(*value).value_;
    }
    [[nodiscard]] const Value& value() const { return value_; }

private:
    Value value_;
};

// All rows of an answer. A column that is not there or of another type reads as nothing.
class Rows {
public:
    using Cell = std::variant<std::monostate, std::int64_t, std::string>; // bytes and text alike

    explicit Rows(int columns = 0) : columns_(columns) {}
    template <class Value>
    void add(Value value) {
        cells_.emplace_back(std::move(value));
    }
    void setChanged(std::int64_t rows) { changed_ = rows; }

    [[nodiscard]] int size() const { return columns_ == 0 ? 0 : static_cast<int>(cells_.size()) / columns_; }
    [[nodiscard]] bool empty() const { return cells_.empty(); }
    [[nodiscard]] std::int64_t changed() const { return changed_; } // rows written or deleted

    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] std::int64_t integer(int row, int column) const;
    [[nodiscard]] std::string text(int row, int column) const;
    [[nodiscard]] hal::Bytes bytes(int row, int column) const;
    [[nodiscard]] hal::WallTime time(int row, int column) const;
    [[nodiscard]] std::optional<hal::WallTime> maybeTime(int row, int column) const;
    [[nodiscard]] wire::Uuid uuid(int row, int column) const { return {array<16>(row, column)}; }
    template <std::size_t N>
    [[nodiscard]] std::array<std::uint8_t, N> array(int row, int column) const {
        std::array<std::uint8_t, N> value{};
        copyInto(row, column, value);
        return value;
    }
    template <std::size_t N>
    [[nodiscard]] std::optional<std::array<std::uint8_t, N>> maybeArray(int row, int column) const {
        return isNull(row, column) ? std::nullopt : std::optional(array<N>(row, column));
    }

private:
    [[nodiscard]] const Cell& cell(int row, int column) const;
    void copyInto(int row, int column, std::span<std::uint8_t> into) const;
    int columns_;
    std::vector<Cell> cells_;
    std::int64_t changed_ = 0;
};

// Statements are kept prepared by their text, so a text is either constant or one of few.
class Sql {
public:
    virtual ~Sql() = default;
    [[nodiscard]] virtual Result<Rows> run(std::string_view statement, std::span<const Param> parameters) = 0;
    [[nodiscard]] Result<Rows> run(std::string_view statement, std::initializer_list<Param> parameters = {}) {
        return run(statement, std::span<const Param>(parameters.begin(), parameters.size()));
    }
    // Several statements without parameters, for the schema.
    [[nodiscard]] virtual Result<> script(const std::string& statements) = 0;
    // Until the transaction ends: one at a time, over all processes.
    [[nodiscard]] virtual Result<> alone(std::string_view name) = 0;
    // Watchers hear of it after the commit.
    [[nodiscard]] virtual Result<> publish(const Change& change) = 0;
};

using Work = std::function<Result<>(Sql&)>;

class Watchers {
public:
    void tell(const Change& change);
    int add(std::function<void(const Change&)> changed);
    void remove(int number);

private:
    std::mutex mutex_;
    int next_ = 0;
    std::vector<std::pair<int, std::function<void(const Change&)>>> all_;
};

class Engine {
public:
    virtual ~Engine() = default;
    [[nodiscard]] virtual Result<> read(const Work& work) = 0;
    // One transaction; an error of `work` undoes it. May be run again after a lost connection, so `work` sets
    // what it gives and does not add to it.
    [[nodiscard]] virtual Result<> write(const Work& work) = 0;
    virtual void ingest(Record record, IngestDone done) = 0;
    [[nodiscard]] virtual Result<> tidy() = 0; // lets go of deleted bytes

    [[nodiscard]] Watchers& watchers() { return watchers_; }

private:
    Watchers watchers_;
};

[[nodiscard]] Result<std::unique_ptr<Engine>> openSqliteEngine(const std::filesystem::path& file);
[[nodiscard]] Result<std::unique_ptr<Engine>> openPostgresEngine(const std::string& connection);

// Brings the schema of a database up to this release. Migrations only add: a release before opens it still.
[[nodiscard]] Result<> migrate(Engine& engine);

// What a caller of run() mostly does with an answer.
[[nodiscard]] inline Result<> nothing(const Result<Rows>& rows) {
    if (!rows)
        return tl::make_unexpected(rows.error());
    return {};
}
// An update or deletion of one row that must be there.
[[nodiscard]] inline Result<> oneChanged(const Result<Rows>& rows, Problem otherwise = Problem::NotFound) {
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->changed() == 0)
        return fail(otherwise);
    return {};
}

// One statement in a transaction of its own, read or written.
[[nodiscard]] Result<Rows> readRows(Engine& engine, std::string_view statement,
                                    std::span<const Param> parameters);
[[nodiscard]] inline Result<Rows> readRows(Engine& engine, std::string_view statement,
                                           std::initializer_list<Param> parameters = {}) {
    return readRows(engine, statement, std::span<const Param>(parameters.begin(), parameters.size()));
}
[[nodiscard]] Result<Rows> writeRows(Engine& engine, std::string_view statement,
                                     std::initializer_list<Param> parameters = {});

// Each row as a value, by a function of rows and row number.
template <class Make>
[[nodiscard]] auto allOf(const Result<Rows>& rows, Make make)
    -> Result<std::vector<decltype(make(*rows, 0))>> {
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<decltype(make(*rows, 0))> all;
    for (int row = 0; row < rows->size(); ++row)
        all.push_back(make(*rows, row));
    return all;
}
template <class Make>
[[nodiscard]] auto oneOf(const Result<Rows>& rows, Make make) -> Result<decltype(make(*rows, 0))> {
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->empty())
        return fail(Problem::NotFound);
    return make(*rows, 0);
}

} // namespace center::store
