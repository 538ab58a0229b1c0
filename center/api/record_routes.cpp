// Nothing is acknowledged before it is durable, and nothing is opened here.
#include "center/api/record_routes.h"

#include "center/api/answers.h"
#include "services/wire/envelope.h"

namespace center::api {

namespace {

using Kiosk = store::Kiosk;

constexpr std::uint64_t kLargestRecord =
    wire::kSmallestEnvelope + 40 * wire::kMostFiles + wire::kLargestPayload;
constexpr std::uint64_t kLargestChunk = 1 << 20;

http::Response stateOf(const store::RecordProgress& progress, const char* error = nullptr) {
    Json object{{"state", progress.durable() ? "durable" : "waiting"}};
    if (error != nullptr)
        object["error"] = error;
    object["received_at_ms"] = millis(progress.receivedAt);
    object["files"] = Json::array();
    for (const store::FileProgress& file : progress.files)
        object["files"].push_back({{"received", file.received}, {"size", file.file.size}});
    return answer(error != nullptr ? 409 : progress.durable() ? 200 : 202, object);
}

class RecordRoutes {
public:
    RecordRoutes(const Center& center, RecordFiles& files) : center_(center), files_(files) {}

    void put(const Kiosk& kiosk, const http::Request& request, http::Reply reply) const {
        auto record = read(kiosk, request);
        if (!record)
            return reply.send(std::move(record.error()));
        if (!record->files.empty()) { // few: their progress is asked for, on this worker
            const wire::Uuid id = record->id;
            const auto done = center_.store.records().ingest(*std::move(record));
            return reply.send(done ? progressOf(id) : answerTo(done.error(), center_.log));
        }
        // std::function wants a copyable target; the reply is none.
        auto kept = std::make_shared<http::Reply>(std::move(reply));
        center_.store.records().ingest(
            *std::move(record), [this, kept](const store::Result<store::Ingested>& done) {
                kept->send(done ? answer(200, {{"state", "durable"},
                                               {"received_at_ms", millis(done->receivedAt)},
                                               {"files", Json::array()}})
                                : answerTo(done.error(), center_.log));
            });
    }

    void state(const Kiosk& kiosk, const http::Request& request, http::Reply reply) const {
        const auto id = wire::parseUuid(request.parameter(0));
        if (!id)
            return reply.send(http::refusal(400));
        auto progress = mine(kiosk, *id);
        if (!progress)
            return reply.send(std::move(progress.error()));
        http::Response response = stateOf(*progress);
        response.status = 200;
        reply.send(std::move(response));
    }

    void chunk(const Kiosk& kiosk, const http::Request& request, http::Reply reply) const {
        const auto id = wire::parseUuid(request.parameter(0));
        const auto index = digits(request.parameter(1));
        const auto offset = digits(request.target.value("offset").value_or(""));
        if (!id || !index || !offset || request.body.empty())
            return reply.send(http::refusal(400));
        const auto alone = files_.alone(*id);
        auto progress = mine(kiosk, *id);
        if (!progress)
            return reply.send(std::move(progress.error()));
        if (*index >= static_cast<std::int64_t>(progress->files.size()))
            return reply.send(http::refusal(404));
        reply.send(take(*id, static_cast<int>(*index), static_cast<std::uint64_t>(*offset), *progress,
                        hal::asBytes(request.body)));
    }

private:
    http::Response refused(const Kiosk& kiosk, int status, const char* reason) const {
        center_.log.write(LogEvent::RecordRefused,
                          {{"reason", reason}, {"kiosk", std::string_view(wire::toString(kiosk.id))}});
        return http::error(status, reason);
    }

