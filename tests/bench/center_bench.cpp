// Durable ingest from 128 kiosks, records of 1 KB: through the store alone, and from end to end over mutual
// TLS with a signature each. The ratio of the two rates says what HTTP, TLS and checking cost. The server's
// CPU is the process's less that of the kiosks' threads.
#include <atomic>
#include <ctime>
#include <thread>

#include <benchmark/benchmark.h>

#include "tests/center/api/served_center.h"

namespace center {
namespace {

constexpr std::size_t kKiosks = 128;
constexpr int kRecordsEach = 40;
const hal::Bytes kPayload(1000, 7);

double secondsOf(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::string prefixOf(std::size_t i) {
    static constexpr std::string_view kDigits = "0123456789";
    return {'X', kDigits[i / 100 % 10], kDigits[i / 10 % 10], kDigits[i % 10]};
}

struct Fleet {
    Fleet() {
        for (std::size_t i = 0; i < kKiosks; ++i)
            kiosks.push_back(std::make_unique<ClientKiosk>(center, prefixOf(i)));
    }
    // Every kiosk sends its records, one after the other. Gives the seconds of CPU that the kiosks took.
    double send(const std::function<bool(ClientKiosk&, const wire::Envelope&)>& one,
                std::atomic<int>& refused) {
        std::atomic<double> cpu{0};
        {
            std::vector<std::jthread> threads;
            for (const auto& kiosk : kiosks)
                threads.emplace_back([&] {
                    for (int n = 0; n < kRecordsEach; ++n)
                        refused += one(*kiosk, kiosk->record(kPayload)) ? 0 : 1;
                    cpu += secondsOf(CLOCK_THREAD_CPUTIME_ID);
                });
        }
        return cpu;
    }
    ServedCenter center{std::filesystem::temp_directory_path()};
    std::vector<std::unique_ptr<ClientKiosk>> kiosks;
};

void run(benchmark::State& state, Fleet& fleet,
         const std::function<bool(ClientKiosk&, const wire::Envelope&)>& one) {
    std::atomic<int> refused{0};
    double served = 0;
    for (auto _ : state) {
        const double before = secondsOf(CLOCK_PROCESS_CPUTIME_ID);
        const double kiosks = fleet.send(one, refused);
        served += secondsOf(CLOCK_PROCESS_CPUTIME_ID) - before - kiosks;
    }
    if (refused > 0)
        state.SkipWithError("a record was not kept");
    const double records =
        static_cast<double>(kKiosks) * kRecordsEach * static_cast<double>(state.iterations());
    state.counters["records_per_s"] = benchmark::Counter(records, benchmark::Counter::kIsRate);
    state.counters["server_cpu_us"] = served / records * 1e6;
}

void StoreAlone(benchmark::State& state) {
    Fleet fleet;
    run(state, fleet, [&](ClientKiosk& kiosk, const wire::Envelope& envelope) {
        store::Record record;
        record.id = envelope.header.id;
        record.kiosk = kiosk.id;
        record.number = wire::toString(envelope.header.number);
        record.kind = envelope.header.kind;
        record.receivedAt = hal::systemClock().wall();
        record.envelope = wire::encode(envelope).value();
        record.hash = seal::sha256(record.envelope);
        record.payload = kPayload;
        return fleet.center.service->store().records().ingest(record).has_value();
    });
}

void OverMutualTls(benchmark::State& state) {
    Fleet fleet;
    for (const auto& kiosk : fleet.kiosks)
        if (!kiosk->enroll(kiosk->code))
            return state.SkipWithError("not enrolled");
    run(state, fleet, [](ClientKiosk& kiosk, const wire::Envelope& envelope) {
        return kiosk.status("PUT", ClientKiosk::targetOf(envelope),
                            ClientKiosk::bodyOf(envelope, kPayload)) == 200;
    });
}

BENCHMARK(StoreAlone)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(OverMutualTls)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace
} // namespace center

BENCHMARK_MAIN();
