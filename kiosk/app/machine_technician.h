// The technicians' screens over the real machine.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/app/machine.h"
#include "kiosk/log/log.h"
#include "kiosk/technician/technician_services.h"

namespace kiosk {

class MachineTechnician : public TechnicianServices {
public:
    // `sticks`: the folder below which memory sticks are mounted.
    MachineTechnician(std::shared_ptr<Machine> machine, std::filesystem::path state,
                      std::filesystem::path sticks, const Log& log, const hal::Clock& clock);

    [[nodiscard]] PinAnswer lookAtLock() override;
    [[nodiscard]] PinAnswer tryPin(std::string_view pin) override;
    [[nodiscard]] hal::Result<bool> somethingLeftBehind(std::stop_token stop) override;
    [[nodiscard]] hal::Result<hal::TestReport> test(const std::string& slot, std::stop_token stop) override;
    [[nodiscard]] hal::Result<> keep(const TechnicianSettings& settings) override;
    [[nodiscard]] hal::Result<std::string> exportReport(std::stop_token stop) override;
    [[nodiscard]] hal::Result<> simulate(const std::string& slot, const std::string& word) override;

private:
    const std::shared_ptr<Machine> machine_;
    const std::filesystem::path state_, sticks_;
    const Log& log_;
    const hal::Clock& clock_;
};

// Where something can be written below `folder`: its mount points, at most two levels down, in their order.
[[nodiscard]] std::vector<std::filesystem::path> sticksBelow(const std::filesystem::path& folder);

} // namespace kiosk
