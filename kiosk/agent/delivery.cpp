#include "kiosk/agent/delivery.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

namespace kiosk::agent {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr int kAtOnce = 32; // parcels in memory
constexpr std::uint64_t kChunk = 1 << 20;
constexpr int kMostStepsBack = 3; // a file that the center empties again and again is not sent for ever
// What only another release can change is asked again when one may have come.
constexpr hal::Millis kUntilAnUpdate = 6h;
constexpr BackOff kOneRecord{hal::Millis{5'000}, hal::Millis{3'600'000}};

struct FileState {
    std::uint64_t received = 0;
    std::uint64_t size = 0;
};

// As the center tells it; nothing when it is no such answer.
std::optional<std::vector<FileState>> filesOf(const Answer& answer) {
    const auto document = nlohmann::json::parse(answer.body, nullptr, false);
    if (!document.is_object() || !document.contains("files") || !document["files"].is_array())
        return std::nullopt;
    std::vector<FileState> files;
    for (const auto& file : document["files"]) {
        if (!file.is_object() || !file.contains("received") || !file.contains("size") ||
            !file["received"].is_number_unsigned() || !file["size"].is_number_unsigned())
            return std::nullopt;
        files.push_back({file["received"].get<std::uint64_t>(), file["size"].get<std::uint64_t>()});
    }
    return files;
}

hal::Bytes chunkOf(const fs::path& file, std::uint64_t offset, std::uint64_t size) {
    hal::Bytes bytes(std::min(kChunk, size - offset));
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(offset));
    stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!stream)
        bytes.clear();
    return bytes;
}

std::string targetOf(const outbox::Parcel& parcel) {
    return "/kiosk/v1/records/" + wire::toString(parcel.id);
}

} // namespace

hal::Millis BackOff::after(int failures, double chance) const {
    const double doubled = static_cast<double>(first.count()) * std::exp2(std::clamp(failures, 1, 30) - 1);
    const double most = std::min(doubled, static_cast<double>(longest.count()));
    return hal::Millis{static_cast<std::int64_t>(most * (0.5 + 0.5 * chance))};
}

Delivery::Delivery(outbox::Courier& courier, Ask ask, const hal::Clock& clock, std::function<double()> chance)
    : courier_(courier), ask_(std::move(ask)), clock_(clock), chance_(std::move(chance)) {}

hal::Result<RoundOutcome> Delivery::round(const std::stop_token& stop) {
    RoundOutcome outcome;
    for (;;) {
        const auto parcels = courier_.due(clock_.wall(), kAtOnce);
        if (!parcels)
            return tl::make_unexpected(parcels.error());
        if (parcels->empty())
            return outcome;
        for (const outbox::Parcel& parcel : *parcels) {
            if (stop.stop_requested()) {
                outcome.round = Round::Stopped;
                return outcome;
            }
            const Verdict verdict = deliver(parcel, stop);
            if (auto noted = note(parcel, verdict, outcome); !noted)
                return tl::make_unexpected(noted.error());
            if (outcome.round != Round::Done)
                return outcome;
        }
    }
}

Delivery::Verdict Delivery::deliver(const outbox::Parcel& parcel, const std::stop_token& stop) {
    hal::Bytes body = parcel.envelope;
    body.insert(body.end(), parcel.payload.begin(), parcel.payload.end());
    const auto answer = ask_({"PUT", targetOf(parcel), body, "application/octet-stream"});
    if (answer && answer->status == 202)
        return sendFiles(parcel, *answer, stop);
    return verdictOn(answer);
}

// The center says after each chunk what it has; that is where the next one begins.
Delivery::Verdict Delivery::sendFiles(const outbox::Parcel& parcel, Answer state,
                                      const std::stop_token& stop) {
    int stepsBack = 0;
    std::uint64_t before = 0;
    for (;;) {
        const auto files = filesOf(state);
        if (!files || files->size() != parcel.files.size())
            return {Fate::Later, "protocol"};
        const auto missing =
            std::ranges::find_if(*files, [](const FileState& f) { return f.received < f.size; });
        if (missing == files->end())
            return {Fate::Later, "protocol"}; // nothing is missing, and yet it is not durable
        std::uint64_t received = 0;
        for (const FileState& file : *files)
            received += file.received;
        if (received <= before && ++stepsBack > kMostStepsBack)
            return {Fate::Later, "hash"};
        before = received;

        const auto index = static_cast<std::size_t>(missing - files->begin());
        const hal::Bytes chunk = chunkOf(parcel.files[index], missing->received, missing->size);
        if (chunk.empty())
            return {Fate::Refused, "file_lost"};
        if (stop.stop_requested())
            return {Fate::Later, "stopped"};
        const auto answer = ask_({"PUT",
                                  targetOf(parcel) + "/files/" + std::to_string(index) +
                                      "?offset=" + std::to_string(missing->received),
                                  chunk, "application/octet-stream"});
        if (!answer || (answer->status != 202 && answer->status != 409))
            return verdictOn(answer);
        state = *answer;
    }
}

Delivery::Verdict Delivery::verdictOn(const hal::Result<Answer>& answer) const {
    if (!answer)
        return {answer.error().fault == hal::Fault::AuthFailed ? Fate::Rejected : Fate::Away, {}};
    const std::string code = errorCode(*answer);
    switch (answer->status) {
    case 200:
        return {Fate::Durable, {}};
    case 401:
        return {Fate::Rejected, code};
    case 403:
        return {code == "revoked" ? Fate::Rejected : Fate::Refused, code};
    case 400:
    case 409:
    case 411:
    case 413:
        return {Fate::Refused, code.empty() ? std::to_string(answer->status) : code};
    case 404: // not a center, or a file's record that it does not know
    case 422: // of a newer release than the center's
    case 500: // this record may be what it stumbles over
        return {Fate::Later, code};
    default:
        return {Fate::Away, code};
    }
}

hal::Result<> Delivery::note(const outbox::Parcel& parcel, const Verdict& verdict, RoundOutcome& outcome) {
    switch (verdict.fate) {
    case Fate::Durable:
        ++outcome.delivered;
        return courier_.settle(parcel.id);
    case Fate::Refused:
        ++outcome.refused;
        return courier_.refuse(parcel.id, verdict.code);
    case Fate::Later: {
        ++outcome.postponed;
        const auto wait =
            verdict.code == "unsupported" ? kUntilAnUpdate : kOneRecord.after(parcel.attempts + 1, chance_());
        return courier_.postpone(parcel.id, clock_.wall() + wait);
    }
    case Fate::Away:
        outcome.round = Round::Away;
        return {};
    case Fate::Rejected:
        outcome.round = Round::Rejected;
        return {};
    }
    return {};
}

} // namespace kiosk::agent
