// What stands behind the screens.
#include "kiosk/app/machine.h"

#include "kiosk/app/accepted_policy.h"
#include "kiosk/cli/device_options.h"
#include "kiosk/control/device_lock.h"
#include "kiosk/technician/calibration.h"
#include "services/seal/kiosk_key.h"

namespace kiosk {

namespace {

tl::unexpected<MachineFault> broken(Part part, hal::Error error) {
    return tl::make_unexpected(MachineFault(part, std::move(error)));
}

hal::RigOptions rigOptions(const MachinePlan& plan) {
    hal::RigOptions options;
    options.slots = cli::configuredSlots(plan.config.devices);
    std::erase_if(options.slots, [](const hal::SlotConfig& slot) { return slot.uri.empty(); });
    options.hostProgram = plan.hostProgram;
    return options;
}

} // namespace

std::string_view toString(Part part) {
    switch (part) {
    case Part::Key:
        return "key";
    case Part::Policy:
        return "policy";
    case Part::Ledger:
        return "ledger";
    case Part::Templates:
        return "templates";
    case Part::Rig:
        return "rig";
    case Part::Devices:
        return "devices";
    }
    return "rig";
}

tl::expected<std::shared_ptr<Machine>, MachineFault> openMachine(const MachinePlan& plan,
                                                                 const hal::Clock& clock) {
    const std::filesystem::path& state = plan.config.paths.state;
    std::error_code failed;
    std::filesystem::create_directories(state, failed);
    if (failed)
        return broken(Part::Key, {hal::Fault::Storage, failed.message()});

    auto machine = std::make_shared<Machine>();
    const auto key = seal::KioskKey::loadOrCreate(state / "kiosk.key");
    if (!key)
        return broken(Part::Key, key.error());
    auto policy = acceptedPolicy(plan.config, clock);
    if (!policy)
        return broken(Part::Policy, policy.error());
    machine->policy = std::move(policy->policy);
    machine->policyRefused = policy->refused;
    auto ledger = ledger::Ledger::open(state / "ledger.db", *key, clock);
    if (!ledger)
        return broken(Part::Ledger, ledger.error());
    machine->ledger = *std::move(ledger);
    auto templates =
        imaging::loadTemplates(plan.templates.empty() ? imaging::defaultTemplates() : plan.templates);
    if (!templates)
        return broken(Part::Templates, templates.error());
    machine->templates = *std::move(templates);
    auto devices = control::holdDevices(state, "banshi-kiosk");
    if (!devices)
        return broken(Part::Devices, devices.error());
    machine->devices = *std::move(devices);
    auto rig = hal::Rig::open(rigOptions(plan), clock);
    if (!rig)
        return broken(Part::Rig, rig.error());
    machine->rig = *std::move(rig);
    machine->settings = loadSettings(state);
    machine->state = state;
    // A disk that does not give it now is no reason to stay closed: copies are as the scanner draws them.
    if (const auto kept = orSetAside(loadCalibrations(state), calibrationFile(state), clock))
        machine->calibrationSetAside = kept->aside.has_value();
    machine->records = loadDeviceRecords(state);
    machine->tests = loadTestHistory(state).value_or(TestHistory{}); // set aside by the next test
    return machine;
}

} // namespace kiosk
