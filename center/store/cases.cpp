#include "center/store/cases.h"

#include "center/store/engine.h"

namespace center::store {
namespace {

#define CASE_COLUMNS                                                                                         \
    "id, record, number, kind, state, street, grid, department, assignee, filed_at, received_at, due_at, "   \
    "closed_at, rating, version, facts, token, taken_at, category, promised_at"

#define WHOLE_CASE                                                                                           \
    "SELECT " CASE_COLUMNS ", content, data_key FROM cases LEFT JOIN case_keys ON case_id = id WHERE "

constexpr wire::Uuid kNoRecord{};
constexpr seal::Hash kNoToken{};

Case caseOf(const Rows& rows, int row) {
    Case one;
    one.id = rows.uuid(row, 0);
    one.record = rows.uuid(row, 1);
    one.number = rows.text(row, 2);
    one.kind = static_cast<wire::RecordKind>(rows.integer(row, 3));
    one.state = rows.text(row, 4);
    one.place = {rows.text(row, 5), rows.text(row, 6)};
    one.department = rows.text(row, 7);
    one.assignee = rows.text(row, 8);
    one.filedAt = rows.time(row, 9);
    one.receivedAt = rows.time(row, 10);
    one.dueAt = rows.maybeTime(row, 11);
    one.closedAt = rows.maybeTime(row, 12);
    one.rating = static_cast<int>(rows.integer(row, 13));
    one.version = rows.integer(row, 14);
    one.facts = rows.text(row, 15);
    one.token = rows.array<32>(row, 16);
    one.takenAt = rows.maybeTime(row, 17);
    one.category = rows.text(row, 18);
    one.promisedAt = rows.maybeTime(row, 19);
    one.content = rows.bytes(row, 20); // nothing in a list, which does not ask for them
    one.dataKey = rows.bytes(row, 21);
    return one;
}

Result<> addEvents(Sql& sql, const wire::Uuid& id, const std::vector<CaseEvent>& events) {
    for (const CaseEvent& event : events)
        if (auto added =
                oneChanged(sql.run("INSERT INTO case_events "
                                   "(case_id, sequence, at, type, actor, body, sealed, previous, hash) "
                                   "VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9) ON CONFLICT DO NOTHING",
                                   {id, event.sequence, event.at, event.type, event.actor, event.body,
                                    event.sealed, event.previous, event.hash}),
                           Problem::Conflict);
            !added)
            return added;
    return sql.publish({Topic::Case, wire::toString(id)});
}

// A statement that grows with what is asked for; it keeps its values until it is run.
class Question {
public:
    explicit Question(std::string text) : text_(std::move(text)) {}
    // "?" in the condition stands for the value.
    void where(std::string condition, Param value) {
        parameters_.push_back(value);
        const std::string name = "$" + std::to_string(parameters_.size());
        condition.replace(condition.find('?'), 1, name);
        text_ += (conditions_++ == 0 ? " WHERE " : " AND ") + condition;
    }
    void whereIn(const std::string& column, const std::vector<std::string>& values) {
        std::string list;
        for (const std::string& value : values) {
            parameters_.push_back(value);
            list += (list.empty() ? "$" : ",$") + std::to_string(parameters_.size());
        }
        text_ += (conditions_++ == 0 ? " WHERE " : " AND ") + column + " IN (" + list + ")";
    }
    void end(const std::string& text, std::int64_t limit) {
        parameters_.push_back(limit);
        text_ += text + " LIMIT $" + std::to_string(parameters_.size());
    }
    [[nodiscard]] Result<Rows> run(Engine& engine) const {
        return readRows(engine, text_, std::span<const Param>(parameters_));
    }

private:
    std::string text_;
    std::vector<Param> parameters_;
    int conditions_ = 0;
};

// A pattern for LIKE; none for nothing.
std::string beginning(const std::string& text) {
    std::string pattern;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '!')
            pattern += '!';
        pattern += c;
    }
    return pattern.empty() ? pattern : pattern + '%';
}

} // namespace

Result<> Cases::add(const Case& made, const std::vector<CaseEvent>& events) {
    const auto record = made.record == kNoRecord ? std::nullopt : std::optional(made.record);
    const auto token = made.token == kNoToken ? std::nullopt : std::optional(made.token);
    return engine_->write([&](Sql& sql) -> Result<> {
        if (auto added = oneChanged(
                sql.run("INSERT INTO cases (" CASE_COLUMNS ", content) VALUES "
                        "($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21) "
                        "ON CONFLICT DO NOTHING",
                        {made.id,         record,
                         made.number,     static_cast<std::int64_t>(made.kind),
                         made.state,      made.place.street,
                         made.place.grid, made.department,
                         made.assignee,   made.filedAt,
                         made.receivedAt, made.dueAt,
                         made.closedAt,   std::int64_t{made.rating},
                         made.version,    made.facts,
                         token,           made.takenAt,
                         made.category,   made.promisedAt,
                         made.content}),
                Problem::Conflict);
            !added)
            return added;
        if (auto kept = nothing(
                sql.run("INSERT INTO case_keys (case_id, data_key) VALUES ($1,$2)", {made.id, made.dataKey}));
            !kept)
            return kept;
        if (record)
            if (auto opened = oneChanged(sql.run(
                    "UPDATE records SET state = 2, payload = NULL WHERE id = $1 AND state = 1", {*record}));
                !opened)
                return opened;
        return addEvents(sql, made.id, events);
    });
}

