// How long a sheet takes, each beside its limit: ratio 1 is the limit, less is better.
#include <chrono>
#include <cmath>
#include <cstdlib>

#include <benchmark/benchmark.h>

#include "services/paper/card_page.h"

namespace {

using Clock = std::chrono::steady_clock;

// As busy as a card is: fine wavy lines on a pale ground, words, some noise of the sensor.
hal::Image busyFace(unsigned seed) {
    hal::ImageBuilder face(1011, 638, hal::PixelFormat::Rgb24);
    for (int y = 0; y < 638; ++y)
        for (int x = 0; x < 1011; ++x) {
            seed = seed * 1664525U + 1013904223U;
            const double wave = std::sin(y * 0.6 + 6 * std::sin(x * 0.013)) * 14;
            const int noise = static_cast<int>(seed >> 29);
            const bool word = (y / 45) % 2 == 1 && (x / 18 + y / 45) % 3 != 0 && x < 600 && (x ^ y) & 4;
            for (int c = 0; c < 3; ++c)
                face.row(y)[3 * x + c] = static_cast<std::uint8_t>(word ? 30 : 215 + wave + noise + c * 5);
        }
    return std::move(face).finish(hal::Dpi{300});
}

const paper::CardPage& page() {
    static const paper::CardPage made = [] {
        paper::CardPage p;
        p.front = {busyFace(1),
                   {{15, 5.8, 27, 4.2}, {28, 44.6, 48.5, 4.3}},
                   {{4, 17.2, 51, 3.6}, {4, 24.2, 77, 3.6}, {4, 39.6, 77, 3.6}}};
        p.back = {busyFace(2),
                  {{32.5, 45.2, 32, 4.2}},
                  {{4, 21.8, 77, 3.6}, {4, 28.2, 77, 3.6}, {4, 34.6, 77, 3.6}}};
        p.purpose = paper::PurposeLine{"仅供办理社保业务使用", "2026.11.24"};
        return p;
    }();
    return made;
}

// Times the work and puts it in relation to its limit.
template <class Work>
void measure(benchmark::State& state, double limitMs, Work work) {
    double total = 0;
    for (auto _ : state) {
        const auto start = Clock::now();
        if (!work()) {
            state.SkipWithError("the page was refused");
            return;
        }
        total += std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    }
    state.counters["limit_ms"] = limitMs;
    state.counters["ratio"] = total / static_cast<double>(state.iterations()) / limitMs;
}

// Runs first and once: in this process no font has been touched yet.
void FirstPdfWithColdFonts(benchmark::State& state) {
    measure(state, 300, [] { return paper::cardPdf(page()).has_value(); });
}
BENCHMARK(FirstPdfWithColdFonts)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void TwoFacesToPdf(benchmark::State& state) {
    measure(state, 300, [] { return paper::cardPdf(page()).has_value(); });
}
BENCHMARK(TwoFacesToPdf)->Unit(benchmark::kMillisecond)->UseRealTime();

void PreviewAt100Dpi(benchmark::State& state) {
    measure(state, 60, [] { return paper::cardRaster(page(), hal::Dpi{100}).has_value(); });
}
BENCHMARK(PreviewAt100Dpi)->Unit(benchmark::kMillisecond)->UseRealTime();

void PrinterRaster(benchmark::State& state) {
    const hal::Dpi dpi{static_cast<double>(state.range(0))};
    measure(state, 1000, [&] { return paper::cardRaster(page(), dpi).has_value(); });
}
BENCHMARK(PrinterRaster)->Arg(300)->Arg(600)->Unit(benchmark::kMillisecond)->UseRealTime();

void DocumentPageToPdf(benchmark::State& state) {
    paper::DocumentPages document;
    hal::ImageBuilder sheet(2480, 3508, hal::PixelFormat::Rgb24);
    const hal::Image face = busyFace(3);
    for (int y = 0; y < 3508; ++y)
        for (int x = 0; x < 2480 * 3; ++x)
            sheet.row(y)[x] = face.row(y % 638)[x % (1011 * 3)];
    document.pages = {std::move(sheet).finish(hal::Dpi{300})};
    measure(state, 700, [&] { return paper::documentPdf(document).has_value(); });
}
BENCHMARK(DocumentPageToPdf)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
