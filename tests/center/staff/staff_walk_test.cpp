// staff.yaml is what the server really does; and a clerk of one street walks all of it against another's.
#include <fstream>
#include <set>

#include "tests/center/staff/staffed_center.h"

namespace center::staff {
namespace {

struct Operation {
    std::string method, path;
    bool stream = false;
    std::size_t bodyLimit = 0;
    std::set<int> statuses;
};

// The page keeps to one layout: two blanks a level.
std::vector<Operation> documented() {
    std::ifstream page(BANSHI_STAFF_API);
    std::vector<Operation> all;
    std::string path;
    for (std::string line; std::getline(page, line) && line != "components:";) {
        if (line.starts_with("  /"))
            path = line.substr(2, line.size() - 3);
        for (const auto& [word, method] :
             {std::pair{"get", "GET"}, {"put", "PUT"}, {"post", "POST"}, {"delete", "DELETE"}})
            if (line == "    " + std::string(word) + ":")
                all.push_back({.method = method, .path = path, .statuses = {}});
        if (line == "      x-stream: true")
            all.back().stream = true;
        if (const std::string key = "      x-body-limit: "; line.starts_with(key))
            all.back().bodyLimit = std::stoul(line.substr(key.size()));
        if (line.starts_with("        \"") && !all.empty())
            all.back().statuses.insert(std::stoi(line.substr(9, 3)));
    }
    return all;
}

class StaffWalk : public StaffTest {
protected:
    // The path with what belongs to street s02 in it.
    std::string filled(std::string path) const {
        const bool ofKiosk = path.find("/kiosks/") != std::string::npos;
        const bool ofRecord = path.find("/quarantine/") != std::string::npos;
        const std::string id = wire::toString(ofKiosk ? kiosk.id : ofRecord ? record.id : foreign.id);
        for (const auto& [name, value] :
             {std::pair<std::string, std::string>{"{id}", id}, {"{index}", "0"}, {"{number}", "1"}})
            if (const auto at = path.find(name); at != std::string::npos)
                path.replace(at, name.size(), value);
        return path;
    }
    std::string bodyFor(const Operation& operation) const {
        if (operation.path.ends_with("/events"))
            return R"({"schema":1,"type":"taken","version":1})";
        if (operation.path.ends_with("/commands"))
            return R"({"schema":1,"type":"restart"})";
        return R"({"schema":1})";
    }
    static bool namesOne(const Operation& operation) { return operation.path.find('{') != std::string::npos; }
    static bool signsIn(const Operation& operation) {
        return operation.method == "POST" && operation.path.starts_with("/staff/v1/session");
    }
    // Of people and their audit another test speaks.
    static bool isOurs(const Operation& operation) {
        for (const char* other : {"/staff/v1/session", "/staff/v1/users", "/staff/v1/audit"})
            if (operation.path.starts_with(other))
                return false;
        return true;
    }

    void SetUp() override {
        record.id = wire::newUuid(center.clock);
        record.number = "XH02-000009-0";
        record.kind = wire::RecordKind::Appeal;
        record.street = "s02";
        record.receivedAt = record.filed.at = center.clock.wall();
        ASSERT_TRUE(center.store->records().ingest(record));
        ASSERT_EQ(center.desk.openWaiting(10)->quarantined, 1);
        ASSERT_EQ(
            technician
                .say("/staff/v1/kiosks/" + wire::toString(kiosk.id) + "/commands", {{"type", "send_logs"}})
                .status,
            202);
        ASSERT_TRUE(center.store->fleet().outcome(kiosk.id, 1, "done", R"({"result":{"text":"log"}})",
                                                  center.clock.wall()));
    }

