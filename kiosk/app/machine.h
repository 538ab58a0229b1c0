// What stands behind the screens: key, policy, ledger, card designs, devices. Opened aside, because disks are
// slow.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "hal/base/fd.h"
#include "hal/rig.h"
#include "kiosk/config/config.h"
#include "kiosk/technician/settings.h"
#include "services/catalog/policy.h"
#include "services/imaging/templates.h"
#include "services/ledger/ledger.h"

namespace kiosk {

// Where it was opened from; all of it outlives the process.
struct MachinePlan {
    Config config;
    std::filesystem::path hostProgram; // banshi-device-host
    std::filesystem::path templates;   // directory of card designs; empty: those of the source tree
};

// Which part could not be opened: for the log, and for what the door sign says.
enum class Part { Key, Policy, Ledger, Templates, Rig, Devices };
[[nodiscard]] std::string_view toString(Part part);

struct MachineFault {
    Part part = Part::Rig;
    hal::Error error;
    explicit MachineFault(hal::Error why) : error(std::move(why)) {}
    MachineFault(Part which, hal::Error why) : part(which), error(std::move(why)) {}
};

struct Machine {
    hal::Fd devices;             // the lock of the devices: let go when the rig has closed them
    std::filesystem::path state; // the kiosk's data directory
    catalog::Policy policy;
    std::optional<hal::Fault> policyRefused; // the accepted one is used instead
    std::unique_ptr<ledger::Ledger> ledger;
    imaging::Templates templates;
    std::unique_ptr<hal::Rig> rig;
    TechnicianSettings settings;
    bool calibrationSetAside = false; // its file was damaged, and is kept under another name
    DeviceRecords records;
    TestHistory tests;
};

// Blocking. The first start makes the kiosk's key.
[[nodiscard]] tl::expected<std::shared_ptr<Machine>, MachineFault> openMachine(const MachinePlan& plan,
                                                                               const hal::Clock& clock);

} // namespace kiosk
