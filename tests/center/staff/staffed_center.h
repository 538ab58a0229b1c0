// A center with people, cases and kiosks behind real sockets; the clock is the test's.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "center/http/server.h"
#include "center/pki/keys.h"
#include "center/signin/gate.h"
#include "center/signin/session_routes.h"
#include "center/signin/user_routes.h"
#include "center/staff/pages.h"
#include "services/seal/sealed_file.h"
#include "services/wire/envelope.h"
#include "services/wire/payload.h"
#include "tests/center/http/raw_client.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

namespace center::staff {

using nlohmann::json;
using namespace std::chrono_literals;

struct Heard {
    int status = 0;
    std::string head, body;
    [[nodiscard]] json content() const { return json::parse(body, nullptr, false); }
};

class StaffedCenter {
public:
    StaffedCenter() {
        clock.advance(2h); // ten in the morning there
        EXPECT_TRUE(pki::makeKeys(home / "keys", {"Example", {"127.0.0.1"}}, clock));
        keys = std::make_unique<pki::Keys>(pki::loadKeys(home / "keys", {"127.0.0.1"}, clock).value());
        center.emplace(api::Center{*store, *keys, log, clock, home / "files", ""});
        sessions.emplace(*center, signin::SessionTimes{.idle = 24h, .longest = 24h});
        pages = std::make_unique<Pages>(
            DeskRoom{*center, desk, box, organisation, rules, files}, rendererBeside(),
            [this](const Signed& who) {
                return store->staff().session(who.session, clock.wall()).has_value();
            },
            Stream::Pace{.pulse = 20ms, .ping = 40ms});
        gate = std::make_unique<Gate>(*center, *sessions, Transport::Plain);
        http::Listener listener{.name = "staff"};
        listener.limits.perAddress = 400;
        addRoutes(listener.routes);
        port = server.listen(std::move(listener)).value();
        server.start();
    }
    ~StaffedCenter() {
        pages->close();
        server.stop(0ms);
    }

    void addRoutes(http::Routes& routes) {
        addSessionRoutes(routes, *center, *sessions, *gate, "Example");
        addUserRoutes(routes, *center, *sessions, *gate, organisation);
        pages->add(routes, *gate);
    }

    store::User user(const std::string& name, domain::Role role, const domain::Scope& scope) {
        store::User user;
        user.id = wire::newUuid(clock);
        user.name = name;
        user.fullName = "Synthetic " + name;
        user.role = domain::toString(role);
        user.scope = scope;
        EXPECT_TRUE(store->staff().add(user));
        return user;
    }

    // As a kiosk files and the center takes in and opens.
    store::Case file(const std::string& place,
                     const std::vector<std::pair<wire::FileType, hal::Bytes>>& scans = {},
                     const std::string& text = "synthetic words", const std::string& category = "noise") {
        wire::Payload payload;
        payload.token[0] = static_cast<std::uint8_t>(++filed);
        wire::Envelope envelope;
        std::vector<hal::Bytes> sealed;
        for (const auto& [type, bytes] : scans) {
            const seal::FileKey key = seal::newFileKey();
            wire::PayloadFile file{.type = type};
            std::ranges::copy(key, file.key.begin());
            payload.files.push_back(file);
            sealed.push_back(seal::closeFile(key, bytes).value());
            envelope.files.push_back({sealed.back().size(), seal::sha256(sealed.back())});
        }
        const std::string street = place.substr(0, 3), grid = place.size() > 3 ? place : "";
        const std::string content = json{{"schema", 1},  {"category", category}, {"street", street},
                                         {"grid", grid}, {"callback", "000"},    {"text", text}}
                                        .dump();
        payload.content.assign(content.begin(), content.end());
        store::Record record;
        record.payload = seal::sealFor(keys->sealing.publicHalf(), encode(payload)).value();
        envelope.header.id = record.id = wire::newUuid(clock);
        envelope.header.number = {"XH01", static_cast<std::uint64_t>(filed)};
        envelope.header.kind = record.kind = wire::RecordKind::Appeal;
        envelope.header.filed = record.filed = {clock.wall() - 1min, wire::ClockQuality::Synchronised};
        envelope.header.sealingKey = seal::idOf(keys->sealing.publicHalf());
        envelope.header.payloadSize = record.payload.size();
        envelope.header.payloadHash = seal::sha256(record.payload);
        record.envelope = encode(envelope).value();
        record.files = envelope.files;
        record.number = toString(envelope.header.number);
        record.street = street;
        record.receivedAt = clock.wall();
        record.hash = seal::sha256(record.envelope);
        EXPECT_TRUE(store->records().ingest(record));
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            EXPECT_TRUE(files.write(record.id, static_cast<int>(i), 0, sealed[i]));
            EXPECT_TRUE(store->records().fileGrew(record.id, static_cast<int>(i), 0, sealed[i].size()));
        }
        EXPECT_EQ(desk.openWaiting(100)->opened, 1);
        return store->cases().findByRecord(record.id).value();
    }

