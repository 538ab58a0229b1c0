#include "center/staff/case_query.h"

#include <array>

namespace center::staff {
namespace {

using domain::State;

std::optional<std::vector<std::string>> statesOf(std::string_view text) {
    std::vector<std::string> states;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (word == "open") {
            for (const State state : {State::Received, State::Taken, State::Dispatched})
                states.emplace_back(domain::toString(state));
        } else if (domain::parseState(word)) {
            states.emplace_back(word);
        } else {
            return std::nullopt;
        }
    }
    return states;
}

std::optional<wire::RecordKind> kindOf(std::string_view text) {
    for (const auto kind :
         {wire::RecordKind::Application, wire::RecordKind::Appeal, wire::RecordKind::Rating})
        if (wire::toString(kind) == text)
            return kind;
    return std::nullopt;
}

// "2026" of "2026-11-24" and so on; nothing but digits.
std::optional<int> numberAt(std::string_view text, std::size_t at, std::size_t size) {
    const auto number = text.size() >= at + size ? api::digits(text.substr(at, size)) : std::nullopt;
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

} // namespace

std::optional<domain::Place> placeOf(std::string_view id, const domain::Organisation& organisation) {
    const domain::Place street{std::string(id), {}};
    if (!id.empty() && organisation.has(street))
        return street;
    return organisation.placeOfGrid(std::string(id));
}

std::optional<hal::WallTime> momentOf(std::string_view text, std::chrono::minutes utcOffset) {
    const auto year = numberAt(text, 0, 4), month = numberAt(text, 5, 2), day = numberAt(text, 8, 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok() || *year < 1970)
        return std::nullopt;
    const hal::WallTime midnight{std::chrono::sys_days{date}};
    if (text.size() == 10)
        return midnight - utcOffset;
    const auto hour = numberAt(text, 11, 2), minute = numberAt(text, 14, 2), second = numberAt(text, 17, 2);
    const bool shape = text.size() >= 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':';
    if (!shape || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    const std::string_view rest = text.substr(19);
    const auto millis = rest.size() == 5 && rest[0] == '.' && rest[4] == 'Z' ? numberAt(rest, 1, 3)
                        : rest == "Z"                                        ? std::optional(0)
                                                                             : std::nullopt;
    if (!millis)
        return std::nullopt;
    return midnight + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(*second) + std::chrono::milliseconds(*millis);
}

std::optional<store::CaseFilter> caseFilterOf(const http::Request& request, const domain::Actor& actor,
                                              const DeskRoom& room) {
    const hal::WallTime now = room.center.clock.wall();
    const auto page = pageOf(request);
    if (!page)
        return std::nullopt;
    store::CaseFilter filter;
    filter.scope = actor.scope;
    filter.limit = page->limit;
    filter.below = page->below;
    const auto asked = [&](const char* name) {
        return request.target.value(name).value_or(std::string_view());
    };
    const auto states = statesOf(asked("state"));
    if (!states)
        return std::nullopt;
    filter.states = *states;
    if (const auto clock = asked("clock"); clock == "overdue") {
        filter.promisedBefore = now;
    } else if (clock == "soon") {
        filter.promisedFrom = now;
        filter.promisedBefore = now + kSoon;
    } else if (!clock.empty()) {
        return std::nullopt;
    }
    if (const auto id = asked("place"); !id.empty()) {
        const auto place = placeOf(id, room.organisation);
        if (!place)
            return std::nullopt;
        filter.within = *place;
    }
    if (const auto kind = asked("kind"); !kind.empty()) {
        filter.kind = kindOf(kind);
        if (!filter.kind)
            return std::nullopt;
    }
    using Bound = std::pair<const char*, std::optional<hal::WallTime>*>;
    for (const auto& [name, bound] :
         {Bound{"from", &filter.receivedFrom}, Bound{"to", &filter.receivedBefore}})
        if (const auto text = asked(name); !text.empty()) {
            *bound = momentOf(text, room.rules.calendar.utcOffset);
            if (!*bound)
                return std::nullopt;
        }
    filter.category = asked("category");
    filter.numberBegins = asked("text");
    filter.assignee = asked("assignee") == "me" ? actor.id : std::string(asked("assignee"));
    return filter;
}

} // namespace center::staff
