#include "center/staff/case_json.h"

#include <array>

#include "center/domain/apply.h"
#include "hal/base/time_text.h"
#include "services/seal/hex.h"
#include "services/wire/clock_quality.h"

namespace center::staff {
namespace {

Json textOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json clockJson(domain::ClockKind kind, hal::WallTime from, hal::WallTime due,
               std::optional<hal::WallTime> done) {
    return {{"kind", domain::toString(kind)},
            {"from", hal::rfc3339Millis(from)},
            {"due", hal::rfc3339Millis(due)},
            {"done_at", timeOrNull(done)}};
}

// The response stays visible after it stopped: it is what a resident was promised first.
Json clocksJson(const domain::WorkOrder& order, const domain::Rules& rules) {
    using domain::ClockKind;
    Json clocks = Json::array();
    if (order.takenAt && !order.clock(ClockKind::Response)) {
        const bool appeal = order.kind == wire::RecordKind::Appeal;
        const auto& rule = rules.of(appeal ? ClockKind::Response : ClockKind::Dispatch);
        clocks.push_back(clockJson(ClockKind::Response, order.receivedAt, rules.due(rule, order.receivedAt),
                                   order.takenAt));
    }
    for (const domain::RunningClock& clock : order.clocks)
        clocks.push_back(clockJson(clock.kind, clock.startedAt, clock.promisedAt(), {}));
    return clocks;
}

Json actorJson(const std::string& id, const Json& role, const OpenedCase& opened) {
    const auto known = opened.people.find(id);
    return {{"id", id}, {"name", known == opened.people.end() ? "" : known->second.fullName}, {"role", role}};
}

Json eventJson(const OpenedEvent& event, const OpenedCase& opened, const domain::Organisation& organisation) {
    const Json body = Json::parse(event.row.body, nullptr, false);
    const auto member = [&](const char* name) {
        return body.is_object() && body.contains(name) ? body.at(name) : Json();
    };
    Json json{{"number", event.row.sequence},
              {"at", hal::rfc3339Millis(event.row.at)},
              {"type", event.row.type},
              {"actor", actorJson(event.row.actor, member("role"), opened)}};
    if (const Json street = member("street"), grid = member("grid"); street.is_string() && grid.is_string())
        json["place"] = placeJson({street.get<std::string>(), grid.get<std::string>()}, organisation);
    for (const char* name : {"department", "assignee", "days", "rating", "score", "clock", "other"})
        if (Json value = member(name); !value.is_null())
            json[name] = std::move(value);
    json["text"] = textOrNull(event.text);
    json["hash"] = seal::toHex(event.row.hash);
    return json;
}

// What was filed, as it was filed; what kiosks of a newer release add is shown, too.
Json contentJson(const OpenedCase& opened) {
    if (!opened.payload)
        return nullptr;
    Json content =
        Json::parse(opened.payload->content.begin(), opened.payload->content.end(), nullptr, false);
    if (!content.is_object())
        return nullptr;
    content.erase("schema");
    return content;
}

std::string_view typeOf(wire::FileType type) {
    constexpr std::array<std::string_view, 4> kNames{"", "pdf", "jpeg", "png"};
    return kNames.at(static_cast<std::size_t>(type));
}

Json attachmentsJson(const OpenedCase& opened) {
    Json list = Json::array();
    for (std::size_t i = 0; i < opened.fileSizes.size(); ++i) {
        const std::string_view type = typeOf(opened.payload->files[i].type);
        list.push_back({{"index", i},
                        {"type", type},
                        {"size", opened.fileSizes[i]},
                        {"name", attachmentName(opened, i)}});
    }
    return list;
}

wire::ClockQuality qualityOf(const OpenedCase& opened, store::Store& store) {
    const auto record = store.records().find(opened.row.record);
    return record ? record->filed.quality : wire::ClockQuality::Unset;
}

} // namespace

Json timeOrNull(const std::optional<hal::WallTime>& at) {
    return at ? Json(hal::rfc3339Millis(*at)) : Json();
}

Json placeJson(const domain::Place& place, const domain::Organisation& organisation) {
    std::string streetName, gridName;
    for (const domain::Street& street : organisation.streets()) {
        if (street.id != place.street)
            continue;
        streetName = street.name;
        for (const domain::Grid& grid : street.grids)
            if (grid.id == place.grid)
                gridName = grid.name;
    }
    return {
        {"street", place.street}, {"street_name", streetName}, {"grid", place.grid}, {"grid_name", gridName}};
}

std::string attachmentName(const OpenedCase& opened, std::size_t index) {
    return opened.row.number + "-" + std::to_string(index + 1) + "." +
           std::string(typeOf(opened.payload->files.at(index).type));
}

Json caseLine(const store::Case& row, const domain::WorkOrder& order,
              const domain::Organisation& organisation, const domain::Rules& rules) {
    return {{"id", wire::toString(row.id)},
            {"number", row.number},
            {"kind", wire::toString(row.kind)},
            {"category", order.category},
            {"state", row.state},
            {"place", placeJson(row.place, organisation)},
            {"filed_at", hal::rfc3339Millis(row.filedAt)},
            {"received_at", hal::rfc3339Millis(row.receivedAt)},
            {"version", row.version},
            {"clocks", clocksJson(order, rules)},
            {"supervised", order.supervised},
            {"escalation", order.escalation},
            {"department", textOrNull(row.department)},
            {"assignee", textOrNull(row.assignee)},
            {"rating", row.rating == 0 ? Json() : Json(row.rating)}};
}

Json caseJson(const OpenedCase& opened, const domain::Actor& actor, const DeskRoom& room) {
    const domain::WorkOrder& order = opened.order;
    Json json = caseLine(opened.row, order, room.organisation, room.rules);
    const auto assignee = opened.people.find(opened.row.assignee);
    json["assignee_name"] = assignee == opened.people.end() ? Json() : Json(assignee->second.fullName);
    json["clock_quality"] = wire::toString(qualityOf(opened, room.center.store));
    json["closed_at"] = timeOrNull(opened.row.closedAt);
    json["score"] = order.score == 0 ? Json() : Json(order.score);
    json["rounds"] = order.rounds;
    json["extension_asked"] = order.extensionAsked == 0 ? Json() : Json(order.extensionAsked);
    json["merged_into"] = order.mergedInto == wire::Uuid{} ? Json() : Json(wire::toString(order.mergedInto));
    json["forgotten"] = opened.forgotten;
    json["content"] = contentJson(opened);
    json["attachments"] = attachmentsJson(opened);
    json["timeline"] = Json::array();
    for (const OpenedEvent& event : opened.timeline)
        json["timeline"].push_back(eventJson(event, opened, room.organisation));
    json["chain"] = opened.firstWrong ? "broken" : "whole";
    json["may"] = Json::array();
    for (const domain::EventType type : domain::possibleEvents(actor, order))
        json["may"].push_back(domain::toString(type));
    return json;
}

} // namespace center::staff