    store::Kiosk kiosk(const std::string& prefix, const std::string& street) {
        store::Kiosk kiosk;
        kiosk.id = wire::newUuid(clock);
        kiosk.prefix = prefix;
        kiosk.name = "kiosk " + prefix;
        kiosk.hall = "hall";
        kiosk.street = street;
        EXPECT_TRUE(store->fleet().add(kiosk));
        return kiosk;
    }
    void beat(const store::Kiosk& kiosk, const std::string& state = "idle") {
        const json report{{"schema", 1},
                          {"state", state},
                          {"version", "0.1.0"},
                          {"devices", {{{"slot", "page_printer"}, {"health", "ready"}, {"as_of_ms", 1}}}},
                          {"supplies", {{{"name", "paper"}, {"level", 40}}}},
                          {"queue", {{"records", 3}, {"bytes", 2000}}}};
        EXPECT_TRUE(store->fleet().heartbeat(kiosk.id, {clock.wall(), report.dump()}));
    }
    std::vector<std::string> audited(const std::string& actor) {
        std::vector<std::string> actions;
        const auto lines = store->audit().list({.actor = actor}).value();
        for (const auto& line : lines)
            actions.push_back(line.action);
        return actions;
    }

    HandClock clock;
    TemporaryDirectory home{inMemory()};
    Log log{[](const std::string&) {}, hal::systemClock()};
    std::unique_ptr<store::Store> store = store::Store::openSqlite(home / "center.db").value();
    std::unique_ptr<pki::Keys> keys;
    domain::Organisation organisation = domain::modelDistrict();
    domain::Rules rules;
    desk::CaseBox box{seal::newFileKey()};
    desk::Desk desk{{*store, organisation, rules, clock, box, [this](const seal::SealingKeyId& id) {
                         return id == seal::idOf(keys->sealing.publicHalf()) ? &keys->sealing : nullptr;
                     }}};
    api::RecordFiles files{home / "files"};
    std::optional<api::Center> center;
    std::optional<signin::Sessions> sessions;
    std::unique_ptr<Pages> pages;
    std::unique_ptr<Gate> gate;
    http::Server server{{}, log};
    std::uint16_t port = 0;
    int filed = 0;
};

// Somebody who is signed in.
class Person {
public:
    Person(StaffedCenter& at, domain::Role role, const domain::Scope& scope)
        : center(at),
          user(at.user(std::string(domain::toString(role)) + std::to_string(++count_), role, scope)) {
        const auto begun = at.sessions->logInByLink(at.sessions->makeLink(user.id), "127.0.0.1");
        EXPECT_TRUE(begun);
        cookie = begun->cookie;
        csrf = begun->live.csrf;
        session = begun->live.token;
    }

    [[nodiscard]] std::string id() const { return wire::toString(user.id); }
    [[nodiscard]] std::string request(const std::string& method, const std::string& target,
                                      const std::string& body = {}) const {
        std::string text = method + " " + target + " HTTP/1.1\r\nHost: h\r\nCookie: banshi=" + cookie +
                           "\r\nX-CSRF-Token: " + csrf + "\r\n";
        if (method != "GET")
            text +=
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        return text + "\r\n" + body;
    }
    [[nodiscard]] Heard ask(const std::string& method, const std::string& target,
                            const std::string& body = {}) const {
        return hear(request(method, target, body));
    }
    [[nodiscard]] Heard hear(const std::string& request) const {
        http::RawClient client(center.port);
        const std::string whole = client.ask(request);
        const auto end = whole.find("\r\n\r\n");
        return {http::statusOf(whole), whole.substr(0, end),
                end == std::string::npos ? "" : whole.substr(end + 4)};
    }
    [[nodiscard]] Heard get(const std::string& target) const { return ask("GET", target); }
    [[nodiscard]] Heard say(const std::string& target, json body) const {
        body["schema"] = 1;
        return ask("POST", target, body.dump());
    }
    [[nodiscard]] Heard happen(const store::Case& on, const std::string& type,
                               json more = json::object()) const {
        more["type"] = type;
        if (!more.contains("version"))
            more["version"] = center.store->cases().find(on.id)->version;
        return say(pathOf(on) + "/events", std::move(more));
    }
    [[nodiscard]] static std::string pathOf(const store::Case& one) {
        return "/staff/v1/cases/" + wire::toString(one.id);
    }

    StaffedCenter& center;
    const store::User user;
    std::string cookie, csrf;
    seal::Hash session{};

private:
    static inline int count_ = 0;
};

class StaffTest : public testing::Test {
protected:
    StaffedCenter center;
    Person clerk{center, domain::Role::StreetOperator, {{"s01", ""}, ""}};
    Person stranger{center, domain::Role::StreetOperator, {{"s02", ""}, ""}};
    Person leader{center, domain::Role::StreetLeader, {{"s01", ""}, ""}};
    Person grid{center, domain::Role::GridMember, {{"s01", "s01-g001"}, ""}};
    Person supervisor{center, domain::Role::DistrictSupervisor, {}};
    Person technician{center, domain::Role::Technician, {}};
};

} // namespace center::staff
