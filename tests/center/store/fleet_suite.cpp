// What the store promises about kiosks, their enrollment and their commands; about people and settings.
#include "tests/center/store/store_suite.h"

namespace {

using center::store::Problem;
namespace cs = center::store;

cs::Fingerprint print(const char* name) { return seal::sha256(hal::asBytes(name)); }

cs::EnrollmentCode codeFor(const cs::Kiosk& kiosk, hal::WallTime expires) {
    return {{1, 2, 3}, {4, 5, 6}, kiosk.id, "admin", expires, std::nullopt};
}

cs::Enrollment enrollment(const cs::EnrollmentCode& code, const char* request, hal::WallTime at) {
    return {code.id, print(request), {8, 8}, print("certificate"), "0.1.0", at};
}

TEST_P(StoreFleet, NoTwoKiosksHaveOnePrefix) {
    const auto one = kiosk("XH01");
    ASSERT_TRUE(store().fleet().add(one));
    EXPECT_EQ(store().fleet().add(kiosk("XH01")).error().problem, Problem::Conflict);
    ASSERT_TRUE(store().fleet().add(kiosk("XH02", "s02")));
    EXPECT_EQ(store().fleet().list()->size(), 2u);
    ASSERT_EQ(store().fleet().list("s02")->size(), 1u);
    EXPECT_EQ(store().fleet().list("s02")->front().prefix, "XH02");
    ASSERT_TRUE(store().fleet().rename(one.id, "new", "hall 2", "s03"));
    EXPECT_EQ(store().fleet().find(one.id)->street, "s03");
    EXPECT_EQ(store().fleet().rename(wire::newUuid(clock_), "", "", "").error().problem, Problem::NotFound);
}

TEST_P(StoreFleet, ACodeEnrollsOnce) {
    const auto one = kiosk("XH01");
    ASSERT_TRUE(store().fleet().add(one));
    const auto code = codeFor(one, now() + std::chrono::hours{24});
    ASSERT_TRUE(store().fleet().addCode(code));
    EXPECT_EQ(store().fleet().findCode(code.id)->key, code.key);

    const auto enrolled = store().fleet().enroll(enrollment(code, "first", now()));
    ASSERT_TRUE(enrolled) << enrolled.error().detail;
    EXPECT_EQ(enrolled->id, one.id);
    EXPECT_EQ(enrolled->certificate, print("certificate"));
    EXPECT_EQ(store().fleet().enroll(enrollment(code, "second", now())).error().problem, Problem::Refused);

    // The answer was lost: the same request again, until the kiosk was here.
    auto again = enrollment(code, "first", now());
    again.certificate = print("again");
    ASSERT_TRUE(store().fleet().enroll(again));
    const auto known = store().fleet().findByCertificate(print("again"));
    ASSERT_TRUE(known);
    EXPECT_EQ(store().fleet().findByCertificate(print("certificate")).error().problem, Problem::NotFound);
    ASSERT_TRUE(store().fleet().contact(*known, print("again"), now()));
    EXPECT_EQ(store().fleet().enroll(again).error().problem, Problem::Refused);
}

TEST_P(StoreFleet, ACodeHasItsTime) {
    const auto one = kiosk("XH01");
    ASSERT_TRUE(store().fleet().add(one));
    const auto code = codeFor(one, now() + std::chrono::hours{24});
    ASSERT_TRUE(store().fleet().addCode(code));
    clock_.advance(std::chrono::hours{24});
    EXPECT_EQ(store().fleet().enroll(enrollment(code, "late", now())).error().problem, Problem::Refused);
    EXPECT_FALSE(store().fleet().find(one.id)->certificate);
    EXPECT_EQ(*store().staff().forgetExpired(now()), 1);
    EXPECT_EQ(store().fleet().findCode(code.id).error().problem, Problem::NotFound);
    EXPECT_EQ(store().fleet().enroll(enrollment(code, "gone", now())).error().problem, Problem::Refused);
}

TEST_P(StoreFleet, TheOldCertificateIsGoodUntilTheNewOneIsUsed) {
    auto one = kiosk("XH01");
    one.certificate = print("old");
    ASSERT_TRUE(store().fleet().add(one));
    ASSERT_TRUE(store().fleet().giveNextCertificate(one.id, print("new")));
    const auto seen = store().fleet().findByCertificate(print("old"));
    ASSERT_TRUE(seen);
    ASSERT_TRUE(store().fleet().contact(*seen, print("old"), now()));
    EXPECT_EQ(store().fleet().find(one.id)->contactAt, now());
    ASSERT_TRUE(store().fleet().findByCertificate(print("old")));

    const auto renewed = store().fleet().findByCertificate(print("new"));
    ASSERT_TRUE(renewed);
    ASSERT_TRUE(store().fleet().contact(*renewed, print("new"), now()));
    EXPECT_EQ(store().fleet().findByCertificate(print("old")).error().problem, Problem::NotFound);
    EXPECT_EQ(store().fleet().find(one.id)->certificate, print("new"));
    EXPECT_FALSE(store().fleet().find(one.id)->nextCertificate);
}

TEST_P(StoreFleet, ARevokedKioskComesBackByANewCodeOnly) {
    auto one = kiosk("XH01");
    one.certificate = print("old");
    ASSERT_TRUE(store().fleet().add(one));
    ASSERT_TRUE(store().fleet().revoke(one.id, now()));
    EXPECT_EQ(store().fleet().findByCertificate(print("old"))->revokedAt, now());
    EXPECT_EQ(store().fleet().giveNextCertificate(one.id, print("new")).error().problem, Problem::NotFound);
    const auto code = codeFor(one, now() + std::chrono::hours{1});
    ASSERT_TRUE(store().fleet().addCode(code));
    ASSERT_TRUE(store().fleet().enroll(enrollment(code, "first", now())));
    EXPECT_FALSE(store().fleet().find(one.id)->revokedAt);
    // Revoked again before it made contact: its request is worth nothing now.
    ASSERT_TRUE(store().fleet().revoke(one.id, now()));
    EXPECT_EQ(store().fleet().enroll(enrollment(code, "first", now())).error().problem, Problem::Refused);
}

TEST_P(StoreFleet, KeepsTheLastHeartbeat) {
    const auto one = kiosk("XH01");
    ASSERT_TRUE(store().fleet().add(one));
    ASSERT_TRUE(store().fleet().heartbeat(one.id, {now(), R"({"state":"idle"})"}));
    reopen();
    const auto kept = store().fleet().find(one.id);
    ASSERT_TRUE(kept->heartbeat);
    EXPECT_EQ(kept->heartbeat->at, now());
    EXPECT_EQ(kept->heartbeat->report, R"({"state":"idle"})");
    EXPECT_EQ(store().fleet().heartbeat(wire::newUuid(clock_), {}).error().problem, Problem::NotFound);
}

TEST_P(StoreFleet, NumbersCommandsAndKeepsTheirOutcome) {
    const auto one = kiosk("XH01");
    ASSERT_TRUE(store().fleet().add(one));
    const auto order = [&](hal::WallTime expires) {
        cs::Command draft;
        draft.kiosk = one.id;
        draft.madeBy = "technician";
        draft.madeAt = now();
        draft.expiresAt = expires;
        return store().fleet().command(draft, [](cs::Command& command) {
            command.text = "restart " + std::to_string(command.number);
            command.signature = {5};
        });
    };
    ASSERT_EQ(order(now() + std::chrono::hours{1})->number, 1);
    ASSERT_EQ(order(now() + std::chrono::hours{9})->text, "restart 2");
    EXPECT_EQ(store().fleet().commandsAfter(one.id, 0, now(), 32)->size(), 2u);
    EXPECT_EQ(store().fleet().commandsAfter(one.id, 1, now(), 32)->size(), 1u);
    clock_.advance(std::chrono::hours{1});
    ASSERT_EQ(store().fleet().commandsAfter(one.id, 0, now(), 32)->size(), 1u);
    EXPECT_EQ(store().fleet().commandsAfter(one.id, 0, now(), 32)->front().number, 2);
    ASSERT_TRUE(store().fleet().outcome(one.id, 2, "waiting_for_visit", "", now()));
    ASSERT_TRUE(store().fleet().outcome(one.id, 2, "done", "{}", now()));
    const auto history = store().fleet().history(one.id, 10);
    ASSERT_EQ(history->size(), 2u);
    EXPECT_EQ(history->front().outcome, "done");
    EXPECT_EQ(store().fleet().outcome(one.id, 3, "done", "", now()).error().problem, Problem::NotFound);
    cs::Command stranger;
    stranger.kiosk = wire::newUuid(clock_);
    EXPECT_EQ(store().fleet().command(stranger, [](cs::Command&) {}).error().problem, Problem::NotFound);
}

cs::User user(const std::string& name, hal::WallTime at, const HandClock& clock) {
    return {wire::newUuid(clock), name, "A Clerk", "hash", "street_operator", {{"s01", ""}, ""}, false, at};
}

TEST_P(StoreStaff, KeepsPeopleByName) {
    const auto clerk = user("clerk", now(), clock_);
    ASSERT_TRUE(store().staff().add(clerk));
    EXPECT_EQ(store().staff().add(user("clerk", now(), clock_)).error().problem, Problem::Conflict);
    auto other = user("other", now(), clock_);
    ASSERT_TRUE(store().staff().add(other));
    other.name = "clerk";
    EXPECT_EQ(store().staff().change(other).error().problem, Problem::Conflict);
    other.name = "third";
    other.scope = {{"s02", "s02-g001"}, "dep"};
    other.disabled = true;
    ASSERT_TRUE(store().staff().change(other));
    const auto kept = store().staff().findByName("third");
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->scope, other.scope);
    EXPECT_TRUE(kept->disabled);
    EXPECT_EQ(store().staff().find(clerk.id)->name, "clerk");
    EXPECT_EQ(store().staff().list()->size(), 2u);
    EXPECT_EQ(store().staff().findByName("other").error().problem, Problem::NotFound);
}

