// Kiosks at a center over mutual TLS, with the agent's own code on the other side.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "center/api/send_command.h"
#include "kiosk/agent/commands.h"
#include "services/seal/hex.h"
#include "tests/center/api/served_center.h"

namespace center {
namespace {

using nlohmann::json;

class KioskApi : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(kiosk.enroll(kiosk.code)); }
    static json bodyOf(const hal::Result<kiosk::agent::Answer>& answer) {
        return answer ? json::parse(answer->body, nullptr, false) : json();
    }
    static std::string errorOf(const hal::Result<kiosk::agent::Answer>& answer) {
        return answer ? std::to_string(answer->status) + " " + kiosk::agent::errorCode(*answer) : "none";
    }
    [[nodiscard]] std::string heartbeat() const {
        return json{{"schema", 1},
                    {"sent_at_ms", 1},
                    {"clock", "running"},
                    {"version", "0.1.0"},
                    {"state", "idle"},
                    {"queue", {{"records", 0}, {"bytes", 0}}},
                    {"key_list_version", 1},
                    {"last_command", 0},
                    {"ledger",
                     {{"chain", "c"},
                      {"entries", 1},
                      {"head", std::string(64, '0')},
                      {"signature", std::string(128, '0')}}}}
            .dump();
    }

    ServedCenter center;
    ClientKiosk kiosk{center, "XH01"};
    const hal::Bytes payload = hal::Bytes(1000, 7);
};

TEST_F(KioskApi, EnrollsWithACodeThatWorksOnce) {
    const auto known = kiosk::link::loadEnrollment(kiosk.folder.path()).value();
    EXPECT_EQ(known.kiosk, kiosk.id);
    EXPECT_EQ(known.prefix, "XH01");
    EXPECT_EQ(known.url, center.url(center.service->ports().kiosks));
    EXPECT_EQ(kiosk.status("GET", "/kiosk/v1/keys"), 200);
    EXPECT_EQ(kiosk.enroll(kiosk.code).error().fault, hal::Fault::Refused);
    EXPECT_EQ(kiosk.enroll(seal::EnrollmentCode::random()).error().fault, hal::Fault::Refused);
}

TEST_F(KioskApi, AcknowledgesARecordOnceItIsKeptAndEveryTimeAfter) {
    const auto envelope = kiosk.record(payload);
    const hal::Bytes body = ClientKiosk::bodyOf(envelope, payload);
    for (int i = 0; i < 2; ++i) {
        const auto answer = kiosk.call("PUT", ClientKiosk::targetOf(envelope), body);
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, 200);
        EXPECT_EQ(bodyOf(answer)["state"], "durable");
    }
    const auto waiting = center.service->store().records().waiting(10).value();
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].payload, payload);
    EXPECT_EQ(waiting[0].street, "s01");
    EXPECT_EQ(bodyOf(kiosk.call("GET", ClientKiosk::targetOf(envelope)))["state"], "durable");
}

TEST_F(KioskApi, RefusesAnotherContentUnderTheSameId) {
    auto envelope = kiosk.record(payload);
    EXPECT_EQ(kiosk.status("PUT", ClientKiosk::targetOf(envelope), ClientKiosk::bodyOf(envelope, payload)),
              200);
    const hal::Bytes other(1000, 8);
    envelope.header.payloadHash = seal::sha256(other);
    kiosk.sign(envelope);
    EXPECT_EQ(
        errorOf(kiosk.call("PUT", ClientKiosk::targetOf(envelope), ClientKiosk::bodyOf(envelope, other))),
        "409 conflict");
}

