// The technicians' screens without devices and without a window: touches, a clock turned by hand, answers of
// our own.
#pragma once

#include <atomic>

#include "kiosk/technician/technician_controller.h"
#include "tests/kiosk/visitor.h"

namespace kiosk {

// Answers at once, on the job's thread.
class FakeMachine : public TechnicianServices {
public:
    std::atomic<bool> somethingOnGlass = false, tests = true, holds = false;
    std::atomic<int> wrongLeft = 3;
    PinVerdict lock = PinVerdict::Wrong;
    hal::Millis wait{0};
    std::vector<TechnicianSettings> kept;
    std::vector<std::string> told;
    std::atomic<bool> printer = true, rulerThere = false, scaleFits = true;
    std::vector<Calibration> calibrated;
    hal::Result<> disk{};
    DeviceRecords records;
    MachineLook look{.clockAutomatic = false, .brightnessPercent = 80};
    hal::WallTime clockSet{};
    hal::Result<> clockAnswer{};
    hal::Result<std::string> stick = std::string("banshi-20261124-000000");

    PinAnswer lookAtLock() override { return {lock, 5, wait}; }
    PinAnswer tryPin(std::string_view pin) override {
        if (pin == "271828")
            return {PinVerdict::Right, 5, hal::Millis{0}};
        return {PinVerdict::Wrong, wrongLeft, wrongLeft == 1 ? hal::Millis{60'000} : hal::Millis{0}};
    }
    hal::Result<bool> somethingLeftBehind(std::stop_token) override { return somethingOnGlass.load(); }
    hal::Result<hal::TestReport> test(const std::string&, std::stop_token stop) override {
        std::mutex mutex;
        std::condition_variable_any cancelled;
        std::unique_lock lock_(mutex);
        if (holds)
            cancelled.wait(lock_, stop, [] { return false; });
        if (stop.stop_requested())
            return hal::fail(hal::Fault::Cancelled);
        if (!tests)
            return hal::fail(hal::Fault::Offline);
        return hal::TestReport{true, {{"scale_x", 0.2, "percent", true}}};
    }
    hal::Result<hal::TestReport> printRuler(std::stop_token) override {
        return printer ? hal::Result<hal::TestReport>(hal::TestReport{true, {{"sheets", 1, "", true}}})
                       : hal::fail(hal::Fault::OutOfPaper);
    }
    hal::Result<RulerMeasured> measureRuler(const std::string& slot, std::stop_token) override {
        if (!rulerThere)
            return hal::fail(hal::Fault::NoDocument);
        return RulerMeasured{
            {scaleFits, {{"scale_x", 0.2, "percent", true}, {"scale_y", -0.1, "percent", true}}},
            Calibration{.device = {.slot = slot, .model = {}, .mark = {}},
                        .x = 11.8,
                        .y = 11.8,
                        .dpi = 300,
                        .measured = {},
                        .ruler = {}}};
    }
    hal::Result<> keepCalibration(const Calibration& calibration) override {
        calibrated.push_back(calibration);
        return disk;
    }
    hal::Result<> keepRecords(const DeviceRecords& kept_) override {
        records = kept_;
        return {};
    }
    MachineLook lookAtMachine() override { return look; }
    hal::Result<> setClock(hal::WallTime time) override {
        clockSet = time;
        return clockAnswer;
    }
    hal::Result<> setBrightness(int percent) override {
        look.brightnessPercent = percent;
        return {};
    }
    hal::Result<> keep(const TechnicianSettings& settings) override {
        kept.push_back(settings);
        return {};
    }
    hal::Result<std::string> exportReport(std::stop_token) override { return stick; }
    hal::Result<> simulate(const std::string& slot, const std::string& word) override {
        told.push_back(slot + " " + word);
        return {};
    }
};

class TechnicianAtWork : public Visitor {
protected:
    TechnicianAtWork() {
        technician.setServices(&machine);
        technician.setDevices(
            {device(hal::Kind::Scanner, hal::Health::Ok), device(hal::Kind::PagePrinter, hal::Health::Ok)});
        technician.setSettings({}, 70);
        QObject::connect(&controller, &SessionController::touchedAnywhere, &technician,
                         &TechnicianController::touched);
    }
    ~TechnicianAtWork() override {
        EXPECT_TRUE(QTest::qWaitFor([&] { return jobs.running() == 0; })); // they use the machine
    }
    Technician& screens() { return *session.technician(); }
    void type(const char* pin) {
        for (const char* digit = pin; *digit != '\0'; ++digit)
            screens().typeDigit(*digit - '0');
        screens().enterPin();
        until([&] { return !screens().checking(); });
    }
    void enter() {
        screens().knock();
        type("271828");
        ASSERT_EQ(screens().page(), Technician::Page::Devices);
    }
    void turn(hal::Millis span) {
        clock.advance(span);
        technician.tick();
    }

    FakeMachine machine;
    TechnicianController technician{*session.technician(), controller, jobs, clock};
};

} // namespace kiosk
