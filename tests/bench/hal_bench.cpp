// What it costs to keep drivers in a process of their own: a call, a scan's way across, a host that comes
// back, and doing nothing. Each has beside it what the same work costs without.
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numeric>

#include <benchmark/benchmark.h>
#include <sys/wait.h>

#include "hal/host/channel.h"
#include "hal/host/parcel.h"
#include "hal/rig.h"
#include "hal/rig/live_camera.h"
#include "tests/bench/cpu.h"

namespace {

using namespace std::chrono_literals;

constexpr hal::Millis kPatience{30'000};
constexpr int kWidth = 2480, kHeight = 3508; // A4, 300 dpi, colour: 26 MB

std::unique_ptr<hal::Rig> rigWith(const std::string& options, hal::Millis interval = 1h) {
    hal::RigOptions rig{
        .slots = {{"scanner", hal::Kind::Scanner, "sim:scanner?pace=instant" + options},
                  {"page_printer", hal::Kind::PagePrinter, "sim:printer?pace=instant" + options},
                  {"id_reader", hal::Kind::IdReader, "sim:id_reader?pace=instant" + options}},
        .hostProgram = BANSHI_BIN "/banshi-device-host",
        .askEvery = {interval, interval}};
    auto opened = hal::Rig::open(std::move(rig));
    if (!opened)
        std::abort();
    return *std::move(opened);
}

template <class D>
hal::Lease<D> leased(hal::Rig& rig) {
    auto lease = rig.lease<D>({}, kPatience);
    if (!lease)
        std::abort();
    return *std::move(lease);
}

void statusCall(benchmark::State& state, const std::string& options) {
    const auto rig = rigWith(options);
    const auto printer = leased<hal::PagePrinter>(*rig);
    for (auto _ : state)
        if (!printer->status(hal::Deadline::in(kPatience)))
            std::abort();
}
BENCHMARK_CAPTURE(statusCall, hosted, std::string())->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(statusCall, in_process, std::string("&inprocess=1"))
    ->UseRealTime()
    ->Unit(benchmark::kMicrosecond);

void leaseAndGiveBack(benchmark::State& state) {
    const auto rig = rigWith("");
    for (auto _ : state)
        benchmark::DoNotOptimize(leased<hal::IdReader>(*rig));
}
BENCHMARK(leaseAndGiveBack)->UseRealTime()->Unit(benchmark::kMicrosecond);

hal::Image page() {
    hal::ImageBuilder builder(kWidth, kHeight, hal::PixelFormat::Rgb24);
    for (int y = 0; y < kHeight; ++y)
        std::memset(builder.row(y), y, static_cast<std::size_t>(builder.stride()));
    return std::move(builder).finish(hal::Dpi{300});
}

// Every byte, as card finding will: the mapping is not free until it was read.
std::uint64_t readThrough(std::span<const std::uint8_t> bytes) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data() + i, sizeof word);
        sum += word;
    }
    return sum;
}

// A child that answers each packet with the same finished page.
[[noreturn]] void servePage(hal::Fd socket, bool inMemoryFile) {
    if (inMemoryFile)
        hal::buildPicturesInMemoryFiles();
    const hal::Image picture = page();
    hal::host::Channel channel(std::move(socket));
    while (auto request = channel.receive())
        if (!hal::host::sendPicture(channel, request->packet.call, picture))
            break;
    std::_Exit(0);
}

void scanCrosses(benchmark::State& state, bool builtInMemoryFile) {
    auto ends = hal::host::Channel::pair().value();
    const pid_t child = ::fork();
    if (child == 0) {
        ends.first.reset();
        servePage(std::move(ends.second), builtInMemoryFile);
    }
    ends.second.reset();
    {
        hal::host::Channel channel(std::move(ends.first));
        for (auto _ : state) {
            if (!channel.send({1, hal::host::ReadCard{}}))
                std::abort();
            auto received = channel.receive();
            if (!received)
                std::abort();
            const auto picture = hal::host::openPicture(
                std::get<hal::host::Picture>(received->packet.message), std::move(received->file));
            benchmark::DoNotOptimize(readThrough(picture.value().bytes()));
        }
    }
    ::waitpid(child, nullptr, 0);
}
BENCHMARK_CAPTURE(scanCrosses, built_in_memory_file, true)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scanCrosses, copied_into_memory_file, false)->UseRealTime()->Unit(benchmark::kMillisecond);

