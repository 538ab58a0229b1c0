// A whole copy without waiting times of devices: what is left is the software's own time.
// Limits: tap on print to job accepted 300 ms, whole copy 3 s, longest own call on the GUI thread 16 ms.
#include <algorithm>
#include <chrono>
#include <memory>

#include <QGuiApplication>
#include <QTest>

#include <benchmark/benchmark.h>

#include "kiosk/app/machine_services.h"
#include "kiosk/session_controller.h"
#include "tests/kiosk/app/installation.h"

namespace {

using namespace kiosk;
using SteadyClock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;
using CopyStep = CopyFlow::Step;

// Times every event that the GUI thread handles. There is no window, so none of them is rendering.
class TimedApplication : public QGuiApplication {
public:
    using QGuiApplication::QGuiApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        const auto begin = SteadyClock::now();
        const bool done = QGuiApplication::notify(receiver, event);
        longest = std::max(longest, Milliseconds(SteadyClock::now() - begin).count());
        return done;
    }
    double longest = 0;
};

TimedApplication& application() {
    static int argc = 1;
    static char name[] = "kiosk_copy_bench";
    static char* argv[] = {name, nullptr};
    static TimedApplication* made = [] {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return new TimedApplication(argc, argv);
    }();
    return *made;
}

// A kiosk with simulated devices, and a resident who never hesitates.
class Visit {
public:
    Visit() {
        machine_ = openMachine(kiosk_.plan(), hal::systemClock()).value();
        services_ = std::make_unique<MachineServices>(machine_);
        controller_.setPolicy(machine_->policy);
        controller_.setDevices(machine_->rig->inventory());
        controller_.setServices(services_.get());
    }
    CopyFlow& copy() { return *session_.copy(); }

    // Touches are timed like events: they run on the GUI thread, too.
    template <class Touch>
    void touch(Touch touched) {
        const auto begin = SteadyClock::now();
        touched();
        application().longest =
            std::max(application().longest, Milliseconds(SteadyClock::now() - begin).count());
    }
    bool until(CopyStep step) {
        return QTest::qWaitFor([&] { return copy().step() == step || copy().step() == CopyStep::Problem; },
                               60'000) &&
               copy().step() == step;
    }
    bool reachOptions() {
        touch([&] { session_.openTile(QStringLiteral("copy")); });
        touch([&] { session_.openService(QStringLiteral("copy_card")); });
        touch([&] { copy().chooseIdentityCard(); });
        for (int side = 0; side < 2; ++side) {
            touch([&] { copy().startScan(); });
            if (!until(CopyStep::Preview))
                return false;
            touch([&] { copy().acceptSide(); });
        }
        return copy().step() == CopyStep::Options;
    }
    // The time until the printer has taken the job.
    double print() {
        const auto begin = SteadyClock::now();
        touch([&] { copy().print(); });
        const auto taken = [&] {
            return copy().phase() >= CopyFlow::Phase::Working || copy().step() != CopyStep::Printing;
        };
        while (!taken())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return Milliseconds(SteadyClock::now() - begin).count();
    }
    void leave() {
        touch([&] { session_.finishFarewell(); });
    }

private:
    Installation kiosk_;
    std::shared_ptr<Machine> machine_;
    std::unique_ptr<MachineServices> services_;
    Jobs jobs_;
    Session session_;
    SessionController controller_{session_, jobs_, hal::systemClock()};
};

void limits(benchmark::State& state, double value, double limit) {
    state.counters["ms"] = value;
    state.counters["limit_ms"] = limit;
    state.counters["ratio"] = value / limit;
}

// One visit an iteration; the copies of all iterations come from one kiosk, as on a working day.
void wholeCopy(benchmark::State& state) {
    application();
    Visit visit;
    std::vector<double> whole, accepted;
    for (auto _ : state) {
        application().longest = 0;
        const auto begin = SteadyClock::now();
        if (!visit.reachOptions()) {
            state.SkipWithError("the scans went wrong");
            return;
        }
        accepted.push_back(visit.print());
        if (!visit.until(CopyStep::Done)) {
            state.SkipWithError("the print went wrong");
            return;
        }
        whole.push_back(Milliseconds(SteadyClock::now() - begin).count());
        visit.leave();
    }
    std::sort(whole.begin(), whole.end());
    std::sort(accepted.begin(), accepted.end());
    limits(state, whole[whole.size() / 2], 3000);
    state.counters["tap_to_accepted_ms"] = accepted[accepted.size() / 2];
    state.counters["tap_to_accepted_ratio"] = accepted[accepted.size() / 2] / 300;
}
BENCHMARK(wholeCopy)->Name("kiosk/whole_copy")->Unit(benchmark::kMillisecond)->Iterations(7);

void longestOwnCall(benchmark::State& state) {
    application();
    Visit visit;
    double worst = 0;
    bool first = true;
    for (auto _ : state) {
        application().longest = 0;
        if (!visit.reachOptions() || (visit.print(), !visit.until(CopyStep::Done))) {
            state.SkipWithError("the copy went wrong");
            return;
        }
        visit.leave();
        if (!std::exchange(first, false)) // the first loads what later ones find
            worst = std::max(worst, application().longest);
    }
    limits(state, worst, 16);
}
BENCHMARK(longestOwnCall)->Name("kiosk/longest_own_call_gui")->Unit(benchmark::kMillisecond)->Iterations(6);

} // namespace

BENCHMARK_MAIN();