    const store::Case foreign =
        center.file("s02-g001", {{wire::FileType::Png, hal::Bytes(40, 1)}}, "words of s02");
    const store::Kiosk kiosk = center.kiosk("XH02", "s02");
    store::Record record;
};

TEST_F(StaffWalk, ThePageNamesEveryRouteAndNoOther) {
    std::set<std::string> said, there;
    for (const Operation& operation : documented())
        said.insert(operation.method + " " + operation.path);
    http::Routes routes;
    center.addRoutes(routes);
    for (const auto& [method, pattern] : routes.list())
        there.insert(std::string(http::toString(method)) + " " + pattern);
    EXPECT_EQ(said, there);
}

TEST_F(StaffWalk, NobodyReachesAnotherStreetByAnyRoute) {
    const std::string before = center.store->cases().find(foreign.id)->facts;
    for (const Operation& operation : documented()) {
        if (!isOurs(operation) || operation.stream)
            continue;
        const std::string name = operation.method + " " + operation.path;
        for (const Person* person : {&clerk, &leader, &grid}) {
            const auto refusals = [&] {
                const auto all = center.audited(person->id());
                return std::ranges::count(all, "refused");
            };
            const auto known = refusals();
            const Heard heard = person->ask(operation.method, filled(operation.path),
                                            operation.method == "GET" ? "" : bodyFor(operation));
            EXPECT_TRUE(operation.statuses.contains(heard.status)) << name << " answers " << heard.status;
            const bool refused = heard.status == 404 || heard.status == 403;
            EXPECT_TRUE(refused || !namesOne(operation)) << name << " answers " << heard.status;
            EXPECT_EQ(refusals(), known + (refused ? 1 : 0)) << name;
            for (const std::string& secret :
                 {wire::toString(foreign.id), foreign.number, std::string("words of s02"),
                  wire::toString(kiosk.id), wire::toString(record.id), std::string("XH02")})
                EXPECT_EQ(heard.body.find(secret), std::string::npos) << name;
        }
    }
    EXPECT_EQ(center.store->cases().find(foreign.id)->facts, before);
    EXPECT_EQ(center.store->cases().find(foreign.id)->version, 1);
    EXPECT_EQ(center.store->fleet().history(kiosk.id, 10)->size(), 1U);
    EXPECT_EQ(center.store->records().find(record.id)->state, store::RecordState::Quarantined);
}

TEST_F(StaffWalk, AnIdThatNobodyHasIsAnsweredTheSame) {
    for (const Operation& operation : documented()) {
        if (!isOurs(operation) || !namesOne(operation))
            continue;
        std::string absent = operation.path;
        absent.replace(absent.find("{id}"), 4, wire::toString(wire::newUuid(center.clock)));
        const std::string body = operation.method == "GET" ? "" : bodyFor(operation);
        const Heard there = clerk.ask(operation.method, filled(operation.path), body);
        const Heard nowhere = clerk.ask(operation.method, filled(absent), body);
        EXPECT_EQ(there.status, nowhere.status) << operation.path;
        EXPECT_EQ(there.body, nowhere.body) << operation.path;
    }
}

// Another site can make a browser send the cookie, and cannot read the token.
TEST_F(StaffWalk, EveryChangeAsksForTheToken) {
    int changes = 0;
    for (const Operation& operation : documented()) {
        if (operation.method == "GET")
            continue;
        ++changes;
        const std::string path = filled(operation.path);
        const std::string right =
            supervisor.request(operation.method, path, operation.bodyLimit == 0 ? "" : bodyFor(operation));
        const auto forged = [&](const std::string& what, const std::string& with) {
            std::string text = right;
            text.replace(text.find(what), what.size(), with);
            return supervisor.hear(text);
        };
        const std::string token = "X-CSRF-Token: " + supervisor.csrf;
        std::vector<Heard> answers{forged(token, token + "\r\nSec-Fetch-Site: cross-site")};
        if (!signsIn(operation)) {
            answers.push_back(forged(token, "X-Other: 1"));
            answers.push_back(forged(token, "X-CSRF-Token: " + clerk.csrf));
            answers.push_back(forged(token, "X-CSRF-Token: "));
        }
        for (const Heard& heard : answers) {
            EXPECT_EQ(heard.status, 403) << operation.path;
            EXPECT_EQ(heard.content().value("error", ""), "csrf") << operation.path;
        }
        EXPECT_TRUE(operation.statuses.contains(403)) << operation.path;
    }
    EXPECT_GT(changes, 8);
    EXPECT_EQ(center.store->cases().find(foreign.id)->version, 1);
    EXPECT_EQ(supervisor.get("/staff/v1/session").status, 200) << "still signed in";
}

TEST_F(StaffWalk, NobodyComesInWithoutASession) {
    for (const Operation& operation : documented()) {
        if (signsIn(operation))
            continue;
        http::RawClient client(center.port);
        const std::string length = operation.method == "GET" ? "" : "Content-Length: 0\r\n";
        const std::string answer = client.ask(operation.method + " " + filled(operation.path) +
                                              " HTTP/1.1\r\nHost: h\r\n" + length + "\r\n");
        EXPECT_EQ(http::statusOf(answer), 401) << operation.path;
    }
}

TEST_F(StaffWalk, EveryRouteKnowsNonsenseAndFloods) {
    for (const Operation& operation : documented()) {
        if (!isOurs(operation) || operation.method == "GET")
            continue;
        const std::string path = filled(operation.path);
        const Heard nonsense = supervisor.ask(operation.method, path, "{nonsense");
        EXPECT_TRUE(operation.statuses.contains(nonsense.status)) << path << " answers " << nonsense.status;
        EXPECT_EQ(supervisor.ask(operation.method, path, std::string(operation.bodyLimit + 1, ' ')).status,
                  413)
            << path;
        EXPECT_NE(supervisor.ask(operation.method, path, std::string(operation.bodyLimit, ' ')).status, 413)
            << path;
    }
}

} // namespace
} // namespace center::staff
