// What a kiosk files becomes a case by itself, in a center at work.
#include "center/main/worker.h"

#include <condition_variable>
#include <future>

#include "center/progress/upstream.h"
#include "services/outbox/outbox.h"
#include "services/seal/hex.h"
#include "tests/center/api/served_center.h"

namespace center {
namespace {

using namespace std::chrono_literals;

constexpr const char* kAppeal =
    R"({"schema":1,"category":"noise","street":"s01","grid":"s01-g001","callback":"","text":"synthetic"})";

// Until the store has what is looked for, or a build is broken.
template <class Look>
bool comes(store::Store& store, const Look& look) {
    std::mutex mutex;
    std::condition_variable changed;
    int news = 0;
    const auto watch = store.watch([&](const store::Change&) {
        const std::lock_guard lock(mutex);
        ++news;
        changed.notify_all();
    });
    const auto until = std::chrono::steady_clock::now() + 30s;
    int seen = -1;
    for (std::unique_lock lock(mutex);;) {
        if (seen != news) {
            seen = news;
            lock.unlock();
            if (look())
                return true;
            lock.lock();
        }
        if (!changed.wait_until(lock, until, [&] { return seen != news; }))
            return false;
    }
}

} // namespace

TEST(CenterWorker, MakesACaseOfWhatAKioskFilesAndPutsNonsenseAside) {
    ServedCenter center;
    center.service->work();
    ClientKiosk kiosk(center, "XH01");
    const auto enrollment = kiosk.enroll(kiosk.code);
    ASSERT_TRUE(enrollment) << enrollment.error().detail;
    const auto box = outbox::Outbox::open(kiosk.folder / outbox::kDirectoryName, kiosk.key).value();
    const auto identity = kiosk::link::identityOf(*enrollment).value();
    const auto nonsense =
        box->file({wire::RecordKind::Appeal, hal::asBytes("nonsense"), {}}, identity).value();
    const auto filed = box->file({wire::RecordKind::Appeal, hal::asBytes(kAppeal), {}}, identity).value();
    const auto courier = outbox::Courier::open(kiosk.folder / outbox::kDirectoryName).value();
    const auto due = courier.due(hal::systemClock().wall(), 10).value();
    for (const auto& parcel : due) {
        hal::Bytes body = parcel.envelope;
        body.insert(body.end(), parcel.payload.begin(), parcel.payload.end());
        EXPECT_EQ(kiosk.status("PUT", "/kiosk/v1/records/" + wire::toString(parcel.id), body), 200);
    }

    store::Store& store = center.service->store();
    EXPECT_TRUE(comes(store, [&] { return store.cases().findByRecord(filed.id).has_value(); }));
    const auto made = store.cases().findByRecord(filed.id);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->place.street, "s01");
    EXPECT_TRUE(comes(store, [&] { return store.records().quarantined(10)->size() == 1; }));
    EXPECT_EQ(store.records().quarantined(10)->at(0).id, nonsense.id);

    const auto look =
        progress::lookAt("http://127.0.0.1:" + std::to_string(center.service->ports().operations));
    const auto shown = look(seal::toHex(filed.token));
    ASSERT_TRUE(shown);
    EXPECT_THAT(*shown, testing::HasSubstr(wire::toString(filed.number)));
    EXPECT_EQ(look(seal::toHex(nonsense.token)).error().fault, hal::Fault::Absent);
}

TEST(CenterWorker, ForgetsWhatWasKeptLongEnough) {
    ServedCenter center;
    store::Store& store = center.service->store();
    store::Record old;
    old.id = wire::newUuid();
    old.kind = wire::RecordKind::Report;
    old.street = "s01";
    old.receivedAt = hal::systemClock().wall() - 24h * (Keeping{}.reports + 1);
    old.envelope = {1};
    ASSERT_TRUE(store.records().ingest(old));
    ASSERT_TRUE(store.records().opened(old.id));

    std::promise<std::string> said;
    Log log{[&](const std::string& line) {
                if (line.find("forgotten") != std::string::npos)
                    said.set_value(line);
            },
            hal::systemClock()};
    const api::RecordFiles files(center.config.state / "files");
    Worker worker(
        {store, center.service->keys(), files, log, hal::systemClock(), *loadDistrict(center.config), {}},
        *loadCaseKey(center.config.keys));
    worker.start();
    auto heard = said.get_future();
    ASSERT_EQ(heard.wait_for(30s), std::future_status::ready);
    EXPECT_NE(heard.get().find("\"records\":1"), std::string::npos);
    EXPECT_FALSE(store.records().find(old.id));
}

} // namespace center