TEST_F(KioskApi, RefusesWhatIsNotThisKiosksRecord) {
    const auto put = [&](const wire::Envelope& envelope, const hal::Bytes& body) {
        return errorOf(kiosk.call("PUT", ClientKiosk::targetOf(envelope), body));
    };
    auto forged = kiosk.record(payload);
    forged.signature[0] ^= 1;
    EXPECT_EQ(put(forged, ClientKiosk::bodyOf(forged, payload)), "400 bad_signature");
    auto foreign = kiosk.record(payload);
    foreign.header.kiosk = wire::newUuid();
    kiosk.sign(foreign);
    EXPECT_EQ(put(foreign, ClientKiosk::bodyOf(foreign, payload)), "403 refused");
    auto numbered = kiosk.record(payload);
    numbered.header.number.prefix = "XH02";
    kiosk.sign(numbered);
    EXPECT_EQ(put(numbered, ClientKiosk::bodyOf(numbered, payload)), "403 refused");
    const auto whole = kiosk.record(payload);
    EXPECT_EQ(put(whole, ClientKiosk::bodyOf(whole, hal::Bytes(1000, 8))), "400 bad_request");
    EXPECT_EQ(put(whole, ClientKiosk::bodyOf(whole, hal::Bytes(999, 7))), "400 bad_request");
    EXPECT_EQ(put(whole, hal::Bytes(300'000, 0)), "413 too_large");
    EXPECT_EQ(put(whole, hal::Bytes(10, 0)), "400 bad_request");
    EXPECT_EQ(errorOf(kiosk.call("PUT", "/kiosk/v1/records/" + wire::toString(wire::newUuid()),
                                 ClientKiosk::bodyOf(whole, payload))),
              "400 bad_request");
    EXPECT_TRUE(center.service->store().records().waiting(10)->empty());
}

TEST_F(KioskApi, TakesFilesInChunksAndGoesOnWhereItStopped) {
    const std::vector<hal::Bytes> files{hal::Bytes(1'500'000, 1), hal::Bytes(10, 2)};
    const auto envelope = kiosk.record(payload, files);
    const std::string target = ClientKiosk::targetOf(envelope);
    EXPECT_EQ(kiosk.status("PUT", target, ClientKiosk::bodyOf(envelope, payload)), 202);
    const auto chunk = [&](int file, std::size_t offset, std::size_t size) {
        return kiosk.call("PUT",
                          target + "/files/" + std::to_string(file) + "?offset=" + std::to_string(offset),
                          hal::ByteView(files.at(static_cast<std::size_t>(file))).subspan(offset, size));
    };
    EXPECT_EQ(chunk(0, 0, 1'000'000)->status, 202);
    EXPECT_EQ(chunk(0, 0, 1'000'000)->status, 202) << "the same again";
    const auto ahead = chunk(0, 1'200'000, 100);
    EXPECT_EQ(ahead->status, 409);
    EXPECT_EQ(bodyOf(ahead)["error"], "offset");
    EXPECT_EQ(bodyOf(ahead)["files"][0]["received"], 1'000'000);
    EXPECT_EQ(chunk(0, 1'000'000, 500'000)->status, 202);
    EXPECT_TRUE(center.service->store().records().waiting(10)->empty());
    EXPECT_EQ(chunk(1, 0, 10)->status, 200);
    EXPECT_EQ(kiosk.status("PUT", target, ClientKiosk::bodyOf(envelope, payload)), 200);
    EXPECT_EQ(center.service->store().records().waiting(10)->size(), 1U);
}

TEST_F(KioskApi, BeginsAFileAgainWhenItIsNotWhatTheEnvelopeSays) {
    const std::vector<hal::Bytes> files{hal::Bytes(100, 1)};
    const auto envelope = kiosk.record(payload, files);
    const std::string target = ClientKiosk::targetOf(envelope);
    EXPECT_EQ(kiosk.status("PUT", target, ClientKiosk::bodyOf(envelope, payload)), 202);
    const auto wrong = kiosk.call("PUT", target + "/files/0?offset=0", hal::Bytes(100, 9));
    EXPECT_EQ(wrong->status, 409);
    EXPECT_EQ(bodyOf(wrong)["error"], "hash");
    EXPECT_EQ(bodyOf(wrong)["files"][0]["received"], 0);
    EXPECT_EQ(kiosk.status("PUT", target + "/files/0?offset=0", hal::Bytes(101, 1)), 413);
    EXPECT_EQ(kiosk.status("PUT", target + "/files/1?offset=0", hal::Bytes(1, 1)), 404);
    EXPECT_EQ(kiosk.status("PUT", target + "/files/0?offset=-1", hal::Bytes(1, 1)), 400);
    EXPECT_EQ(kiosk.status("PUT", target + "/files/..%2f..%2fca.key?offset=0", hal::Bytes(1, 1)), 400);
    EXPECT_EQ(kiosk.status("PUT", target + "/files/0?offset=0", files[0]), 200);
}

TEST_F(KioskApi, ShowsNobodyAnotherKiosksRecord) {
    const auto envelope = kiosk.record(payload, {hal::Bytes(10, 1)});
    EXPECT_EQ(kiosk.status("PUT", ClientKiosk::targetOf(envelope), ClientKiosk::bodyOf(envelope, payload)),
              202);
    ClientKiosk other{center, "XH02"};
    ASSERT_TRUE(other.enroll(other.code));
    EXPECT_EQ(other.status("GET", ClientKiosk::targetOf(envelope)), 404);
    EXPECT_EQ(other.status("PUT", ClientKiosk::targetOf(envelope) + "/files/0?offset=0", hal::Bytes(10, 1)),
              404);
    EXPECT_EQ(
        errorOf(other.call("PUT", ClientKiosk::targetOf(envelope), ClientKiosk::bodyOf(envelope, payload))),
        "403 refused");
}

TEST_F(KioskApi, LetsNoStrangerIn) {
    const auto nobody =
        kiosk::agent::Https(
            {center.url(center.service->ports().kiosks), kiosk::link::caFile(kiosk.folder.path()), {}, {}})
            .ask({"GET", "/kiosk/v1/keys", {}}, {});
    EXPECT_FALSE(nobody);
    ServedCenter elsewhere;
    ClientKiosk stranger{elsewhere, "XH01"};
    ASSERT_TRUE(stranger.enroll(stranger.code));
    const auto pem = kiosk::link::certificateFile(stranger.folder.path());
    const auto answer = kiosk::agent::Https({center.url(center.service->ports().kiosks),
                                             kiosk::link::caFile(kiosk.folder.path()), pem, pem})
                            .ask({"GET", "/kiosk/v1/keys", {}}, {});
    EXPECT_FALSE(answer);
}

TEST_F(KioskApi, RefusesARevokedKioskWithItsNextRequest) {
    EXPECT_EQ(kiosk.say("/kiosk/v1/heartbeat", heartbeat())->status, 200);
    ASSERT_TRUE(center.service->store().fleet().revoke(kiosk.id, hal::systemClock().wall()));
    EXPECT_EQ(errorOf(kiosk.say("/kiosk/v1/heartbeat", heartbeat())), "403 revoked");
    const auto envelope = kiosk.record(payload);
    EXPECT_EQ(
        errorOf(kiosk.call("PUT", ClientKiosk::targetOf(envelope), ClientKiosk::bodyOf(envelope, payload))),
        "403 revoked");
}

TEST_F(KioskApi, RenewsACertificateOverTheOldOne) {
    const auto ask = [&](const kiosk::agent::Call& call) {
        return kiosk.call(call.method, call.target, call.body);
    };
    const auto before = center.service->store().fleet().find(kiosk.id)->certificate;
    ASSERT_TRUE(kiosk::agent::renewCertificate(kiosk.folder.path(), ask));
    EXPECT_EQ(kiosk.status("GET", "/kiosk/v1/keys"), 200) << "the old one is good until the new one is used";
    kiosk.connect();
    EXPECT_EQ(kiosk.status("GET", "/kiosk/v1/keys"), 200);
    EXPECT_NE(center.service->store().fleet().find(kiosk.id)->certificate, before);
    EXPECT_TRUE(kiosk::agent::refreshKeys(kiosk.folder.path(),
                                          kiosk::link::loadEnrollment(kiosk.folder.path()).value(), ask));
}

TEST_F(KioskApi, KeepsHeartbeatsAndRefusesWhatIsNone) {
    const auto answer = kiosk.say("/kiosk/v1/heartbeat", heartbeat());
    ASSERT_EQ(answer->status, 200);
    EXPECT_EQ(bodyOf(answer)["commands_waiting"], false);
    EXPECT_EQ(center.service->store().fleet().find(kiosk.id)->heartbeat->report, heartbeat());
    json wrong = json::parse(heartbeat());
    wrong["state"] = "flying";
    for (const std::string& body : {std::string(), std::string("{}"), std::string("[]"), wrong.dump()})
        EXPECT_EQ(kiosk.say("/kiosk/v1/heartbeat", body)->status, 400) << body;
}

TEST_F(KioskApi, DeliversSignedCommandsToAKioskThatWaits) {
    EXPECT_EQ(kiosk.status("GET", "/kiosk/v1/commands?after=0&wait=0"), 204);
    hal::Result<kiosk::agent::Answer> answer = hal::fail(hal::Fault::Absent);
    std::jthread waiting([&] { answer = kiosk.call("GET", "/kiosk/v1/commands?after=0&wait=25"); });
    EXPECT_EQ(api::sendCommand(center.service->store(), center.service->keys(), kiosk.id, "restart", "{}",
                               "test", hal::systemClock())
                  .value(),
              1);
    waiting.join();
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->status, 200);
    const json offered = bodyOf(answer)["commands"][0];
    const auto known = kiosk::link::loadEnrollment(kiosk.folder.path()).value();
    const auto believed = kiosk::agent::believe(offered, known, 0, hal::systemClock());
    ASSERT_TRUE(believed) << believed.error().detail;
    EXPECT_EQ(believed->action, kiosk::agent::ActionKind::Restart);
    EXPECT_EQ(bodyOf(kiosk.say("/kiosk/v1/heartbeat", heartbeat()))["commands_waiting"], true);
    EXPECT_EQ(kiosk.say("/kiosk/v1/commands/1/outcome", R"({"schema":1,"outcome":"done","at_ms":5})")->status,
              200);
    EXPECT_EQ(kiosk.say("/kiosk/v1/commands/2/outcome", R"({"schema":1,"outcome":"done","at_ms":5})")->status,
              404);
    EXPECT_EQ(kiosk.say("/kiosk/v1/commands/1/outcome", R"({"schema":1,"outcome":"odd","at_ms":5})")->status,
              400);
    EXPECT_EQ(center.service->store().fleet().history(kiosk.id, 1)->front().outcome, "done");
    EXPECT_EQ(kiosk.status("GET", "/kiosk/v1/commands?after=1&wait=0"), 204);
    EXPECT_EQ(kiosk.status("GET", "/kiosk/v1/commands?after=x"), 400);
}

TEST_F(KioskApi, TellsWhoeverGuessesCodesToComeLater) {
    kiosk::agent::Https https({center.url(center.service->ports().enrollment), {}, {}, {}});
    const auto guess = [&] {
        const auto key = seal::KioskKey::loadOrCreate(kiosk.folder / "kiosk.key").value();
        return kiosk::agent::enroll(
                   kiosk.folder.path(), key, seal::EnrollmentCode::random(),
                   [&](const kiosk::agent::Call& call) { return https.ask(call, {}); }, "0.1.0")
            .error();
    };
    EXPECT_EQ(guess().fault, hal::Fault::Refused);
    hal::Error last = guess();
    for (int tries = 0; tries < 10 && last.fault == hal::Fault::Refused; ++tries)
        last = guess();
    EXPECT_EQ(last.fault, hal::Fault::Offline);
    EXPECT_NE(last.detail.find("429"), std::string::npos) << last.detail;
    const auto health = https.ask({"GET", "/healthz", {}}, {});
    EXPECT_EQ(health ? health->status : 0, 200);
}

TEST_F(KioskApi, LetsWaitingKiosksGoWhenItStops) {
    hal::Result<kiosk::agent::Answer> answer = hal::fail(hal::Fault::Absent);
    std::jthread waiting([&] { answer = kiosk.call("GET", "/kiosk/v1/commands?after=0&wait=25"); });
    center.service->stop(std::chrono::seconds(30));
    waiting.join();
    EXPECT_TRUE(!answer || answer->status == 204);
}

} // namespace
} // namespace center
