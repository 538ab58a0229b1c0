#include "kiosk/agent/heartbeat.h"

#include <algorithm>

namespace kiosk::agent {
namespace {

using nlohmann::json;

constexpr std::size_t kMostRows = 32;
constexpr std::size_t kLongestWord = 32;

std::string word(const json& object, const char* name) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_string()
               ? found->get<std::string>().substr(0, kLongestWord)
               : std::string();
}

std::int64_t number(const json& object, const char* name, std::int64_t otherwise) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_number_integer()
               ? found->get<std::int64_t>()
               : otherwise;
}

const json& list(const json& object, const char* name) {
    static const json kNone = json::array();
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_array() ? *found : kNone;
}

void addDevices(json& body, const json& application, hal::WallTime now) {
    json devices = json::array();
    json supplies = json::array();
    for (const json& told : list(application, "devices")) {
        if (devices.size() == kMostRows)
            break;
        json device{{"slot", word(told, "slot")},
                    {"health", word(told, "health")},
                    {"as_of_ms",
                     now.time_since_epoch().count() - std::max<std::int64_t>(0, number(told, "age_ms", 0))}};
        if (const auto fault = word(told, "fault"); !fault.empty())
            device["fault"] = fault;
        devices.push_back(std::move(device));
        for (const json& supply : list(told, "supplies"))
            if (supplies.size() < kMostRows)
                supplies.push_back(
                    {{"name", word(supply, "name")},
                     {"level", std::clamp<std::int64_t>(number(supply, "level_percent", -1), -1, 100)}});
    }
    body["devices"] = std::move(devices);
    body["supplies"] = std::move(supplies);
}

} // namespace

json heartbeatOf(const KioskFacts& facts) {
    json body{{"schema", 1},
              {"sent_at_ms", facts.now.at.time_since_epoch().count()},
              {"clock", wire::toString(facts.now.quality)},
              {"version", facts.version},
              {"state", "ui_down"},
              {"queue", {{"records", facts.outbox.records}, {"bytes", facts.outbox.bytes}}},
              {"counters", {{"delivered", facts.outbox.delivered}, {"refused", facts.outbox.refused}}},
              {"key_list_version", facts.keyListVersion},
              {"policy_version", facts.policyVersion},
              {"last_command", facts.lastCommand}};
    if (facts.outbox.oldest)
        body["queue"]["oldest_ms"] = facts.outbox.oldest->time_since_epoch().count();
    body["ledger"] = {{"chain", facts.chain},
                      {"entries", facts.head ? facts.head->link : 0},
                      {"head", facts.head ? facts.head->hashHex : std::string(64, '0')},
                      {"signature", facts.head ? facts.head->signatureHex : std::string(128, '0')}};
    if (!facts.application)
        return body;
    body["state"] = word(*facts.application, "state");
    if (const auto reason = word(*facts.application, "reason"); !reason.empty())
        body["reason"] = reason;
    addDevices(body, *facts.application, facts.now.at);
    return body;
}

} // namespace kiosk::agent
