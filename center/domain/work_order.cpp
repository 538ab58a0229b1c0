#include "center/domain/work_order.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "services/seal/hex.h"

namespace center::domain {
namespace {

constexpr int kSchema = 1;
constexpr std::array<std::string_view, kStateCount> kStateNames{
    "received", "taken", "dispatched", "answered", "rated", "closed", "merged"};

std::int64_t numberOf(hal::WallTime at) { return at.time_since_epoch().count(); }
hal::WallTime timeOf(std::int64_t number) { return hal::WallTime{hal::WallTime::duration{number}}; }

nlohmann::json jsonOf(const RunningClock& clock) {
    nlohmann::json json{{"kind", static_cast<int>(clock.kind)},
                        {"started", numberOf(clock.startedAt)},
                        {"due", numberOf(clock.dueAt)},
                        {"expired", clock.expired}};
    if (clock.remindAt)
        json["remind"] = numberOf(*clock.remindAt);
    return json;
}

RunningClock clockIn(const nlohmann::json& json) {
    RunningClock clock;
    const int kind = json.at("kind").get<int>();
    if (kind < 0 || kind >= kClockCount)
        throw nlohmann::json::other_error::create(501, "clock", &json);
    clock.kind = static_cast<ClockKind>(kind);
    clock.startedAt = timeOf(json.at("started").get<std::int64_t>());
    clock.dueAt = timeOf(json.at("due").get<std::int64_t>());
    clock.expired = json.at("expired").get<bool>();
    if (json.contains("remind"))
        clock.remindAt = timeOf(json.at("remind").get<std::int64_t>());
    return clock;
}

void readInto(const nlohmann::json& json, WorkOrder& order) {
    order.category = json.at("category").get<std::string>();
    order.clocks.clear();
    for (const auto& clock : json.at("clocks"))
        order.clocks.push_back(clockIn(clock));
    order.whistle = static_cast<Whistle>(std::clamp(json.at("whistle").get<int>(), 0, 2));
    order.supervised = json.at("supervised").get<bool>();
    order.escalation = json.at("escalation").get<int>();
    order.extensionAsked = json.at("extension_asked").get<int>();
    order.extensionAskedBy = json.at("extension_asked_by").get<std::string>();
    order.score = json.at("score").get<int>();
    order.rounds = json.at("rounds").get<int>();
    order.mergedInto = wire::parseUuid(json.at("merged_into").get<std::string>()).value_or(wire::Uuid{});
    order.head = seal::fromHex<32>(json.at("head").get<std::string>()).value_or(seal::Hash{});
}

} // namespace

std::string_view toString(State state) { return kStateNames[static_cast<std::size_t>(state)]; }

std::optional<State> parseState(std::string_view text) {
    const auto found = std::ranges::find(kStateNames, text);
    if (found == kStateNames.end())
        return std::nullopt;
    return static_cast<State>(found - kStateNames.begin());
}

const RunningClock* WorkOrder::clock(ClockKind which) const {
    const auto found = std::ranges::find(clocks, which, &RunningClock::kind);
    return found == clocks.end() ? nullptr : &*found;
}

std::optional<hal::WallTime> WorkOrder::dueAt() const {
    std::optional<hal::WallTime> first;
    for (const RunningClock& clock : clocks) {
        // What was whistled is closed after it was evaluated, and by nobody's clock before.
        const bool waits = clock.kind == ClockKind::Rating && whistle != Whistle::None && score == 0;
        if (clock.expired || waits)
            continue;
        const hal::WallTime next = clock.remindAt.value_or(clock.dueAt);
        first = first ? std::min(*first, next) : next;
    }
    return first;
}

std::string factsOf(const WorkOrder& order) {
    nlohmann::json json{{"schema", kSchema},
                        {"category", order.category},
                        {"whistle", static_cast<int>(order.whistle)},
                        {"supervised", order.supervised},
                        {"escalation", order.escalation},
                        {"extension_asked", order.extensionAsked},
                        {"extension_asked_by", order.extensionAskedBy},
                        {"score", order.score},
                        {"rounds", order.rounds},
                        {"merged_into", wire::toString(order.mergedInto)},
                        {"head", seal::toHex(order.head)}};
    json["clocks"] = nlohmann::json::array();
    for (const RunningClock& clock : order.clocks)
        json["clocks"].push_back(jsonOf(clock));
    return json.dump();
}

hal::Result<> readFacts(std::string_view text, WorkOrder& order) {
    try {
        const auto json = nlohmann::json::parse(text);
        if (json.at("schema").get<int>() > kSchema)
            return hal::fail(hal::Fault::Unsupported, "facts of a newer release");
        readInto(json, order);
    } catch (const nlohmann::json::exception&) {
        return hal::fail(hal::Fault::BadData, "facts of a case");
    }
    return {};
}

} // namespace center::domain
