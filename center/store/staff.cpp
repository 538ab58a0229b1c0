#include "center/store/staff.h"

#include "center/store/engine.h"

namespace center::store {
namespace {

#define USER_COLUMNS "id, name, full_name, password, role, street, grid, department, disabled, made_at"

User userOf(const Rows& rows, int row) {
    User user;
    user.id = rows.uuid(row, 0);
    user.name = rows.text(row, 1);
    user.fullName = rows.text(row, 2);
    user.password = rows.text(row, 3);
    user.role = rows.text(row, 4);
    user.scope = {{rows.text(row, 5), rows.text(row, 6)}, rows.text(row, 7)};
    user.disabled = rows.integer(row, 8) != 0;
    user.madeAt = rows.time(row, 9);
    return user;
}

} // namespace

Result<> Staff::add(const User& user) {
    return oneChanged(
        writeRows(*engine_,
                  "INSERT INTO users (" USER_COLUMNS
                  ") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10) ON CONFLICT DO NOTHING",
                  {user.id, user.name, user.fullName, user.password, user.role, user.scope.area.street,
                   user.scope.area.grid, user.scope.department, std::int64_t{user.disabled}, user.madeAt}),
        Problem::Conflict);
}

Result<> Staff::change(const User& user) {
    return engine_->write([&](Sql& sql) -> Result<> {
        const auto taken = sql.run("SELECT 1 FROM users WHERE name = $1 AND id <> $2", {user.name, user.id});
        if (!taken)
            return nothing(taken);
        if (!taken->empty())
            return fail(Problem::Conflict, "the name is taken");
        return oneChanged(sql.run(
            "UPDATE users SET name = $1, full_name = $2, password = $3, role = $4, street = $5, grid = $6, "
            "department = $7, disabled = $8 WHERE id = $9",
            {user.name, user.fullName, user.password, user.role, user.scope.area.street, user.scope.area.grid,
             user.scope.department, std::int64_t{user.disabled}, user.id}));
    });
}

Result<User> Staff::find(const wire::Uuid& id) {
    return oneOf(readRows(*engine_, "SELECT " USER_COLUMNS " FROM users WHERE id = $1", {id}), userOf);
}

Result<User> Staff::findByName(const std::string& name) {
    return oneOf(readRows(*engine_, "SELECT " USER_COLUMNS " FROM users WHERE name = $1", {name}), userOf);
}

Result<std::vector<User>> Staff::list() {
    return allOf(readRows(*engine_, "SELECT " USER_COLUMNS " FROM users ORDER BY name"), userOf);
}

Result<> Staff::begin(const StaffSession& session) {
    return oneChanged(
        writeRows(*engine_,
                  "INSERT INTO sessions (token, user_id, csrf, made_at, expires_at) "
                  "VALUES ($1,$2,$3,$4,$5) ON CONFLICT DO NOTHING",
                  {session.token, session.user, session.csrf, session.madeAt, session.expiresAt}),
        Problem::Conflict);
}

Result<StaffSession> Staff::session(const seal::Hash& token, hal::WallTime now) {
    return oneOf(readRows(*engine_,
                          "SELECT token, user_id, csrf, made_at, expires_at FROM sessions "
                          "WHERE token = $1 AND expires_at > $2",
                          {token, now}),
                 [](const Rows& rows, int row) {
                     return StaffSession{rows.array<32>(row, 0), rows.uuid(row, 1), rows.bytes(row, 2),
                                         rows.time(row, 3), rows.time(row, 4)};
                 });
}

Result<> Staff::prolong(const seal::Hash& token, hal::WallTime expiresAt) {
    return oneChanged(
        writeRows(*engine_, "UPDATE sessions SET expires_at = $1 WHERE token = $2", {expiresAt, token}));
}

Result<> Staff::end(const seal::Hash& token) {
    return nothing(writeRows(*engine_, "DELETE FROM sessions WHERE token = $1", {token}));
}

Result<> Staff::endAll(const wire::Uuid& user) {
    return nothing(writeRows(*engine_, "DELETE FROM sessions WHERE user_id = $1", {user}));
}

Result<int> Staff::forgetExpired(hal::WallTime now) {
    int forgotten = 0;
    auto written = engine_->write([&](Sql& sql) -> Result<> {
        const auto sessions = sql.run("DELETE FROM sessions WHERE expires_at <= $1", {now});
        if (!sessions)
            return nothing(sessions);
        const auto codes = sql.run("DELETE FROM enrollment_codes WHERE expires_at <= $1", {now});
        forgotten = static_cast<int>(sessions->changed() + (codes ? codes->changed() : 0));
        return nothing(codes);
    });
    if (!written)
        return tl::make_unexpected(written.error());
    return forgotten;
}

Result<Setting> Staff::setting(const std::string& name) {
    const auto rows = readRows(*engine_, "SELECT value, version FROM settings WHERE name = $1", {name});
    if (!rows)
        return tl::make_unexpected(rows.error());
    return Setting{rows->bytes(0, 0), rows->integer(0, 1)};
}

Result<std::int64_t> Staff::set(const std::string& name, hal::ByteView value, std::int64_t expectedVersion) {
    const auto written =
        expectedVersion == 0
            ? writeRows(*engine_,
                        "INSERT INTO settings (name, value, version) VALUES ($1,$2,1) ON CONFLICT DO NOTHING",
                        {name, value})
            : writeRows(
                  *engine_,
                  "UPDATE settings SET value = $1, version = version + 1 WHERE name = $2 AND version = $3",
                  {value, name, expectedVersion});
    if (auto one = oneChanged(written, Problem::Conflict); !one)
        return tl::make_unexpected(one.error());
    return expectedVersion + 1;
}

} // namespace center::store
