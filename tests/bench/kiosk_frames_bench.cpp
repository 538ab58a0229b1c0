// How long a frame takes while scanning shows progress: the real screens, software renderer, portrait.
// Limit: 99 of 100 frames within 50 ms.
#include <algorithm>
#include <chrono>
#include <vector>

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <benchmark/benchmark.h>

#include "kiosk/session.h"
#include "ui/theme/fonts.h"

Q_IMPORT_QML_PLUGIN(Banshi_KioskPlugin)
Q_IMPORT_QML_PLUGIN(Banshi_UiPlugin)

namespace {

using SteadyClock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

// From the moment the scene is taken over until the frame is on the screen.
class FrameTimes {
public:
    explicit FrameTimes(QQuickWindow& window) {
        QObject::connect(&window, &QQuickWindow::beforeSynchronizing,
                         [this] { begin_ = SteadyClock::now(); });
        QObject::connect(&window, &QQuickWindow::frameSwapped,
                         [this] { times.push_back(Milliseconds(SteadyClock::now() - begin_).count()); });
    }
    std::vector<double> times;

private:
    SteadyClock::time_point begin_;
};

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0
                          : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void framesWhileScanning(benchmark::State& state) {
    kiosk::Session session;
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(&session)},
                                 {QStringLiteral("width"), 1080},
                                 {QStringLiteral("height"), 1920}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Banshi/Ui/Main.qml")));
    auto* window =
        engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine.rootObjects().first());
    if (!window) {
        state.SkipWithError("the screens could not be loaded");
        return;
    }
    kiosk::CopyView copy;
    copy.step = kiosk::CopyFlow::Step::Scanning;
    copy.phase = kiosk::CopyFlow::Phase::Working;
    session.copy()->present(copy);
    kiosk::SessionView view;
    view.screen = kiosk::Session::Screen::Copy;
    session.present(view);
    QTest::qWait(1'000); // the page has slid in

    FrameTimes frames(*window);
    for (auto _ : state) {
        frames.times.clear();
        for (int line = 0; line <= 100; ++line) { // as a scanner reports: 25 times a second
            copy.progress = line / 100.0;
            session.copy()->present(copy);
            QTest::qWait(40);
        }
    }
    state.counters["frames"] = static_cast<double>(frames.times.size());
    state.counters["median_ms"] = quantile(frames.times, 0.5);
    state.counters["p99_ms"] = quantile(frames.times, 0.99);
    state.counters["limit_ms"] = 50;
    state.counters["ratio"] = quantile(frames.times, 0.99) / 50;
}
BENCHMARK(framesWhileScanning)->Name("kiosk/frames_while_scanning")->Unit(benchmark::kSecond)->Iterations(1);

} // namespace

// One application a process, however often the benchmark is repeated.
int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    const QGuiApplication application(argc, argv);
    ui::prepareFonts();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
