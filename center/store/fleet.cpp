#include "center/store/fleet.h"

#include "center/store/engine.h"

namespace center::store {
namespace {

#define KIOSK_COLUMNS                                                                                        \
    "id, prefix, name, hall, street, version, signing_key, certificate, next_certificate, enrolled_at, "     \
    "contact_at, revoked_at, heartbeat_at, heartbeat, last_command"
#define COMMAND_COLUMNS                                                                                      \
    "kiosk, number, text, signer, signature, made_by, made_at, expires_at, outcome, result, outcome_at"

Kiosk kioskOf(const Rows& rows, int row) {
    Kiosk kiosk;
    kiosk.id = rows.uuid(row, 0);
    kiosk.prefix = rows.text(row, 1);
    kiosk.name = rows.text(row, 2);
    kiosk.hall = rows.text(row, 3);
    kiosk.street = rows.text(row, 4);
    kiosk.version = rows.text(row, 5);
    kiosk.signingKey = rows.maybeArray<32>(row, 6);
    kiosk.certificate = rows.maybeArray<32>(row, 7);
    kiosk.nextCertificate = rows.maybeArray<32>(row, 8);
    kiosk.enrolledAt = rows.maybeTime(row, 9);
    kiosk.contactAt = rows.maybeTime(row, 10);
    kiosk.revokedAt = rows.maybeTime(row, 11);
    if (!rows.isNull(row, 12))
        kiosk.heartbeat = Heartbeat{rows.time(row, 12), rows.text(row, 13)};
    kiosk.lastCommand = rows.integer(row, 14);
    return kiosk;
}

Command commandOf(const Rows& rows, int row) {
    Command command;
    command.kiosk = rows.uuid(row, 0);
    command.number = rows.integer(row, 1);
    command.text = rows.text(row, 2);
    command.key = rows.array<16>(row, 3);
    command.signature = rows.array<64>(row, 4);
    command.madeBy = rows.text(row, 5);
    command.madeAt = rows.time(row, 6);
    command.expiresAt = rows.time(row, 7);
    command.outcome = rows.text(row, 8);
    command.result = rows.text(row, 9);
    command.outcomeAt = rows.maybeTime(row, 10);
    return command;
}

// A change of one kiosk's row, told to watchers.
Result<> changeKiosk(Engine& engine, const wire::Uuid& id, std::string_view statement,
                     std::initializer_list<Param> parameters) {
    return engine.write([&](Sql& sql) -> Result<> {
        if (auto changed = oneChanged(sql.run(statement, parameters)); !changed)
            return changed;
        return sql.publish({Topic::Kiosk, wire::toString(id)});
    });
}

} // namespace

Result<> Fleet::add(const Kiosk& kiosk) {
    return engine_->write([&](Sql& sql) -> Result<> {
        if (auto added = oneChanged(
                sql.run("INSERT INTO kiosks (" KIOSK_COLUMNS ") "
                        "VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,NULL,NULL,0) ON CONFLICT DO NOTHING",
                        {kiosk.id, kiosk.prefix, kiosk.name, kiosk.hall, kiosk.street, kiosk.version,
                         kiosk.signingKey, kiosk.certificate, kiosk.nextCertificate, kiosk.enrolledAt,
                         kiosk.contactAt, kiosk.revokedAt}),
                Problem::Conflict);
            !added)
            return added;
        return sql.publish({Topic::Kiosk, wire::toString(kiosk.id)});
    });
}

Result<> Fleet::rename(const wire::Uuid& id, const std::string& name, const std::string& hall,
                       const std::string& street) {
    return changeKiosk(*engine_, id, "UPDATE kiosks SET name = $1, hall = $2, street = $3 WHERE id = $4",
                       {name, hall, street, id});
}

Result<Kiosk> Fleet::find(const wire::Uuid& id) {
    return oneOf(readRows(*engine_, "SELECT " KIOSK_COLUMNS " FROM kiosks WHERE id = $1", {id}), kioskOf);
}

Result<Kiosk> Fleet::findByCertificate(const Fingerprint& which) {
    return oneOf(readRows(*engine_,
                          "SELECT " KIOSK_COLUMNS
                          " FROM kiosks WHERE certificate = $1 OR next_certificate = $1",
                          {which}),
                 kioskOf);
}

Result<std::vector<Kiosk>> Fleet::list(const std::string& street) {
    return allOf(readRows(*engine_,
                          "SELECT " KIOSK_COLUMNS
                          " FROM kiosks WHERE $1 = '' OR street = $1 ORDER BY street, name, id",
                          {street}),
                 kioskOf);
}

Result<> Fleet::addCode(const EnrollmentCode& code) {
    return oneChanged(writeRows(*engine_,
                                "INSERT INTO enrollment_codes (id, secret, kiosk, made_by, expires_at) "
                                "VALUES ($1,$2,$3,$4,$5) ON CONFLICT DO NOTHING",
                                {code.id, code.key, code.kiosk, code.madeBy, code.expiresAt}),
                      Problem::Conflict);
}

Result<EnrollmentCode> Fleet::findCode(const CodeId& id) {
    return oneOf(
        readRows(*engine_,
                 "SELECT id, secret, kiosk, made_by, expires_at, used_at FROM enrollment_codes WHERE id = $1",
                 {id}),
        [](const Rows& rows, int row) {
            return EnrollmentCode{rows.array<8>(row, 0), rows.array<32>(row, 1), rows.uuid(row, 2),
                                  rows.text(row, 3),     rows.time(row, 4),      rows.maybeTime(row, 5)};
        });
}

Result<Kiosk> Fleet::enroll(const Enrollment& enrollment) {
    Result<Kiosk> kiosk;
    auto enrolled = engine_->write([&](Sql& sql) -> Result<> {
        const auto first = sql.run("UPDATE enrollment_codes SET used_at = $1, request = $2 "
                                   "WHERE id = $3 AND used_at IS NULL AND expires_at > $1",
                                   {enrollment.at, enrollment.request, enrollment.code});
        if (!first)
            return nothing(first);
        const auto code =
            sql.run("SELECT kiosk, request FROM enrollment_codes WHERE id = $1 AND expires_at > $2",
                    {enrollment.code, enrollment.at});
        if (!code)
            return nothing(code);
        if (code->empty() || code->array<32>(0, 1) != enrollment.request)
            return fail(Problem::Refused);
        const wire::Uuid id = code->uuid(0, 0);
        // A repeated request finds its kiosk as it left it: without contact since.
        const auto changed = sql.run(
            "UPDATE kiosks SET signing_key = $1, certificate = $2, next_certificate = NULL, version = $3, "
            "enrolled_at = $4, contact_at = NULL, revoked_at = NULL "
            "WHERE id = $5 AND ($6 = 1 OR (contact_at IS NULL AND revoked_at IS NULL))",
            {enrollment.signingKey, enrollment.certificate, enrollment.version, enrollment.at, id,
             first->changed()});
        if (auto one = oneChanged(changed, Problem::Refused); !one)
            return one;
        kiosk = oneOf(sql.run("SELECT " KIOSK_COLUMNS " FROM kiosks WHERE id = $1", {id}), kioskOf);
        return sql.publish({Topic::Kiosk, wire::toString(id)});
    });
    if (!enrolled)
        return tl::make_unexpected(enrolled.error());
    return kiosk;
}

Result<> Fleet::giveNextCertificate(const wire::Uuid& id, const Fingerprint& next) {
    return oneChanged(
        writeRows(*engine_, "UPDATE kiosks SET next_certificate = $1 WHERE id = $2 AND revoked_at IS NULL",
                  {next, id}));
}

Result<> Fleet::contact(const Kiosk& kiosk, const Fingerprint& used, hal::WallTime at) {
    if (kiosk.nextCertificate == used)
        return nothing(
            writeRows(*engine_,
                      "UPDATE kiosks SET certificate = next_certificate, next_certificate = NULL, "
                      "contact_at = coalesce(contact_at, $1) WHERE id = $2 AND next_certificate = $3",
                      {at, kiosk.id, used}));
    if (kiosk.contactAt)
        return {};
    return nothing(writeRows(*engine_,
                             "UPDATE kiosks SET contact_at = $1 "
                             "WHERE id = $2 AND contact_at IS NULL AND certificate = $3",
                             {at, kiosk.id, used}));
}

Result<> Fleet::revoke(const wire::Uuid& id, hal::WallTime at) {
    return changeKiosk(*engine_, id, "UPDATE kiosks SET revoked_at = coalesce(revoked_at, $1) WHERE id = $2",
                       {at, id});
}

Result<> Fleet::heartbeat(const wire::Uuid& id, const Heartbeat& heartbeat) {
    return changeKiosk(*engine_, id, "UPDATE kiosks SET heartbeat_at = $1, heartbeat = $2 WHERE id = $3",
                       {heartbeat.at, heartbeat.report, id});
}

Result<Command> Fleet::command(Command draft, const std::function<void(Command&)>& complete) {
    auto written = engine_->write([&](Sql& sql) -> Result<> {
        const auto number =
            sql.run("UPDATE kiosks SET last_command = last_command + 1 WHERE id = $1 RETURNING last_command",
                    {draft.kiosk});
        if (!number)
            return nothing(number);
        if (number->empty())
            return fail(Problem::NotFound);
        draft.number = number->integer(0, 0);
        complete(draft);
        if (auto added = nothing(sql.run("INSERT INTO commands (" COMMAND_COLUMNS
                                         ") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,'','',NULL)",
                                         {draft.kiosk, draft.number, draft.text, draft.key, draft.signature,
                                          draft.madeBy, draft.madeAt, draft.expiresAt}));
            !added)
            return added;
        return sql.publish({Topic::Command, wire::toString(draft.kiosk)});
    });
    if (!written)
        return tl::make_unexpected(written.error());
    return draft;
}

Result<std::vector<Command>> Fleet::commandsAfter(const wire::Uuid& kiosk, std::int64_t number,
                                                  hal::WallTime now, int limit) {
    return allOf(readRows(*engine_,
                          "SELECT " COMMAND_COLUMNS " FROM commands "
                          "WHERE kiosk = $1 AND number > $2 AND expires_at > $3 ORDER BY number LIMIT $4",
                          {kiosk, number, now, std::int64_t{limit}}),
                 commandOf);
}

Result<std::vector<Command>> Fleet::history(const wire::Uuid& kiosk, int limit) {
    return allOf(readRows(*engine_,
                          "SELECT " COMMAND_COLUMNS
                          " FROM commands WHERE kiosk = $1 ORDER BY number DESC LIMIT $2",
                          {kiosk, std::int64_t{limit}}),
                 commandOf);
}

Result<> Fleet::outcome(const wire::Uuid& kiosk, std::int64_t number, const std::string& outcome,
                        const std::string& result, hal::WallTime at) {
    return engine_->write([&](Sql& sql) -> Result<> {
        if (auto changed =
                oneChanged(sql.run("UPDATE commands SET outcome = $1, result = $2, outcome_at = $3 "
                                   "WHERE kiosk = $4 AND number = $5",
                                   {outcome, result, at, kiosk, number}));
            !changed)
            return changed;
        return sql.publish({Topic::Command, wire::toString(kiosk)});
    });
}

} // namespace center::store