Result<> Cases::change(const Case& changed, const std::vector<CaseEvent>& events) {
    const std::int64_t before = changed.version - static_cast<std::int64_t>(events.size());
    return engine_->write([&](Sql& sql) -> Result<> {
        const auto updated = sql.run(
            "UPDATE cases SET state = $1, street = $2, grid = $3, department = $4, assignee = $5, "
            "due_at = $6, "
            "closed_at = $7, rating = $8, version = $9, facts = $10, taken_at = $11, "
            "promised_at = $12 WHERE id = $13 AND version = $14",
            {changed.state, changed.place.street, changed.place.grid, changed.department, changed.assignee,
             changed.dueAt, changed.closedAt, std::int64_t{changed.rating}, changed.version, changed.facts,
             changed.takenAt, changed.promisedAt, changed.id, before});
        if (!updated)
            return nothing(updated);
        if (updated->changed() == 0) {
            const auto there = sql.run("SELECT 1 FROM cases WHERE id = $1", {changed.id});
            if (!there)
                return nothing(there);
            return fail(there->empty() ? Problem::NotFound : Problem::Conflict);
        }
        return addEvents(sql, changed.id, events);
    });
}

Result<Case> Cases::find(const wire::Uuid& id) {
    return oneOf(readRows(*engine_, WHOLE_CASE "id = $1", {id}), caseOf);
}

Result<Case> Cases::findByRecord(const wire::Uuid& record) {
    return oneOf(readRows(*engine_, WHOLE_CASE "record = $1", {record}), caseOf);
}

Result<Case> Cases::findByToken(const seal::Hash& token) {
    return oneOf(readRows(*engine_, WHOLE_CASE "token = $1", {token}), caseOf);
}

Result<std::vector<CaseEvent>> Cases::timeline(const wire::Uuid& id) {
    return allOf(readRows(*engine_,
                          "SELECT sequence, at, type, actor, body, sealed, previous, hash FROM case_events "
                          "WHERE case_id = $1 ORDER BY sequence",
                          {id}),
                 [](const Rows& rows, int row) {
                     return CaseEvent{rows.integer(row, 0),   rows.time(row, 1),     rows.text(row, 2),
                                      rows.text(row, 3),      rows.text(row, 4),     rows.bytes(row, 5),
                                      rows.array<32>(row, 6), rows.array<32>(row, 7)};
                 });
}

Result<std::vector<Case>> Cases::list(const CaseFilter& filter) {
    Question question("SELECT " CASE_COLUMNS " FROM cases");
    for (const domain::Place& area : {std::cref(filter.scope.area), std::cref(filter.within)}) {
        if (!area.street.empty())
            question.where("street = ?", area.street);
        if (!area.grid.empty())
            question.where("grid = ?", area.grid);
    }
    if (!filter.scope.department.empty())
        question.where("department = ?", filter.scope.department);
    if (!filter.states.empty())
        question.whereIn("state", filter.states);
    if (filter.kind)
        question.where("kind = ?", static_cast<std::int64_t>(*filter.kind));
    if (!filter.assignee.empty())
        question.where("assignee = ?", filter.assignee);
    if (!filter.category.empty())
        question.where("category = ?", filter.category);
    const std::string numbers = beginning(filter.numberBegins);
    if (!numbers.empty())
        question.where("number LIKE ? ESCAPE '!'", numbers);
    if (filter.promisedFrom)
        question.where("promised_at >= ?", *filter.promisedFrom);
    if (filter.promisedBefore)
        question.where("promised_at < ?", *filter.promisedBefore);
    if (filter.receivedFrom)
        question.where("received_at >= ?", *filter.receivedFrom);
    if (filter.receivedBefore)
        question.where("received_at < ?", *filter.receivedBefore);
    if (filter.below)
        question.where("id < ?", *filter.below);
    question.end(" ORDER BY id DESC", filter.limit);
    return allOf(question.run(*engine_), caseOf);
}

Result<std::vector<Case>> Cases::due(hal::WallTime now, int limit) {
    return allOf(readRows(*engine_,
                          "SELECT " CASE_COLUMNS
                          " FROM cases WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2",
                          {now, std::int64_t{limit}}),
                 caseOf);
}

} // namespace center::store
