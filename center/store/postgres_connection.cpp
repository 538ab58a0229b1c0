#include "center/store/postgres_connection.h"

#include <utility>

#include "services/wire/canonical_bytes.h"

namespace center::store {
namespace {

// Types of the server's catalog (pg_type.dat): they never change.
constexpr Oid kBytes = 17;
constexpr Oid kNumber = 20;
constexpr Oid kSmallNumber = 23;
constexpr Oid kText = 25;
constexpr Oid kManyBytes = 1001;
constexpr Oid kManyTexts = 1009;
constexpr Oid kManyNumbers = 1016;

constexpr int kOldestServer = 13'00'00;
constexpr const char* kConnectTimeout = "5"; // seconds; the connection's text may say otherwise
// A statement that takes longer is stuck behind a lock or a dead disk; a peer that is silent for so long is
// gone.
constexpr const char* kLimits =
    "SET statement_timeout = '20s'; SET idle_in_transaction_session_timeout = '30s'";
constexpr const char* kSilence = "10000"; // ms

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, Clear>;

bool succeeded(const PGresult* result) {
    const auto status = PQresultStatus(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

std::string stateOf(const PGresult* result) {
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    return state ? state : "";
}

// The class of an SQLSTATE says whose trouble it is. The server's own words may quote values, so they stay
// out.
Error errorOf(const std::string& code) {
    const std::string detail = "PostgreSQL " + (code.empty() ? std::string("does not answer") : code);
    const std::string kind = code.substr(0, 2);
    if (code == "23505")
        return {Problem::Conflict, detail};
    if (code.empty() || kind == "08" || kind == "25" || kind == "40" || kind == "53" || kind == "55" ||
        kind == "57" || kind == "58")
        return {Problem::Unavailable, detail};
    return {Problem::Damaged, detail};
}

std::int64_t numberIn(const char* data, int size) {
    std::int64_t number = size > 0 && data[0] < 0 ? -1 : 0;
    for (int i = 0; i < size; ++i)
        number = static_cast<std::int64_t>(static_cast<std::uint64_t>(number) << 8 |
                                           static_cast<std::uint8_t>(data[i]));
    return number;
}

Rows rowsOf(const PGresult* result) {
    const int columns = PQnfields(result);
    Rows rows(columns);
    for (int row = 0; row < PQntuples(result); ++row)
        for (int column = 0; column < columns; ++column) {
            const char* data = PQgetvalue(result, row, column);
            const int size = PQgetlength(result, row, column);
            const Oid type = PQftype(result, column);
            if (PQgetisnull(result, row, column))
                rows.add(std::monostate{});
            else if (type == kNumber || type == kSmallNumber)
                rows.add(numberIn(data, size));
            else
                rows.add(std::string(data, static_cast<std::size_t>(size)));
        }
    const std::string changed = PQcmdTuples(const_cast<PGresult*>(result)); // libpq wants it so
    if (!changed.empty())
        rows.setChanged(std::stoll(changed));
    return rows;
}

hal::Bytes bigEndian(std::int64_t number) { return std::move(wire::ByteWriter().number(number)).take(); }

} // namespace

PostgresArray PostgresArray::ofNumbers() { return {kManyNumbers, kNumber}; }
PostgresArray PostgresArray::ofTexts() { return {kManyTexts, kText}; }
PostgresArray PostgresArray::ofBytes() { return {kManyBytes, kBytes}; }

void PostgresArray::add(std::int64_t number) { add(hal::ByteView(bigEndian(number))); }

void PostgresArray::add(hal::ByteView bytes) {
    const auto size = std::move(wire::ByteWriter().number(static_cast<std::int32_t>(bytes.size()))).take();
    elements_.insert(elements_.end(), size.begin(), size.end());
    elements_.insert(elements_.end(), bytes.begin(), bytes.end());
    ++count_;
}

PostgresValue PostgresArray::value() {
    // array_recv: dimensions, flags, element type, then length and lower bound of the one dimension.
    wire::ByteWriter whole;
    whole.number(std::int32_t{1}).number(std::int32_t{0}).number(static_cast<std::uint32_t>(element_));
    whole.number(count_).number(std::int32_t{1}).bytes(elements_);
    whole_ = std::move(whole).take();
    return {array_, reinterpret_cast<const char*>(whole_.data()), static_cast<int>(whole_.size())};
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const std::string& connection) {
    const char* names[] = {"connect_timeout", "tcp_user_timeout", "application_name", "dbname", nullptr};
    const char* values[] = {kConnectTimeout, kSilence, "banshi-center", connection.c_str(), nullptr};
    std::unique_ptr<PostgresConnection> made(new PostgresConnection(PQconnectdbParams(names, values, 1)));
    if (PQstatus(made->raw()) != CONNECTION_OK)
        return fail(Problem::Unavailable, "PostgreSQL cannot be reached");
    PQsetNoticeReceiver(
        made->raw(),
        [](void* warned, const PGresult* notice) {
            const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
            if (severity && std::string_view(severity) == "WARNING")
                *static_cast<bool*>(warned) = true;
        },
        &made->warned_);
    PQsetClientEncoding(made->raw(), "UTF8");
    if (auto limited = made->script(kLimits); !limited)
        return tl::make_unexpected(limited.error());
    if (auto good = made->checkServer(); !good)
        return tl::make_unexpected(good.error());
    return made;
}

Result<> PostgresConnection::checkServer() {
    if (PQserverVersion(raw()) < kOldestServer)
        return fail(Problem::Refused, "PostgreSQL is older than 13");
    const auto rows = run("SELECT current_setting('fsync'), current_setting('synchronous_commit')");
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->text(0, 0) != "on" || rows->text(0, 1) == "off")
        return fail(Problem::Refused,
                    "PostgreSQL would lose what it acknowledged: fsync or synchronous_commit");
    return {};
}

// A connection that got no answer, was ended by the server, or leads to what is a standby now is of no more
// use, whatever libpq thinks of its socket. A warning at a commit says that the server gave up waiting for
// its standby: durable here, but not there.
Result<> PostgresConnection::outcomeOf(const PGresult* result) {
    const bool warned = std::exchange(warned_, false);
    if (succeeded(result))
        return warned ? fail(Problem::Unavailable, "PostgreSQL warns") : Result<>{};
    const std::string code = stateOf(result);
    lost_ = lost_ || code.empty() || code.starts_with("08") || code.starts_with("57P") || code == "25006";
    return tl::make_unexpected(errorOf(code));
}

Result<Rows> PostgresConnection::run(std::string_view statement, std::span<const Param> parameters) {
    std::vector<PostgresValue> values;
    std::vector<hal::Bytes> numbers;
    numbers.reserve(parameters.size()); // their bytes must not move
    for (const Param& parameter : parameters) {
        PostgresValue value;
        if (const auto* number = std::get_if<std::int64_t>(&parameter.value())) {
            const hal::Bytes& bytes = numbers.emplace_back(bigEndian(*number));
            value = {kNumber, reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size())};
        } else if (const auto* text = std::get_if<std::string_view>(&parameter.value())) {
            value = {kText, text->data() ? text->data() : "", static_cast<int>(text->size())};
        } else if (const auto* bytes = std::get_if<hal::ByteView>(&parameter.value())) {
            value = {kBytes, bytes->data() ? reinterpret_cast<const char*>(bytes->data()) : "",
                     static_cast<int>(bytes->size())};
        }
        values.push_back(value);
    }
    return execute(statement, values);
}

Result<Rows> PostgresConnection::execute(std::string_view statement, std::span<const PostgresValue> values) {
    const std::string text(statement);
    auto known = prepared_.find(text);
    if (known == prepared_.end()) {
        const std::string name = "s" + std::to_string(prepared_.size());
        std::vector<Oid> types;
        for (const PostgresValue& value : values)
            types.push_back(value.type);
        const ResultHandle made(
            PQprepare(raw(), name.c_str(), text.c_str(), static_cast<int>(types.size()), types.data()));
        if (auto prepared = outcomeOf(made.get()); !prepared)
            return tl::make_unexpected(prepared.error());
        known = prepared_.emplace(text, name).first;
    }
    std::vector<const char*> data;
    std::vector<int> sizes;
    for (const PostgresValue& value : values) {
        data.push_back(value.data);
        sizes.push_back(value.size);
    }
    const std::vector<int> binary(values.size(), 1);
    const ResultHandle result(PQexecPrepared(raw(), known->second.c_str(), static_cast<int>(values.size()),
                                             data.data(), sizes.data(), binary.data(), 1));
    if (auto done = outcomeOf(result.get()); !done)
        return tl::make_unexpected(done.error());
    return rowsOf(result.get());
}

Result<> PostgresConnection::script(const std::string& statements) {
    const ResultHandle result(PQexec(raw(), statements.c_str()));
    return outcomeOf(result.get());
}

Result<> PostgresConnection::alone(std::string_view name) {
    return nothing(run("SELECT pg_advisory_xact_lock(hashtext($1))", {name}));
}

Result<> PostgresConnection::publish(const Change& change) {
    return nothing(run("SELECT pg_notify($1, $2)", {kChannel, encode(change)}));
}

bool PostgresConnection::lost() const { return lost_ || PQstatus(raw()) != CONNECTION_OK; }

std::string encode(const Change& change) {
    return std::to_string(static_cast<int>(change.topic)) + ":" + change.key;
}

std::optional<Change> decodeChange(std::string_view text) {
    if (text.size() < 2 || text[1] != ':' || text[0] < '0' || text[0] > '3')
        return std::nullopt;
    return Change{static_cast<Topic>(text[0] - '0'), std::string(text.substr(2))};
}

} // namespace center::store
