// From two scans of the whole glass in memory to the finished page: finding, cutting, drawing.
#include <chrono>
#include <ctime>
#include <fstream>
#include <future>
#include <iterator>

#include <benchmark/benchmark.h>

#include "hal/picture/picture.h"
#include "services/copying/copying.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kLimitMs = 700; // what a resident does not yet notice as waiting
constexpr double kAimMs = 300;

hal::Image scanned(const char* name) {
    std::ifstream file(std::string(BANSHI_FIXTURES "/cards/") + name, std::ios::binary);
    const hal::Bytes bytes{std::istreambuf_iterator<char>(file), {}};
    return hal::decodePicture(bytes).value().withDpi(hal::Dpi{300});
}

const imaging::Templates& templates() {
    static const imaging::Templates loaded = imaging::loadTemplates(imaging::defaultTemplates()).value();
    return loaded;
}

paper::CardFace faceOf(const copying::ScanResult<copying::CardScan>& scan) {
    return {scan->card, scan->keepOut, scan->bands};
}

void TwoScansToPdf(benchmark::State& state) {
    const hal::Image front = scanned("dev_000_fb_white.jpg");
    const hal::Image back = scanned("dev_001_fb_white.jpg");
    templates();
    paper::warmUp();
    double total = 0;
    for (auto _ : state) {
        const auto start = Clock::now();
        auto other =
            std::async(std::launch::async, [&] { return copying::cardInPicture(back, templates()); });
        const auto one = copying::cardInPicture(front, templates());
        const auto two = other.get();
        if (!one || !two) {
            state.SkipWithError("a card was not found");
            return;
        }
        paper::CardPage page;
        page.front = faceOf(one);
        page.back = faceOf(two);
        page.purpose = paper::PurposeLine{"仅供办理社保业务使用", "2026.11.24"};
        benchmark::DoNotOptimize(paper::cardPdf(page).value().bytes.data());
        total += std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    }
    const double mean = total / static_cast<double>(state.iterations());
    state.counters["limit_ms"] = kLimitMs;
    state.counters["ratio"] = mean / kLimitMs;
    state.counters["ratio_to_aim"] = mean / kAimMs;
}
BENCHMARK(TwoScansToPdf)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(3);

// Which side of which design, and which way up: all four answers in turn. CPU time, as the limit is of CPU
// time.
void SideAndDirection(benchmark::State& state) {
    constexpr double kSideLimitMs = 10, kSideAimMs = 5;
    std::vector<hal::Image> cards;
    for (const char* name : {"dev_000_fb_white.jpg", "dev_001_fb_white.jpg"}) {
        const auto found = copying::cardInPicture(scanned(name), templates());
        if (!found) {
            state.SkipWithError("a card was not found");
            return;
        }
        cards.push_back(found->card);
        cards.push_back(imaging::turned(found->card));
    }
    std::size_t next = 0;
    const std::clock_t start = std::clock();
    for (auto _ : state)
        benchmark::DoNotOptimize(imaging::guessSide(cards[next++ % cards.size()], templates()).margin);
    const double mean = 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC /
                        static_cast<double>(state.iterations());
    state.counters["limit_ms"] = kSideLimitMs;
    state.counters["ratio"] = mean / kSideLimitMs;
    state.counters["ratio_to_aim"] = mean / kSideAimMs;
}
BENCHMARK(SideAndDirection)->Unit(benchmark::kMillisecond);

void LeftBehindJudged(benchmark::State& state) {
    const hal::Image glass = scanned("dev_000_fb_white.jpg"); // 16 times as many pixels as the quick look
    for (auto _ : state)
        benchmark::DoNotOptimize(copying::liesOnGlass(glass));
}
BENCHMARK(LeftBehindJudged)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
