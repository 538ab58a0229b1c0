// The database first: a file whose data key is gone says nothing any more, should the power fail in between.
#include "center/main/forgetting.h"

#include <array>

#include <nlohmann/json.hpp>

namespace center {
namespace {

constexpr int kAtOnce = 50; // others write, too

struct Period {
    wire::RecordKind kind;
    int Keeping::*days;
};
constexpr std::array kPeriods{Period{wire::RecordKind::CopyMade, &Keeping::copies},
                              Period{wire::RecordKind::Application, &Keeping::applications},
                              Period{wire::RecordKind::Appeal, &Keeping::appeals},
                              Period{wire::RecordKind::Rating, &Keeping::ratings},
                              Period{wire::RecordKind::Report, &Keeping::reports}};

hal::WallTime daysBefore(hal::WallTime now, int days) { return now - std::chrono::hours(24) * days; }

// Calls `forget` until there is nothing more; gives what it gave, added up.
template <class Forget>
store::Result<store::Forgotten> inSteps(const api::RecordFiles& files, const std::stop_token& stop,
                                        const Forget& forget) {
    store::Forgotten all;
    while (!stop.stop_requested()) {
        const auto step = forget();
        if (!step)
            return step;
        for (const wire::Uuid& record : step->records)
            files.forget(record);
        all.cases.insert(all.cases.end(), step->cases.begin(), step->cases.end());
        all.records.insert(all.records.end(), step->records.begin(), step->records.end());
        if (step->cases.size() + step->records.size() == 0)
            break;
    }
    return all;
}

store::Result<> note(store::Store& store, const Forgotten& forgotten, hal::WallTime now) {
    store::AuditLine line;
    line.at = now;
    line.actor = "center";
    line.action = "forgotten";
    line.detail = nlohmann::ordered_json{{"cases", forgotten.cases},
                                         {"records", forgotten.records},
                                         {"commands", forgotten.commands}}
                      .dump();
    const auto kept = store.audit().append(std::move(line));
    return kept ? store::Result<>() : tl::make_unexpected(kept.error());
}

} // namespace

store::Result<Forgotten> forgetOld(store::Store& store, const api::RecordFiles& files, const Keeping& keeping,
                                   hal::WallTime now, const std::stop_token& stop) {
    Forgotten forgotten;
    for (const Period& period : kPeriods) {
        const hal::WallTime before = daysBefore(now, keeping.*period.days);
        const auto cases =
            inSteps(files, stop, [&] { return store.retention().forgetCases(period.kind, before, kAtOnce); });
        if (!cases)
            return tl::make_unexpected(cases.error());
        const auto records = inSteps(
            files, stop, [&] { return store.retention().forgetRecords(period.kind, before, kAtOnce); });
        if (!records)
            return tl::make_unexpected(records.error());
        forgotten.cases += static_cast<std::int64_t>(cases->cases.size());
        forgotten.records += static_cast<std::int64_t>(records->records.size());
    }
    const auto commands = store.retention().forgetCommands(daysBefore(now, keeping.commands));
    if (!commands)
        return tl::make_unexpected(commands.error());
    forgotten.commands = *commands;
    if (const auto expired = store.staff().forgetExpired(now); !expired)
        return tl::make_unexpected(expired.error());
    if (!forgotten.anything())
        return forgotten;
    if (const auto noted = note(store, forgotten, now); !noted)
        return tl::make_unexpected(noted.error());
    if (const auto tidied = store.retention().tidy(); !tidied)
        return tl::make_unexpected(tidied.error());
    return forgotten;
}

} // namespace center
