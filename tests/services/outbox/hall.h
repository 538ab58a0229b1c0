// A kiosk with its outbox, and the center that its records are closed for.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "services/outbox/outbox.h"
#include "services/seal/hash.h"
#include "services/seal/sealing_key.h"
#include "services/wire/envelope.h"
#include "tests/support/files.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_directory.h"

struct Hall {
    TemporaryDirectory home{inMemory()};
    HandClock clock;
    seal::KioskKey key = seal::KioskKey::loadOrCreate(home / "kiosk.key").value();
    seal::SealingKey center = seal::SealingKey::loadOrCreate(home / "sealing.key").value();
    outbox::Limits limits;

    [[nodiscard]] std::filesystem::path directory() const { return home / outbox::kDirectoryName; }

    [[nodiscard]] outbox::Identity identity() const {
        return {wire::parseUuid("019345a0-aaaa-7bbb-8ccc-ddddeeeeffff").value(), "XH01", center.publicHalf()};
    }

    [[nodiscard]] std::unique_ptr<outbox::Outbox> open() const {
        auto opened = outbox::Outbox::open(directory(), key, limits, clock);
        if (!opened)
            throw std::runtime_error(opened.error().detail);
        return *std::move(opened);
    }

    [[nodiscard]] outbox::Courier courier() const { return outbox::Courier::open(directory()).value(); }

    [[nodiscard]] hal::Result<outbox::Filed> file(outbox::Outbox& into, std::string_view content,
                                                  wire::RecordKind kind = wire::RecordKind::Appeal,
                                                  std::span<const outbox::FileToSend> files = {}) const {
        return into.file({kind, hal::asBytes(content), files}, identity());
    }

    [[nodiscard]] std::vector<outbox::Parcel> due(int limit = 1000) const {
        return courier().due(clock.wall(), limit).value();
    }

    // As the center opens it; empty when anything about it is wrong.
    [[nodiscard]] std::string contentOf(const outbox::Parcel& parcel) const {
        const auto read = wire::decodeEnvelope(parcel.envelope);
        if (!read || read->size != parcel.envelope.size() || read->envelope.header.id != parcel.id)
            return {};
        const wire::Envelope& envelope = read->envelope;
        const auto message = wire::signedBytes(envelope.header, envelope.files).value();
        if (!seal::verify(key.publicKey(), message, envelope.signature) ||
            seal::sha256(parcel.payload) != envelope.header.payloadHash ||
            parcel.payload.size() != envelope.header.payloadSize ||
            envelope.header.sealingKey != seal::idOf(center.publicHalf()))
            return {};
        const auto payload = wire::decodePayload(center.open(parcel.payload).value());
        return payload ? std::string(hal::asText(payload->content)) : std::string();
    }
};
