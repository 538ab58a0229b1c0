// From two scans of the whole glass in memory to the finished page: finding, cutting, drawing.
#include <chrono>
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

void LeftBehindJudged(benchmark::State& state) {
    const hal::Image glass = scanned("dev_000_fb_white.jpg"); // 16 times as many pixels as the quick look
    for (auto _ : state)
        benchmark::DoNotOptimize(copying::liesOnGlass(glass));
}
BENCHMARK(LeftBehindJudged)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
