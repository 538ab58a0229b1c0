#include "center/staff/kiosk_json.h"

#include "hal/base/time_text.h"

namespace center::staff {
namespace {

using api::Json;

Json timeOf(const std::optional<hal::WallTime>& at) { return at ? Json(hal::rfc3339Millis(*at)) : Json(); }

Json reportOf(const store::Kiosk& kiosk) {
    Json report = kiosk.heartbeat ? Json::parse(kiosk.heartbeat->report, nullptr, false) : Json();
    return report.is_object() ? report : Json::object();
}

// The heartbeat was checked when it came; a member that is missing is one that an older kiosk does not tell.
Json member(const Json& object, const char* name, Json otherwise = {}) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? *found : std::move(otherwise);
}

Json devicesOf(const Json& report) {
    Json devices = Json::array();
    for (const Json& told : member(report, "devices", Json::array()))
        devices.push_back({{"slot", member(told, "slot")},
                           {"kind", member(told, "kind", member(told, "slot"))},
                           {"state", member(told, "health")},
                           {"fault", member(told, "fault")}});
    return devices;
}

Json lineOf(const store::Kiosk& kiosk, const Json& report, hal::WallTime now) {
    const bool online = isOnline(kiosk, now);
    const std::string state = member(report, "state", "unknown").get<std::string>();
    const Json queue = member(report, "queue", Json::object());
    return {{"id", wire::toString(kiosk.id)},
            {"name", kiosk.name},
            {"hall", kiosk.hall},
            {"street", kiosk.street},
            {"grid", nullptr}, // a hall belongs to its street
            {"prefix", kiosk.prefix},
            {"online", online},
            {"last_contact", timeOf(kiosk.heartbeat ? std::optional(kiosk.heartbeat->at) : kiosk.contactAt)},
            {"state", state},
            {"in_service", online && (state == "idle" || state == "serving")},
            {"reason", member(report, "reason")},
            {"version", member(report, "version", kiosk.version)},
            {"queue", {{"records", member(queue, "records", 0)}, {"bytes", member(queue, "bytes", 0)}}},
            {"devices", devicesOf(report)},
            {"supplies", member(report, "supplies", Json::array())},
            {"enrolled", timeOf(kiosk.enrolledAt)},
            {"revoked", timeOf(kiosk.revokedAt)}};
}

} // namespace

bool isOnline(const store::Kiosk& kiosk, hal::WallTime now) {
    return !kiosk.revokedAt && kiosk.heartbeat && now - kiosk.heartbeat->at <= kOfflineAfter;
}

Json kioskLine(const store::Kiosk& kiosk, hal::WallTime now) { return lineOf(kiosk, reportOf(kiosk), now); }

Json kioskJson(const store::Kiosk& kiosk, hal::WallTime now) {
    const Json report = reportOf(kiosk);
    Json json = lineOf(kiosk, report, now);
    json["clock"] = member(report, "clock");
    json["counters"] = member(report, "counters", Json::object());
    json["oldest_record"] = Json();
    if (const Json oldest = member(member(report, "queue"), "oldest_ms"); oldest.is_number_integer())
        json["oldest_record"] = hal::rfc3339Millis(hal::WallTime(hal::Millis(oldest.get<std::int64_t>())));
    const Json ledger = member(report, "ledger", Json::object());
    json["ledger"] = {{"entries", member(ledger, "entries")}, {"head", member(ledger, "head")}};
    json["key_list_version"] = member(report, "key_list_version");
    json["policy_version"] = member(report, "policy_version");
    json["catalog_version"] = member(report, "catalog_version");
    json["last_command"] = kiosk.lastCommand;
    return json;
}

} // namespace center::staff
