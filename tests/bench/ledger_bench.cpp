// What durability costs: begin() beside bare write+fsync on the same disk, and what verifying costs at a
// start.
#include <filesystem>
#include <fstream>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include "services/ledger/ledger.h"
#include "services/seal/file_descriptor.h"
#include "tests/support/temporary_directory.h"

namespace {

using ledger::Action;
using ledger::Outcome;

struct Kiosk {
    TemporaryDirectory home;
    seal::KioskKey key = seal::KioskKey::loadOrCreate(home / "kiosk.key").value();
    std::unique_ptr<ledger::Ledger> open() const {
        return ledger::Ledger::open(home / ledger::kFileName, key).value();
    }
};

// The measure: what one durable append to a file costs here and now.
void bareFsync(benchmark::State& state) {
    TemporaryDirectory home;
    const seal::FileDescriptor file(::open((home / "file").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600));
    const std::string page(4096, 'x');
    for (auto _ : state) {
        if (::write(file.get(), page.data(), page.size()) < 0 || ::fsync(file.get()) != 0)
            state.SkipWithError("the disk does not take bytes");
    }
}
BENCHMARK(bareFsync)->UseRealTime()->Unit(benchmark::kMicrosecond);

void beginDurably(benchmark::State& state) {
    Kiosk kiosk;
    const auto ledger = kiosk.open();
    for (auto _ : state) {
        const auto entry = ledger->begin(Action::CopyCard, {.copies = 1, .pages = 1});
        if (!entry)
            state.SkipWithError("begin failed");
        state.PauseTiming();
        std::ignore = ledger->close(*entry, Outcome::Done);
        state.ResumeTiming();
    }
}
BENCHMARK(beginDurably)->UseRealTime()->Unit(benchmark::kMicrosecond);

// A start with that many entries behind it: 18 000 are a hundred copies a day for half a year.
void openWithHistory(benchmark::State& state) {
    Kiosk kiosk;
    {
        const auto template_ = TemporaryDirectory(inMemory());
        const auto quick = ledger::Ledger::open(template_ / "ledger.db", kiosk.key).value();
        for (std::int64_t i = 0; i < state.range(0); ++i) {
            const auto entry = quick->begin(Action::CopyCard, {.copies = 1});
            std::ignore = quick->close(*entry, Outcome::Done);
        }
        std::filesystem::copy_file(template_ / "ledger.db", kiosk.home / ledger::kFileName);
        if (std::filesystem::exists(template_ / "ledger.db-wal"))
            std::filesystem::copy_file(template_ / "ledger.db-wal", kiosk.home / "ledger.db-wal");
    }
    for (auto _ : state) {
        const auto ledger = kiosk.open();
        if (ledger->setAside())
            state.SkipWithError("set aside");
    }
}
BENCHMARK(openWithHistory)->Arg(1'000)->Arg(18'000)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
