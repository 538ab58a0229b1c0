// What the reader's driver costs beside the reader's own time: a read, waiting for a card, being pulled out.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <benchmark/benchmark.h>
#include <malloc.h>

#include "hal/drivers/sdt/driver.h"
#include "hal/id_reader.h"
#include "hal/rig.h"
#include "tests/bench/cpu.h"
#include "tests/rigs/virtual_usb/synthetic_card.h"
#include "tests/rigs/virtual_usb/virtual_reader.h"

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using hal::Millis;
using hal::sdt::Command;
using Milliseconds = std::chrono::duration<double, std::milli>;

std::unique_ptr<hal::Device> opened() {
    auto device = hal::sdt::openUsb(hal::parseUri("sdt+usb:").value());
    if (!device)
        std::abort();
    return *std::move(device);
}

struct Desk {
    Desk() { reader.plug(); }
    void layAnotherCard() {
        reader.mind().takeAway();
        reader.mind().lay(rigs::syntheticCard());
    }
    rigs::UsbTestbed bed;
    rigs::UsbReader reader{bed, rigs::ReaderLayout::FourEndpoints};
};

// Find, select and read 1295 bytes: what it takes beyond the reader's own time. Limit: 10 ms.
void readBeyondTheReadersTime(benchmark::State& state, Millis find, Millis select, Millis read) {
    Desk desk;
    desk.reader.mind().takeTime(Command::FindCard, find);
    desk.reader.mind().takeTime(Command::SelectCard, select);
    desk.reader.mind().takeTime(Command::ReadTextAndPhoto, read);
    const auto device = opened();
    auto& driver = dynamic_cast<hal::IdReader&>(*device);
    for (auto _ : state) {
        desk.layAnotherCard();
        const auto start = Clock::now();
        if (!driver.read({}))
            std::abort();
        state.SetIterationTime(
            std::chrono::duration<double>(Clock::now() - start - find - select - read).count());
    }
    state.counters["limit_ms"] = 10;
}
BENCHMARK_CAPTURE(readBeyondTheReadersTime, instant, 0ms, 0ms, 0ms)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readBeyondTheReadersTime, believable, 30ms, 30ms, 400ms)
    ->UseManualTime()
    ->Iterations(10)
    ->Unit(benchmark::kMillisecond);

// A read that waits for a card, in its device host; the reader itself is not counted. Limit: 0.5 % of a core.
void waitingForACard(benchmark::State& state) {
    Desk desk;
    auto rig = hal::Rig::open({.slots = {{"id_reader", hal::Kind::IdReader, desk.reader.uri()}},
                               .hostProgram = BANSHI_BIN "/banshi-device-host-on-paper"});
    if (!rig)
        std::abort();
    std::stop_source stop;
    std::jthread waiting([&] {
        const auto reader = (*rig)->lease<hal::IdReader>({}, 30s);
        if (!reader || (*reader)->read(stop.get_token()))
            std::abort();
    });
    while (desk.reader.mind().asked(Command::FindCard) == 0)
        std::this_thread::yield();
    for (auto _ : state) {
        const double before = cpuOfChildren();
        const auto start = Clock::now();
        std::this_thread::sleep_for(20s);
        const std::chrono::duration<double, std::nano> passed = Clock::now() - start;
        state.counters["cpu_percent"] = 100 * (cpuOfChildren() - before) / passed.count();
        state.counters["limit_percent"] = 0.5;
    }
    stop.request_stop();
}
BENCHMARK(waitingForACard)->UseRealTime()->Iterations(1)->Unit(benchmark::kSecond);

// From pulling the plug in the middle of a read to the fault. Limit: 300 ms.
void pulledOutInTheMiddle(benchmark::State& state) {
    Desk desk;
    for (auto _ : state) {
        desk.reader.unplug();
        desk.reader.plug();
        desk.layAnotherCard();
        const auto device = opened();
        Clock::time_point pulled;
        desk.reader.mind().when(Command::ReadTextAndPhoto, [&] {
            pulled = Clock::now();
            desk.reader.unplugFromWithin();
        });
        const auto card = dynamic_cast<hal::IdReader&>(*device).read({});
        if (card || card.error().fault != hal::Fault::Unplugged)
            std::abort();
        state.SetIterationTime(std::chrono::duration<double>(Clock::now() - pulled).count());
    }
    state.counters["limit_ms"] = 300;
}
BENCHMARK(pulledOutInTheMiddle)->UseManualTime()->Iterations(20)->Unit(benchmark::kMillisecond);

struct Possessions {
    std::ptrdiff_t handles = count("/proc/self/fd"), threads = count("/proc/self/task");
    double kilobytes = static_cast<double>(::mallinfo2().uordblks) / 1024;

    static std::ptrdiff_t count(const char* folder) {
        return std::distance(std::filesystem::directory_iterator(folder),
                             std::filesystem::directory_iterator());
    }
};

void cycle(Desk& desk) {
    desk.reader.plug();
    const auto device = opened();
    if (!device->status(hal::Deadline::in(5s)))
        std::abort();
    desk.reader.unplug();
    if (device->status(hal::Deadline::in(5s)))
        std::abort();
}

// What 500 arrivals and departures leave behind: handles and threads (limit 0), and memory, of which the
// paper USB keeps some itself.
void pluggedAndPulled(benchmark::State& state) {
    Desk desk;
    for (int i = 0; i < 20; ++i)
        cycle(desk);
    for (auto _ : state) {
        const Possessions before;
        for (int i = 0; i < 500; ++i)
            cycle(desk);
        const Possessions after;
        state.counters["handles"] = static_cast<double>(after.handles - before.handles);
        state.counters["threads"] = static_cast<double>(after.threads - before.threads);
        state.counters["bytes_a_cycle"] = (after.kilobytes - before.kilobytes) * 1024 / 500;
    }
}
BENCHMARK(pluggedAndPulled)->UseRealTime()->Iterations(1)->Unit(benchmark::kSecond);

} // namespace

BENCHMARK_MAIN();
