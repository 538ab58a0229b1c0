// What every peripheral has in common: a kind, a published status, capabilities, a self-test.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "hal/base/clock.h"
#include "hal/base/paper_size.h"
#include "hal/base/result.h"

namespace hal {

enum class Kind {
    Scanner,
    PagePrinter,
    IdReader,
    ReceiptPrinter,
    CodeScanner,
    SmartCardReader,
    Auxiliary,
    Camera
};
inline constexpr Kind kAllKinds[] = {Kind::Scanner,        Kind::PagePrinter, Kind::IdReader,
                                     Kind::ReceiptPrinter, Kind::CodeScanner, Kind::SmartCardReader,
                                     Kind::Auxiliary,      Kind::Camera};
[[nodiscard]] std::string_view
toString(Kind kind); // "scanner", "page_printer", "id_reader", …: also the config key

// Unknown is not ok: a device that has not answered is not claimed to work.
enum class Health { Unknown, Ok, Attention, Fault };
[[nodiscard]] std::string_view toString(Health health);

struct Supply {
    std::string name;                // the device's own word: "black toner"
    std::optional<int> levelPercent; // none: the device does not say
    bool low = false;                // by the device's own measure; of waste: nearly full
};

// Where paper lies.
struct Tray {
    std::string name;                // the device's own word: "tray-1"; may be empty
    std::optional<PaperSize> paper;  // what is loaded; none: the device does not say
    std::optional<int> levelPercent; // 0: empty; none: the device does not say
};

// For technicians, in the device's own words: "black toner 40 %", "cyan toner 3 % (!)", "tray-1 A4 60 %".
[[nodiscard]] std::string asText(const Supply& supply);
[[nodiscard]] std::string asText(const Tray& tray);

// What the board in the cabinet sees. What it has no sensor for is absent.
struct Sensors {
    std::optional<bool> someoneNear{};
    std::optional<bool> doorOpen{};
    std::optional<bool> tampered{}; // stays until the board is told otherwise with a key inside the cabinet
    std::optional<bool> mains{};
    std::optional<int> chargePercent{}; // of the battery, 0 to 100
    friend bool operator==(const Sensors&, const Sensors&) = default;
};

// The last thing known, and when it was learnt.
struct Status {
    Health health = Health::Unknown;
    std::optional<Fault> fault; // set when health is Attention or Fault
    std::string detail;         // why, for log and technician; never personal data
    std::vector<Supply> supplies;
    std::vector<Tray> trays; // of page printers
    Sensors sensors{};       // of an auxiliary board that answered
    Monotonic asOf{};
};

struct Identity {
    std::string vendor;
    std::string model;
    std::string serial;
    std::string firmware;
};

struct TestReport {
    struct Measurement {
        std::string name; // "scale_x"
        double value{};
        std::string unit; // "percent"
        bool passed{};
    };
    bool passed{};
    std::vector<Measurement> measurements;
};

enum class Phase { Connecting, Warming, Working, Transferring, WaitingForDevice, Finishing };
[[nodiscard]] std::string_view toString(Phase phase);

// What is really happening. `done` is absent when the device gives no figure: then words are shown, no bar.
struct Progress {
    Phase phase{};
    std::optional<double> done; // 0..1, never decreases within one phase
    std::optional<Fault>
        waiting; // the operation continues when this is mended (e.g. CoverOpen while printing)
};
using OnProgress = std::function<void(const Progress&)>;

// One peripheral. A device is used by one thread at a time: the holder of its lease.
class Device {
public:
    virtual ~Device() = default;
    [[nodiscard]] virtual Kind kind() const = 0;
    [[nodiscard]] virtual Identity identity() const = 0;
    // Asks the device; blocks no longer than the deadline.
    [[nodiscard]] virtual Result<Status> status(Deadline deadline) = 0;
    [[nodiscard]] virtual Result<TestReport> selfTest(std::stop_token stop) = 0;
};

// A device that can be told what befalls it: the simulators, and what stands before them.
class Controllable {
public:
    virtual ~Controllable() = default;
    // "fault=jam", "clear", … as sim/README.md lists them. Callable from any thread, also while the device
    // works. BadData: not a word it knows; Unsupported: not a simulator.
    [[nodiscard]] virtual Result<> control(std::string_view command) = 0;
};

} // namespace hal
