// What each device has done at this kiosk, and how its last test went; kept over restarts. No Qt.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "hal/rig.h"

namespace kiosk {

struct DeviceRecord {
    std::string serial;         // of the device that it is about; empty: it says none
    hal::Counters counters;     // since that device stands in this slot
    int rounds = 0, passed = 0; // of the last test; 0: none yet
    std::int64_t testedAt = 0;  // seconds since 1970, UTC
    friend bool operator==(const DeviceRecord&, const DeviceRecord&) = default;
};
using DeviceRecords = std::map<std::string, DeviceRecord>; // by slot

// STATE/devices.json. Blocking. A file that is absent, damaged or of another schema says nothing.
[[nodiscard]] DeviceRecords loadDeviceRecords(const std::filesystem::path& state);
[[nodiscard]] hal::Result<> saveDeviceRecords(const std::filesystem::path& state,
                                              const DeviceRecords& records);

// Adds what the rig counts since it was opened to what is kept. One thread.
class DeviceBook {
public:
    void take(DeviceRecords kept) { records_ = std::move(kept); }

    // Another serial number is another device: it begins at nothing. True: something is to be kept.
    bool note(const hal::DeviceInfo& device);
    void tested(const std::string& slot, int rounds, int passed, std::int64_t at);

    [[nodiscard]] DeviceRecord of(const std::string& slot) const;
    [[nodiscard]] const DeviceRecords& all() const { return records_; }

private:
    DeviceRecords records_;
    std::map<std::string, hal::Counters> seen_; // of this rig
};

} // namespace kiosk
