// The schema, step by step, in words that SQLite and PostgreSQL both read. A step that was ever released is
// never changed: what is new is a new step at the end, and it only adds.
#include <array>

#include "center/store/engine.h"

namespace center::store {
namespace {

constexpr const char* kFirst = R"(
CREATE TABLE records (
    id BYTEA PRIMARY KEY, kiosk BYTEA NOT NULL, number TEXT NOT NULL, kind BIGINT NOT NULL, street TEXT NOT NULL,
    filed_at BIGINT NOT NULL, clock BIGINT NOT NULL, received_at BIGINT NOT NULL,
    envelope BYTEA NOT NULL, hash BYTEA NOT NULL, payload BYTEA, state BIGINT NOT NULL, reason TEXT);
CREATE INDEX records_open ON records (state, received_at) WHERE state <> 2;
CREATE INDEX records_received ON records (received_at);
CREATE TABLE record_files (
    record BYTEA NOT NULL, nth BIGINT NOT NULL, size BIGINT NOT NULL, hash BYTEA NOT NULL, received BIGINT NOT NULL,
    PRIMARY KEY (record, nth));
CREATE TABLE kiosks (
    id BYTEA PRIMARY KEY, prefix TEXT NOT NULL UNIQUE, name TEXT NOT NULL, hall TEXT NOT NULL, street TEXT NOT NULL,
    version TEXT NOT NULL, signing_key BYTEA, certificate BYTEA, next_certificate BYTEA,
    enrolled_at BIGINT, contact_at BIGINT, revoked_at BIGINT, heartbeat_at BIGINT, heartbeat TEXT,
    last_command BIGINT NOT NULL);
CREATE INDEX kiosks_certificate ON kiosks (certificate);
CREATE INDEX kiosks_next_certificate ON kiosks (next_certificate);
CREATE TABLE enrollment_codes (
    id BYTEA PRIMARY KEY, secret BYTEA NOT NULL, kiosk BYTEA NOT NULL, made_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL, used_at BIGINT, request BYTEA);
CREATE TABLE commands (
    kiosk BYTEA NOT NULL, number BIGINT NOT NULL, text TEXT NOT NULL, signer BYTEA NOT NULL, signature BYTEA NOT NULL,
    made_by TEXT NOT NULL, made_at BIGINT NOT NULL, expires_at BIGINT NOT NULL,
    outcome TEXT NOT NULL, result TEXT NOT NULL, outcome_at BIGINT, PRIMARY KEY (kiosk, number));
CREATE TABLE users (
    id BYTEA PRIMARY KEY, name TEXT NOT NULL UNIQUE, full_name TEXT NOT NULL, password TEXT NOT NULL,
    role TEXT NOT NULL, street TEXT NOT NULL, grid TEXT NOT NULL, department TEXT NOT NULL,
    disabled BIGINT NOT NULL, made_at BIGINT NOT NULL);
CREATE TABLE sessions (
    token BYTEA PRIMARY KEY, user_id BYTEA NOT NULL, csrf BYTEA NOT NULL, made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL);
CREATE TABLE settings (name TEXT PRIMARY KEY, value BYTEA NOT NULL, version BIGINT NOT NULL);
CREATE TABLE cases (
    id BYTEA PRIMARY KEY, record BYTEA UNIQUE, number TEXT NOT NULL, kind BIGINT NOT NULL, state TEXT NOT NULL,
    street TEXT NOT NULL, grid TEXT NOT NULL, department TEXT NOT NULL, assignee TEXT NOT NULL,
    filed_at BIGINT NOT NULL, received_at BIGINT NOT NULL, due_at BIGINT, closed_at BIGINT, rating BIGINT NOT NULL,
    taken_at BIGINT, version BIGINT NOT NULL, facts TEXT NOT NULL, token BYTEA, content BYTEA);
CREATE TABLE case_keys (case_id BYTEA PRIMARY KEY, data_key BYTEA NOT NULL);
CREATE INDEX cases_street ON cases (street, id);
CREATE INDEX cases_number ON cases (number);
CREATE INDEX cases_token ON cases (token) WHERE token IS NOT NULL;
CREATE INDEX cases_closed ON cases (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_due ON cases (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE case_events (
    case_id BYTEA NOT NULL, sequence BIGINT NOT NULL, at BIGINT NOT NULL, type TEXT NOT NULL, actor TEXT NOT NULL,
    body TEXT NOT NULL, sealed BYTEA, previous BYTEA NOT NULL, hash BYTEA NOT NULL, PRIMARY KEY (case_id, sequence));
CREATE TABLE audit (
    sequence BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
    street TEXT NOT NULL, detail TEXT NOT NULL, previous BYTEA NOT NULL, hash BYTEA NOT NULL);
)";

// What lists ask for and facts only say: the category, and when what was promised is over.
constexpr const char* kInbox = R"(
ALTER TABLE cases ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN promised_at BIGINT;
CREATE INDEX cases_promised ON cases (promised_at) WHERE promised_at IS NOT NULL;
CREATE INDEX cases_received ON cases (received_at);
)";

constexpr std::array kSteps{kFirst, kInbox};

} // namespace

Result<> migrate(Engine& engine) {
    return engine.write([](Sql& sql) -> Result<> {
        if (auto alone = sql.alone("schema"); !alone)
            return alone;
        if (auto made = sql.script("CREATE TABLE IF NOT EXISTS schema_steps (step BIGINT PRIMARY KEY)");
            !made)
            return made;
        const auto done = sql.run("SELECT count(*) FROM schema_steps");
        if (!done)
            return nothing(done);
        for (auto step = done->integer(0, 0); step < static_cast<std::int64_t>(kSteps.size()); ++step) {
            if (auto taken = sql.script(kSteps[static_cast<std::size_t>(step)]); !taken)
                return taken;
            if (auto noted = nothing(sql.run("INSERT INTO schema_steps (step) VALUES ($1)", {step + 1}));
                !noted)
                return noted;
        }
        return {};
    });
}

} // namespace center::store
