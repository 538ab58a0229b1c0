#include "center/main/worker.h"

#include <algorithm>

#include "services/seal/key_file.h"

namespace center {
namespace {

constexpr int kAtOnce = 100;
constexpr hal::Millis kTick{2'000}; // clocks count minutes

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

Worker::Worker(store::Store& store, const pki::Keys& keys, seal::FileKey caseKey, Log& log,
               const hal::Clock& clock)
    : store_(store), log_(log), organisation_(domain::modelDistrict()), box_(std::move(caseKey)),
      desk_({.store = store,
             .organisation = organisation_,
             .rules = rules_,
             .clock = clock,
             .box = box_,
             .sealingKey =
                 [&keys](const seal::SealingKeyId& id) {
                     return id == seal::idOf(keys.sealing.publicHalf()) ? &keys.sealing : nullptr;
                 }}),
      watch_(store.watch([this](const store::Change& change) {
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
            log_.write(LogEvent::Storage, {{"fault", "tick"}});
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, kTick, [this] { return news_; });
        news_ = false;
    }
}

// Until nothing waits, or the store is away: then with the next tick.
void Worker::openRecords() {
    for (;;) {
        const auto counted = desk_.openWaiting(kAtOnce);
        if (!counted) {
            log_.write(LogEvent::Storage, {{"fault", "open"}});
            return;
        }
        if (counted->quarantined > 0)
            log_.write(LogEvent::RecordRefused,
                       {{"reason", "quarantined"}, {"records", counted->quarantined}});
        if (counted->opened + counted->quarantined == 0)
            return;
    }
}

} // namespace center
