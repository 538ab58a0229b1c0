// What the center does by itself: opens the records that come in, lets the clocks of cases run.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "center/desk/desk.h"
#include "center/log/log.h"
#include "center/main/district.h"
#include "center/main/forgetting.h"
#include "center/pki/keys.h"
#include "hal/base/clock.h"

namespace center {

// The key that wraps the data keys of cases: KEYS/case.key (services/seal/key_file.h), outside of the
// database. Made where there is none. Errors: as loadOrMakeKeyFile().
[[nodiscard]] hal::Result<seal::FileKey> loadCaseKey(const std::filesystem::path& keys);

struct WorkerParts { // references outlive the worker
    store::Store& store;
    const pki::Keys& keys;
    const api::RecordFiles& files;
    Log& log;
    const hal::Clock& clock;
    District district;
    Keeping keeping;
};

// Works from start() on until it goes. Several processes may have one over the same store.
class Worker {
public:
    Worker(WorkerParts parts, seal::FileKey caseKey);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void start();

    // What people work on cases with, while this one works by itself.
    [[nodiscard]] desk::Desk& desk() { return desk_; }
    [[nodiscard]] const desk::CaseBox& box() const { return box_; }
    [[nodiscard]] const domain::Organisation& organisation() const { return parts_.district.organisation; }
    [[nodiscard]] const domain::Rules& rules() const { return parts_.district.rules; }

private:
    void work(const std::stop_token& stop);
    void openRecords();
    void forget(const std::stop_token& stop); // once a day

    const WorkerParts parts_;
    const desk::CaseBox box_;
    desk::Desk desk_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool news_ = true;                        // what came before the start
    std::optional<hal::Monotonic> forgotten_; // when last
    store::Store::WatchHandle watch_;
    std::jthread thread_; // last: it uses all of the above
};

} // namespace center