    // Checks all that can be checked without opening.
    tl::expected<store::Record, http::Response> read(const Kiosk& kiosk, const http::Request& request) const {
        const hal::ByteView body = hal::asBytes(request.body);
        auto decoded = wire::decodeEnvelope(body);
        if (!decoded)
            return tl::make_unexpected(decoded.error().fault == hal::Fault::Unsupported
                                           ? refused(kiosk, 422, "unsupported")
                                           : refused(kiosk, 400, "bad_request"));
        const wire::RecordHeader& header = decoded->envelope.header;
        const hal::ByteView payload = body.subspan(decoded->size);
        if (wire::toString(header.id) != request.parameter(0) || payload.size() != header.payloadSize ||
            seal::sha256(payload) != header.payloadHash)
            return tl::make_unexpected(refused(kiosk, 400, "bad_request"));
        if (header.kiosk != kiosk.id || header.number.prefix != kiosk.prefix)
            return tl::make_unexpected(refused(kiosk, 403, "refused"));
        const auto said = wire::signedBytes(header, decoded->envelope.files);
        if (!said || !kiosk.signingKey ||
            !seal::verify(*kiosk.signingKey, *said, decoded->envelope.signature))
            return tl::make_unexpected(refused(kiosk, 400, "bad_signature"));
        store::Record record;
        record.id = header.id;
        record.kiosk = header.kiosk;
        record.number = wire::toString(header.number);
        record.kind = header.kind;
        record.street = kiosk.street;
        record.filed = header.filed;
        record.receivedAt = center_.clock.wall();
        record.envelope.assign(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(decoded->size));
        record.hash = seal::sha256(*said);
        record.payload.assign(payload.begin(), payload.end());
        record.files = decoded->envelope.files;
        return record;
    }

    http::Response progressOf(const wire::Uuid& id) const {
        const auto progress = center_.store.records().progress(id);
        return progress ? stateOf(*progress) : answerTo(progress.error(), center_.log);
    }

    // Another kiosk's record is as if it were not there.
    tl::expected<store::RecordProgress, http::Response> mine(const Kiosk& kiosk, const wire::Uuid& id) const {
        auto progress = center_.store.records().progress(id);
        if (!progress)
            return tl::make_unexpected(answerTo(progress.error(), center_.log));
        if (progress->kiosk != kiosk.id)
            return tl::make_unexpected(http::refusal(404));
        return *std::move(progress);
    }

    http::Response take(const wire::Uuid& id, int index, std::uint64_t offset,
                        const store::RecordProgress& progress, hal::ByteView bytes) const {
        const auto& [file, received] = progress.files.at(static_cast<std::size_t>(index));
        if (offset + bytes.size() <= received)
            return stateOf(progress); // it is there already
        if (offset != received)
            return stateOf(progress, "offset");
        if (bytes.size() > file.size - received)
            return http::refusal(413);
        if (const auto written = files_.write(id, index, offset, bytes); !written)
            return unstored();
        const std::uint64_t now = offset + bytes.size();
        if (now == file.size) { // looked at before it counts
            const auto hash = files_.hashOf(id, index);
            if (!hash)
                return unstored();
            if (*hash != file.hash) {
                const auto emptied = center_.store.records().emptyFile(id, index);
                return emptied ? stateOf(*emptied, "hash") : answerTo(emptied.error(), center_.log);
            }
        }
        const auto grown = center_.store.records().fileGrew(id, index, offset, now);
        return grown ? stateOf(*grown) : answerTo(grown.error(), center_.log);
    }

    http::Response unstored() const {
        center_.log.write(LogEvent::Storage, {{"fault", "files"}});
        return http::refusal(503);
    }

    const Center& center_;
    RecordFiles& files_;
};

} // namespace

void addRecordRoutes(http::Routes& routes, const Center& center, const KioskGate& gate, RecordFiles& files) {
    const auto records = std::make_shared<const RecordRoutes>(center, files);
    const auto add = [&](http::Method method, const char* pattern, std::uint64_t limit, auto member) {
        routes.add({.method = method,
                    .pattern = pattern,
                    .bodyLimit = limit,
                    .lengthRequired = limit > 0,
                    .where = http::Where::Worker,
                    .handle = gate.known([records, member](const Kiosk& kiosk, const http::Request& request,
                                                           http::Reply reply) {
                        std::invoke(member, *records, kiosk, request, std::move(reply));
                    })});
    };
    add(http::Method::Put, "/kiosk/v1/records/{id}", kLargestRecord, &RecordRoutes::put);
    add(http::Method::Get, "/kiosk/v1/records/{id}", 0, &RecordRoutes::state);
    add(http::Method::Put, "/kiosk/v1/records/{id}/files/{index}", kLargestChunk, &RecordRoutes::chunk);
}

} // namespace center::api
