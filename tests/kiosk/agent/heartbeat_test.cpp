#include "kiosk/agent/heartbeat.h"

#include <gtest/gtest.h>

using kiosk::agent::heartbeatOf;
using nlohmann::json;

namespace {

kiosk::agent::KioskFacts facts() {
    kiosk::agent::KioskFacts facts;
    facts.now = {hal::WallTime{hal::Millis{1'795'500'000'000}}, wire::ClockQuality::Synchronised};
    facts.version = "0.3.0";
    facts.outbox = {3, 4096, 1, hal::WallTime{hal::Millis{1'795'400'000'000}}, 12};
    facts.application =
        json{{"schema", 1},
             {"state", "idle"},
             {"devices",
              {{{"slot", "scanner"}, {"health", "ok"}, {"age_ms", 500}, {"uri", "sane:secret"}},
               {{"slot", "page_printer"},
                {"health", "faulty"},
                {"fault", "out_of_paper"},
                {"age_ms", 100},
                {"supplies", {{{"name", "black"}, {"level_percent", 140}}, {{"name", "waste"}}}}}}}};
    return facts;
}

} // namespace

TEST(Heartbeat, SaysWhatTheKioskHasAndDoes) {
    const json body = heartbeatOf(facts());
    EXPECT_EQ(body["state"], "idle");
    EXPECT_EQ(body["clock"], "synchronised");
    EXPECT_EQ(body["queue"], (json{{"records", 3}, {"bytes", 4096}, {"oldest_ms", 1'795'400'000'000}}));
    ASSERT_EQ(body["devices"].size(), 2U);
    EXPECT_EQ(body["devices"][0],
              (json{{"slot", "scanner"}, {"health", "ok"}, {"as_of_ms", 1'795'499'999'500}}));
    EXPECT_EQ(body["devices"][1]["fault"], "out_of_paper");
    EXPECT_EQ(body["supplies"][0], (json{{"name", "black"}, {"level", 100}}));
    EXPECT_EQ(body["supplies"][1]["level"], -1);
    EXPECT_EQ(body["counters"]["delivered"], 12);
}

TEST(Heartbeat, OfAMachineWithoutItsApplicationSaysSo) {
    auto down = facts();
    down.application.reset();
    const json body = heartbeatOf(down);
    EXPECT_EQ(body["state"], "ui_down");
    EXPECT_FALSE(body.contains("devices"));
    EXPECT_EQ(body["ledger"]["head"].get<std::string>().size(), 64U);
}

TEST(Heartbeat, BelievesNothingThatTheApplicationMightSay) {
    auto odd = facts();
    for (const json& said :
         {json(5), json::array(), json{{"state", 5}, {"devices", "none"}},
          json{{"devices", {5, json::array(), {{"slot", std::string(1000, 'x')}, {"age_ms", -5}}}}}}) {
        odd.application = said;
        const json body = heartbeatOf(odd);
        EXPECT_LE(body.dump().size(), 8'000U) << said;
    }
}
