// What each device has done at this kiosk, kept over restarts, and how its last test went, which is in the
// history of tests. No Qt.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "hal/rig.h"
#include "kiosk/technician/test_history.h"

namespace kiosk {

struct DeviceRecord {
    std::string serial;     // of the device that it is about; empty: it says none
    hal::Counters counters; // since that device stands in this slot
    friend bool operator==(const DeviceRecord&, const DeviceRecord&) = default;
};
// 0 rounds: none yet.
struct LastTest {
    int rounds = 0, passed = 0;
    hal::WallTime at{};
};
using DeviceRecords = std::map<std::string, DeviceRecord>; // by slot

// STATE/devices.json. Blocking. A file that is absent, damaged or of another schema says nothing.
[[nodiscard]] DeviceRecords loadDeviceRecords(const std::filesystem::path& state);
[[nodiscard]] hal::Result<> saveDeviceRecords(const std::filesystem::path& state,
                                              const DeviceRecords& records);

// Adds what the rig counts since it was opened to what is kept. One thread.
class DeviceBook {
public:
    void take(DeviceRecords kept, TestHistory history) {
        records_ = std::move(kept);
        history_ = std::move(history);
    }

    // Another serial number is another device: it begins at nothing. True: something is to be kept.
    bool note(const hal::DeviceInfo& device);
    // For the screens: it is kept by who made it (rememberTest).
    void tested(const std::string& slot, const LastTest& test) { tests_[slot] = test; }

    [[nodiscard]] DeviceRecord of(const std::string& slot) const;
    [[nodiscard]] LastTest lastTestOf(const std::string& slot) const;
    [[nodiscard]] const DeviceRecords& all() const { return records_; }

private:
    DeviceRecords records_;
    TestHistory history_; // as it was when the machine was opened
    std::map<std::string, LastTest> tests_;
    std::map<std::string, KnownDevice> known_;
    std::map<std::string, hal::Counters> seen_; // of this rig
};

} // namespace kiosk