void memcpyOfAScan(benchmark::State& state) {
    const hal::Image picture = page();
    for (auto _ : state) {
        std::vector<std::uint8_t> copy(picture.bytes().begin(), picture.bytes().end());
        benchmark::DoNotOptimize(readThrough(copy));
    }
}
BENCHMARK(memcpyOfAScan)->UseRealTime()->Unit(benchmark::kMillisecond);

void wholeScan(benchmark::State& state, const std::string& options) {
    const auto rig = rigWith(options);
    const auto scanner = leased<hal::Scanner>(*rig);
    for (auto _ : state) {
        const auto pages = scanner->scan({.dpi = hal::Dpi{300}}, {}, {});
        benchmark::DoNotOptimize(readThrough(pages.value().front().bytes()));
    }
}
BENCHMARK_CAPTURE(wholeScan, hosted, std::string())->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(wholeScan, in_process, std::string("&inprocess=1"))
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// From the call that lost its host to the next one that works: lease, new process, open, status.
void hostComesBack(benchmark::State& state) {
    const auto rig = rigWith("");
    for (auto _ : state) {
        state.PauseTiming();
        if (!rig->control("page_printer", "fault=crash@0"))
            std::abort();
        {
            const auto printer = leased<hal::PagePrinter>(*rig);
            if (printer->print(
                    hal::RasterDocument{{hal::ImageBuilder(8, 8, hal::PixelFormat::Grey8).finish()}}, {}, {},
                    {}))
                std::abort();
            state.ResumeTiming();
        }
        if (!leased<hal::PagePrinter>(*rig)->status(hal::Deadline::in(kPatience)))
            std::abort();
    }
}
BENCHMARK(hostComesBack)->UseRealTime()->Unit(benchmark::kMillisecond);

// A preview beside a decoder that finds no code in a picture full of edges: frames that the preview gets, as
// a share of what the camera gives. Limit: 15 a second of its 25.
void previewBesideDecoder(benchmark::State& state, bool decoding) {
    auto rig =
        hal::Rig::open({.slots = {{"code_scanner", hal::Kind::CodeScanner, "camera:"},
                                  {"camera", hal::Kind::Camera,
                                   "sim:camera?pictures=" BANSHI_FIXTURES "/cards/dev_000_fb_white.jpg"}},
                        .hostProgram = BANSHI_BIN "/banshi-device-host"});
    const auto live = (*rig)->liveCamera({}, kPatience);
    if (!live)
        std::abort();
    const std::jthread decoder([&](const std::stop_token& stop) {
        while (decoding && !stop.stop_requested()) {
            auto scanner = leased<hal::CodeScanner>(**rig);
            std::ignore = scanner->read(kPatience, stop, {});
        }
    });
    hal::FrameHub& hub = (*live)->hub();
    std::uint64_t seen = hub.newerThan(0, {}, kPatience).value().number;
    for (auto _ : state) {
        const std::uint64_t first = seen;
        int shown = 0;
        const auto start = std::chrono::steady_clock::now();
        for (; std::chrono::steady_clock::now() - start < 5s; ++shown)
            seen = hub.newerThan(seen, {}, kPatience).value().number;
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
        state.counters["frames_per_second"] = shown / passed.count();
        state.counters["of_those_that_came"] = shown / static_cast<double>(seen - first);
        state.counters["of_the_source"] =
            shown / passed.count() / (*live)->capabilities().stream.framesPerSecond;
    }
}
BENCHMARK_CAPTURE(previewBesideDecoder, alone, false)->UseRealTime()->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(previewBesideDecoder, decoding, true)
    ->UseRealTime()
    ->Iterations(1)
    ->Unit(benchmark::kSecond);

// Three devices in three hosts, asked for their status every five seconds, and nobody uses them.
void idle(benchmark::State& state) {
    const auto rig = rigWith("", 5s);
    std::ignore = leased<hal::Scanner>(*rig);
    for (auto _ : state) {
        const double before = cpuOfProcess() + cpuOfChildren();
        const auto start = std::chrono::steady_clock::now();
        ::sleep(20);
        const std::chrono::duration<double, std::nano> passed = std::chrono::steady_clock::now() - start;
        state.counters["cpu_percent"] = 100 * (cpuOfProcess() + cpuOfChildren() - before) / passed.count();
    }
}
BENCHMARK(idle)->UseRealTime()->Iterations(1)->Unit(benchmark::kSecond);

} // namespace

BENCHMARK_MAIN();