TEST_P(StoreStaff, SessionsEnd) {
    const auto clerk = user("clerk", now(), clock_);
    ASSERT_TRUE(store().staff().add(clerk));
    const cs::StaffSession one{print("one"), clerk.id, {1, 2}, now(), now() + std::chrono::hours{1}};
    const cs::StaffSession two{print("two"), clerk.id, {}, now(), now() + std::chrono::hours{2}};
    ASSERT_TRUE(store().staff().begin(one));
    ASSERT_TRUE(store().staff().begin(two));
    EXPECT_EQ(store().staff().session(one.token, now())->csrf, one.csrf);
    clock_.advance(std::chrono::hours{1});
    EXPECT_EQ(store().staff().session(one.token, now()).error().problem, Problem::NotFound);
    ASSERT_TRUE(store().staff().prolong(two.token, now() + std::chrono::hours{8}));
    EXPECT_EQ(*store().staff().forgetExpired(now()), 1);
    EXPECT_TRUE(store().staff().session(two.token, now()));
    ASSERT_TRUE(store().staff().endAll(clerk.id));
    EXPECT_FALSE(store().staff().session(two.token, now()));
}

TEST_P(StoreStaff, ASettingIsNotOverwrittenUnseen) {
    EXPECT_EQ(store().staff().setting("policy")->version, 0);
    ASSERT_EQ(*store().staff().set("policy", hal::asBytes("a"), 0), 1);
    EXPECT_EQ(store().staff().set("policy", hal::asBytes("b"), 0).error().problem, Problem::Conflict);
    ASSERT_EQ(*store().staff().set("policy", hal::asBytes("b"), 1), 2);
    EXPECT_EQ(store().staff().set("policy", hal::asBytes("c"), 1).error().problem, Problem::Conflict);
    EXPECT_EQ(hal::asText(store().staff().setting("policy")->value), "b");
}

} // namespace
