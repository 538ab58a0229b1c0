#include "center/main/worker.h"

#include <algorithm>

#include "services/seal/key_file.h"

namespace center {
namespace {

constexpr int kAtOnce = 100;
constexpr hal::Millis kTick{2'000}; // clocks count minutes

constexpr hal::Millis kBetweenForgetting = std::chrono::hours(24);
constexpr hal::Millis kForgetAgain = std::chrono::hours(1);

// A symmetric key has no public half: a hash stands in its place and tells a damaged file.
seal::KeyFileKind caseKeyKind() {
    return {"banshi-c", [](std::uint8_t* check, const std::uint8_t* seed) {
                const seal::Hash hash = seal::sha256({seed, seal::kSeedSize});
                std::ranges::copy(hash, check);
            }};
}

} // namespace

hal::Result<seal::FileKey> loadCaseKey(const std::filesystem::path& keys) {
    auto pair = seal::loadOrMakeKeyFile(keys / "case.key", caseKeyKind());
    if (!pair)
        return tl::make_unexpected(pair.error());
    return std::move(pair->seed);
}

Worker::Worker(WorkerParts parts, seal::FileKey caseKey)
    : parts_(std::move(parts)), box_(std::move(caseKey)),
      desk_({.store = parts_.store,
             .organisation = parts_.district.organisation,
             .rules = parts_.district.rules,
             .clock = parts_.clock,
             .box = box_,
             .sealingKey =
                 [&keys = parts_.keys](const seal::SealingKeyId& id) {
                     return id == seal::idOf(keys.sealing.publicHalf()) ? &keys.sealing : nullptr;
                 }}),
      watch_(parts_.store.watch([this](const store::Change& change) {
          if (change.topic != store::Topic::Record)
              return;
          {
              const std::lock_guard lock(mutex_);
              news_ = true;
          }
          changed_.notify_all();
      })) {}

Worker::~Worker() { watch_.reset(); }

void Worker::start() {
    thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

void Worker::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        openRecords();
        if (const auto events = desk_.tick(kAtOnce); !events)
            parts_.log.write(LogEvent::Storage, {{"fault", "tick"}});
        forget(stop);
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, kTick, [this] { return news_; });
        news_ = false;
    }
}

// When the store is away, an hour later again.
void Worker::forget(const std::stop_token& stop) {
    const hal::Monotonic now = parts_.clock.now();
    if (forgotten_ && now - *forgotten_ < kBetweenForgetting)
        return;
    const auto done = forgetOld(parts_.store, parts_.files, parts_.keeping, parts_.clock.wall(), stop);
    forgotten_ = done ? now : now - kBetweenForgetting + kForgetAgain;
    if (!done)
        parts_.log.write(LogEvent::Storage, {{"fault", "forget"}});
    else if (done->anything())
        parts_.log.write(LogEvent::Forgotten, {{"cases", done->cases}, {"records", done->records}});
}

// Until nothing waits, or the store is away: then with the next tick.
void Worker::openRecords() {
    for (;;) {
        const auto counted = desk_.openWaiting(kAtOnce);
        if (!counted) {
            parts_.log.write(LogEvent::Storage, {{"fault", "open"}});
            return;
        }
        if (counted->quarantined > 0)
            parts_.log.write(LogEvent::RecordRefused,
                             {{"reason", "quarantined"}, {"records", counted->quarantined}});
        if (counted->opened + counted->quarantined == 0)
            return;
    }
}

} // namespace center
