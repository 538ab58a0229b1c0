// 诉求直达 over the real machine: its outbox, its link, its printers.
#pragma once

#include <memory>
#include <mutex>

#include "kiosk/app/machine.h"
#include "kiosk/flows/appeal_services.h"
#include "services/filing/slip.h"

namespace kiosk {

class MachineAppeals : public AppealServices {
public:
    MachineAppeals(std::shared_ptr<Machine> machine, bool demonstration, const hal::Clock& clock)
        : machine_(std::move(machine)), demonstration_(demonstration), clock_(clock) {}

    [[nodiscard]] AppealStanding standing() override;
    [[nodiscard]] hal::Result<FiledAppeal> file(const AppealOrder& order) override;
    [[nodiscard]] hal::Result<SlipOutcome> printSlip(const AppealOrder& order, const outbox::Filed& filed,
                                                     bool alerted, std::stop_token stop) override;
    [[nodiscard]] hal::Result<bool> waits(const wire::Uuid& record) override;

private:
    [[nodiscard]] hal::Result<outbox::Outbox*> outbox(); // opened when it is needed first
    [[nodiscard]] filing::Slip slipOf(const AppealOrder& order, const outbox::Filed& filed,
                                      bool alerted) const;
    [[nodiscard]] hal::Result<SlipOutcome> printOnRoll(const filing::Slip& slip, const std::stop_token& stop);
    [[nodiscard]] hal::Result<SlipOutcome> printOnPage(const filing::Slip& slip, const std::stop_token& stop);

    const std::shared_ptr<Machine> machine_;
    const bool demonstration_;
    const hal::Clock& clock_;
    std::mutex opening_;
    std::unique_ptr<outbox::Outbox> outbox_;
};

} // namespace kiosk
