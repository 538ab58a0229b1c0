#include "center/store/audit.h"

#include "center/store/engine.h"
#include "services/wire/canonical_bytes.h"

namespace center::store {
namespace {

#define AUDIT_COLUMNS "sequence, at, actor, action, subject, street, detail, previous, hash"

constexpr int kPage = 1000; // lines in memory while the chain is walked

AuditLine lineOf(const Rows& rows, int row) {
    return {rows.integer(row, 0), rows.time(row, 1),      rows.text(row, 2),
            rows.text(row, 3),    rows.text(row, 4),      rows.text(row, 5),
            rows.text(row, 6),    rows.array<32>(row, 7), rows.array<32>(row, 8)};
}

} // namespace

seal::Hash hashOf(const seal::Hash& previous, const AuditLine& line) {
    wire::ByteWriter bytes;
    bytes.text("banshi audit 1").bytes(previous).number(line.sequence);
    bytes.number(static_cast<std::int64_t>(line.at.time_since_epoch().count()));
    for (const std::string* text : {&line.actor, &line.action, &line.subject, &line.street, &line.detail})
        bytes.number(static_cast<std::uint32_t>(text->size())).text(*text);
    return seal::sha256(std::move(bytes).take());
}

Result<AuditLine> Audit::append(AuditLine line) {
    auto written = engine_->write([&](Sql& sql) -> Result<> {
        if (auto alone = sql.alone("audit"); !alone)
            return alone;
        const auto last = sql.run("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
        if (!last)
            return nothing(last);
        line.sequence = last->integer(0, 0) + 1;
        line.previous = last->array<32>(0, 1);
        line.hash = hashOf(line.previous, line);
        return nothing(sql.run("INSERT INTO audit (" AUDIT_COLUMNS ") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)",
                               {line.sequence, line.at, line.actor, line.action, line.subject, line.street,
                                line.detail, line.previous, line.hash}));
    });
    if (!written)
        return tl::make_unexpected(written.error());
    return line;
}

Result<std::vector<AuditLine>> Audit::list(const AuditFilter& filter) {
    const char* oldest =
        "SELECT " AUDIT_COLUMNS " FROM audit WHERE sequence > $1 AND ($2 = '' OR street = $2) "
        "AND ($3 = '' OR actor = $3) ORDER BY sequence LIMIT $4";
    const char* newest =
        "SELECT " AUDIT_COLUMNS " FROM audit WHERE (sequence < $1 OR $1 = 0) AND ($2 = '' OR street = $2) "
        "AND ($3 = '' OR actor = $3) ORDER BY sequence DESC LIMIT $4";
    return allOf(readRows(*engine_, filter.newestFirst ? newest : oldest,
                          {filter.after, filter.street, filter.actor, std::int64_t{filter.limit}}),
                 lineOf);
}

Result<AuditCheck> Audit::verify() {
    AuditCheck check;
    seal::Hash previous{};
    for (;;) {
        const auto lines = list({.street = {}, .actor = {}, .after = check.lines, .limit = kPage});
        if (!lines)
            return tl::make_unexpected(lines.error());
        for (const AuditLine& line : *lines) {
            const bool fits = line.sequence == check.lines + 1 && line.previous == previous &&
                              line.hash == hashOf(previous, line);
            if (!fits) {
                check.firstWrong = check.lines + 1;
                return check;
            }
            previous = line.hash;
            check.lines = line.sequence;
        }
        if (lines->size() < kPage)
            return check;
    }
}

} // namespace center::store
