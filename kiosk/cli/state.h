// The data directory in which a command keeps something.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/cli/device_options.h"
#include "services/ledger/ledger.h"

namespace kiosk::cli {

// $BANSHI_STATE, else the kiosk's own directory if this machine is one, else the user's.
[[nodiscard]] std::filesystem::path defaultState();

// Of the kiosk that the command runs in; else `given`, when it is not empty; else of the configuration, and
// where devices are named instead of one: defaultState().
[[nodiscard]] std::filesystem::path stateOf(const std::string& given, const DeviceOptions& where,
                                            const Shell& shell);

// Made when it is not there. Errors: Storage, Refused (it is another user's, who could not read what is
// kept).
[[nodiscard]] hal::Result<> makeState(const std::filesystem::path& state);

// With the kiosk's key; both are made when they are not there. Errors: those of Ledger::open (Busy: a kiosk
// uses it) and of the key.
[[nodiscard]] hal::Result<std::unique_ptr<ledger::Ledger>> openLedger(const std::filesystem::path& state);

} // namespace kiosk::cli
