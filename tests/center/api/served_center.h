// A center at work on free ports, and kiosks that enroll at it with the agent's own code.
#pragma once

#include "center/main/init.h"
#include "center/main/kiosks.h"
#include "center/main/service.h"
#include "kiosk/agent/enroll.h"
#include "kiosk/agent/https.h"
#include "services/wire/envelope.h"
#include "tests/support/temporary_directory.h"

namespace center {

class ServedCenter {
public:
    // `where`: a benchmark wants a disk.
    explicit ServedCenter(const std::filesystem::path& where = inMemory()) : folder(where) {
        std::ignore =
            found({.folder = folder.path(), .district = "Example", .hosts = {"127.0.0.1"}, .firstPort = 0},
                  hal::systemClock())
                .value();
        config = loadConfig(folder.path()).value();
        service = Service::open(config, log, hal::systemClock()).value();
        service->start();
    }
    [[nodiscard]] std::string url(std::uint16_t port) const {
        return "https://127.0.0.1:" + std::to_string(port);
    }

    TemporaryDirectory folder;
    Log log{[](const std::string&) {}, hal::systemClock()};
    Config config;
    std::unique_ptr<Service> service;
};

// One kiosk: key, state folder, connection.
class ClientKiosk {
public:
    ClientKiosk(ServedCenter& center, const std::string& prefixOfIt)
        : center_(center),
          id(addKiosk(center.service->store(), prefixOfIt, "kiosk", "hall", "s01", hal::systemClock())
                 .value()),
          code(makeCode(center.service->store(), id, "test", hal::systemClock()).value()), prefix(prefixOfIt),
          key(seal::KioskKey::loadOrCreate(folder / "kiosk.key").value()) {}

    [[nodiscard]] hal::Result<kiosk::link::Enrollment> enroll(const seal::EnrollmentCode& with) {
        kiosk::agent::Https https({center_.url(center_.service->ports().enrollment), {}, {}, {}});
        const auto done = kiosk::agent::enroll(
            folder.path(), key, with, [&](const kiosk::agent::Call& call) { return https.ask(call, {}); },
            "0.1.0");
        if (done)
            connect();
        return done;
    }
    void connect() {
        const auto pem = kiosk::link::certificateFile(folder.path());
        https_ = std::make_unique<kiosk::agent::Https>(kiosk::agent::Trust{
            center_.url(center_.service->ports().kiosks), kiosk::link::caFile(folder.path()), pem, pem});
    }
    [[nodiscard]] hal::Result<kiosk::agent::Answer> call(const std::string& method, const std::string& target,
                                                         hal::ByteView body = {}) {
        return https_->ask({method, target, body, "application/octet-stream"}, {});
    }
    [[nodiscard]] hal::Result<kiosk::agent::Answer> say(const std::string& target, const std::string& body) {
        return call("POST", target, hal::asBytes(body));
    }
    [[nodiscard]] int status(const std::string& method, const std::string& target, hal::ByteView body = {}) {
        const auto answer = call(method, target, body);
        return answer ? answer->status : 0;
    }

    // A record of this kiosk with the given sealed payload and files.
    [[nodiscard]] wire::Envelope record(hal::ByteView payload, const std::vector<hal::Bytes>& files = {}) {
        wire::Envelope envelope;
        envelope.header.id = wire::newUuid();
        envelope.header.kiosk = id;
        envelope.header.number = {prefix, ++counter_};
        envelope.header.kind = wire::RecordKind::Appeal;
        envelope.header.filed = {hal::systemClock().wall(), wire::ClockQuality::Synchronised};
        envelope.header.payloadSize = payload.size();
        envelope.header.payloadHash = seal::sha256(payload);
        for (const hal::Bytes& file : files)
            envelope.files.push_back({file.size(), seal::sha256(file)});
        sign(envelope);
        return envelope;
    }
    void sign(wire::Envelope& envelope) const {
        envelope.signature = key.sign(wire::signedBytes(envelope.header, envelope.files).value());
    }
    [[nodiscard]] static hal::Bytes bodyOf(const wire::Envelope& envelope, hal::ByteView payload) {
        hal::Bytes body = wire::encode(envelope).value();
        body.insert(body.end(), payload.begin(), payload.end());
        return body;
    }
    [[nodiscard]] static std::string targetOf(const wire::Envelope& envelope) {
        return "/kiosk/v1/records/" + wire::toString(envelope.header.id);
    }

private:
    ServedCenter& center_;
    std::unique_ptr<kiosk::agent::Https> https_;
    std::uint64_t counter_ = 0;

public:
    TemporaryDirectory folder{inMemory()};
    wire::Uuid id;
    seal::EnrollmentCode code;
    std::string prefix;
    seal::KioskKey key;
};

} // namespace center
