#include "center/domain/work_order.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include <nlohmann/json.hpp>

#include "services/seal/hex.h"

namespace center::domain {
namespace {

constexpr int kSchema = 1;
constexpr int kMost = 1'000'000; // of what is counted
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
    if (clock.missedAt)
        json["missed"] = numberOf(*clock.missedAt);
    return json;
}

// The library would turn a fraction or a far too large number into some integer.
std::int64_t wholeIn(const nlohmann::json& json, const char* name,
                     std::int64_t least = std::numeric_limits<std::int64_t>::min(),
                     std::int64_t most = std::numeric_limits<std::int64_t>::max()) {
    const auto& value = json.at(name);
    const bool fits = value.is_number_integer() &&
                      !(value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) &&
                      value.get<std::int64_t>() >= least && value.get<std::int64_t>() <= most;
    if (!fits)
        throw nlohmann::json::other_error::create(501, name, &json);
    return value.get<std::int64_t>();
}

int smallIn(const nlohmann::json& json, const char* name, int least, int most) {
    return static_cast<int>(wholeIn(json, name, least, most));
}

RunningClock clockIn(const nlohmann::json& json) {
    RunningClock clock;
    clock.kind = static_cast<ClockKind>(smallIn(json, "kind", 0, kClockCount - 1));
    clock.startedAt = timeOf(wholeIn(json, "started"));
    clock.dueAt = timeOf(wholeIn(json, "due"));
    clock.expired = json.at("expired").get<bool>();
    if (json.contains("remind"))
        clock.remindAt = timeOf(wholeIn(json, "remind"));
    if (json.contains("missed"))
        clock.missedAt = timeOf(wholeIn(json, "missed"));
    return clock;
}

void readInto(const nlohmann::json& json, WorkOrder& order) {
    order.category = json.at("category").get<std::string>();
    order.clocks.clear();
    for (const auto& clock : json.at("clocks"))
        order.clocks.push_back(clockIn(clock));
    order.whistle = static_cast<Whistle>(smallIn(json, "whistle", 0, 2));
    order.supervised = json.at("supervised").get<bool>();
    order.escalation = smallIn(json, "escalation", 0, 2);
    order.extensionAsked = smallIn(json, "extension_asked", 0, kMost);
    order.extensionAskedBy = json.at("extension_asked_by").get<std::string>();
    order.score = smallIn(json, "score", 0, 100);
    order.rounds = smallIn(json, "rounds", 1, kMost);
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

std::optional<hal::WallTime> WorkOrder::promisedAt() const {
    std::optional<hal::WallTime> first;
    for (const RunningClock& clock : clocks)
        if (clock.kind != ClockKind::Rating)
            first = first ? std::min(*first, clock.promisedAt()) : clock.promisedAt();
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
        if (wholeIn(json, "schema", 1) > kSchema)
            return hal::fail(hal::Fault::Unsupported, "facts of a newer release");
        readInto(json, order);
    } catch (const nlohmann::json::exception&) {
        return hal::fail(hal::Fault::BadData, "facts of a case");
    }
    return {};
}

} // namespace center::domain
