// The technicians' screens over the real machine, also while it cannot be opened: that is when they come.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>

#include "kiosk/app/machine.h"
#include "kiosk/app/system_clock.h"
#include "kiosk/log/log.h"
#include "kiosk/technician/backlight.h"
#include "kiosk/technician/technician_services.h"

namespace kiosk {

class MachineTechnician : public TechnicianServices {
public:
    // `sticks`: the folder below which memory sticks are mounted.
    MachineTechnician(std::filesystem::path state, std::filesystem::path sticks, const Log& log,
                      const hal::Clock& clock);
    // Without one, what needs devices is Absent. Any thread.
    void setMachine(std::shared_ptr<Machine> machine) { machine_ = std::move(machine); }

    [[nodiscard]] PinAnswer lookAtLock() override;
    [[nodiscard]] PinAnswer tryPin(std::string_view pin) override;
    [[nodiscard]] hal::Result<bool> somethingLeftBehind(std::stop_token stop) override;
    [[nodiscard]] hal::Result<hal::TestReport> test(const std::string& slot, std::stop_token stop) override;
    [[nodiscard]] hal::Result<hal::TestReport> printRuler(std::stop_token stop) override;
    [[nodiscard]] hal::Result<RulerMeasured> measureRuler(const std::string& slot,
                                                          std::stop_token stop) override;
    [[nodiscard]] hal::Result<> keepCalibration(const Calibration& calibration) override;
    [[nodiscard]] hal::Result<> keep(const TechnicianSettings& settings) override;
    [[nodiscard]] hal::Result<> keepRecords(const DeviceRecords& records) override;
    [[nodiscard]] MachineLook lookAtMachine() override;
    [[nodiscard]] hal::Result<> setClock(hal::WallTime time) override;
    [[nodiscard]] hal::Result<> setBrightness(int percent) override;
    [[nodiscard]] hal::Result<std::string> exportReport(std::stop_token stop) override;
    [[nodiscard]] hal::Result<> simulate(const std::string& slot, const std::string& word) override;

private:
    [[nodiscard]] PinLock& lock();
    template <class Use>
    [[nodiscard]] auto withDevice(const std::string& slot, Use use)
        -> decltype(use(std::declval<Machine&>(), hal::SlotConfig{}));
    [[nodiscard]] hal::Result<> writeReport(Machine& machine, const std::filesystem::path& folder,
                                            const std::stop_token& stop) const;
    [[nodiscard]] hal::Result<> writeLog(const std::filesystem::path& folder) const;

    std::atomic<std::shared_ptr<Machine>> machine_;
    const std::filesystem::path state_, sticks_;
    const Log& log_;
    const hal::Clock& clock_;
    const SystemClock systemClock_;
    const Backlight backlight_;
    std::once_flag lockMade_; // by the first job that asks: it reads the disk
    std::unique_ptr<PinLock> lock_;
};

// Where something can be written below `folder`: its mount points, at most two levels down, in their order.
[[nodiscard]] std::vector<std::filesystem::path> sticksBelow(const std::filesystem::path& folder);

} // namespace kiosk
