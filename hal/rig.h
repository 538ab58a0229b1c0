// The one way to reach a device: slots from the configuration, one lease at a time, status for everybody.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "hal/auxiliary.h"
#include "hal/camera.h"
#include "hal/code_scanner.h"
#include "hal/device.h"
#include "hal/host/limits.h"
#include "hal/id_reader.h"
#include "hal/page_printer.h"
#include "hal/receipt_printer.h"
#include "hal/rig/plug_source.h"
#include "hal/scanner.h"
#include "hal/smart_card_reader.h"

namespace hal {

// A slot is a place for one device of one kind; its name is the configuration key.
struct SlotConfig {
    std::string name; // "scanner"
    Kind kind{};
    std::string uri; // empty: this kiosk has none
};

// What a slot has done since its rig was opened; published with the next news of it.
struct Counters {
    std::uint64_t done = 0; // sheets printed, pages scanned, cards or codes read, stills taken, receipts cut
    std::uint64_t faults = 0;   // how often it fell ill, for whatever cause
    std::uint64_t restarts = 0; // how often its driver was begun anew: it was lost, or its host had died
    friend bool operator==(const Counters&, const Counters&) = default;
};

struct DeviceInfo {
    std::string slot;
    Kind kind{};
    std::string uri;
    bool simulated = false;
    bool leased = false;
    Identity identity;
    Status status;
    Counters counters;
};

// How often the device of an idle slot is asked. What comes and goes with a plug is noticed without; the
// network tells nothing, and a device that is back there is usable when it was asked.
struct AskEvery {
    Millis well{5000};
    Millis ill{2000};
};

struct RigOptions {
    std::vector<SlotConfig> slots;
    std::string hostProgram; // path of banshi-device-host; empty: it stands beside this program
    AskEvery askEvery{};
    HostLimits limits{};                 // when a device that says nothing counts as hung
    std::shared_ptr<PlugSource> plugs{}; // what tells that devices come and go; null: udev
};

class LiveCamera;

namespace detail {
class RigImpl;
struct LeaseCore; // gives the device back and publishes its last status
} // namespace detail

// Exclusive use of a device until destroyed. Never outlives its Rig.
template <class D>
class Lease {
public:
    Lease(std::shared_ptr<detail::LeaseCore> core, D& device) : core_(std::move(core)), device_(&device) {}
    D* operator->() const { return device_; }
    D& operator*() const { return *device_; }

private:
    std::shared_ptr<detail::LeaseCore> core_;
    D* device_;
};

// Thread-safe. Looking never touches: inventory() returns what was last published.
class Rig {
public:
    // Fault::BadData names the slot whose URI no driver takes.
    [[nodiscard]] static Result<std::unique_ptr<Rig>> open(RigOptions options,
                                                           const Clock& clock = systemClock());
    ~Rig();

    // Waits up to `wait` for the slot of that kind, starting its host if necessary.
    // Errors: Absent (no such slot), Busy (still leased after `wait`), Cancelled, Faulty, and what opening
    // gives.
    template <class D>
    [[nodiscard]] Result<Lease<D>> lease(std::stop_token stop, Millis wait);

    // The camera's stream, shared by all who ask while it runs: a preview and whoever looks for codes. It is
    // leased by the first and given back by the last. Errors: what a lease gives (Busy: somebody has the
    // camera for herself), and what capabilities() gives.
    [[nodiscard]] Result<std::shared_ptr<LiveCamera>> liveCamera(const std::stop_token& stop, Millis wait);

    [[nodiscard]] std::vector<DeviceInfo> inventory() const;

    // The callback runs on a thread of the rig after each published change; the returned handle ends it.
    // Destroying the handle waits for a running callback.
    class Watch {
    public:
        Watch() = default;
        explicit Watch(std::shared_ptr<void> token) : token_(std::move(token)) {}

    private:
        std::shared_ptr<void> token_;
    };
    [[nodiscard]] Watch watch(std::function<void(const DeviceInfo&)> onChange);

    // Sends a simulator's control word ("fault=jam"); Unsupported for real devices. See sim/README.md.
    [[nodiscard]] Result<> control(const std::string& slot, const std::string& command);

private:
    explicit Rig(std::unique_ptr<detail::RigImpl> impl);
    [[nodiscard]] Result<std::pair<std::shared_ptr<detail::LeaseCore>, Device*>>
    leaseKind(Kind kind, std::stop_token stop, Millis wait);
    std::unique_ptr<detail::RigImpl> impl_;
};

template <class D>
inline constexpr Kind kKindOf{};
template <>
inline constexpr Kind kKindOf<Scanner> = Kind::Scanner;
template <>
inline constexpr Kind kKindOf<PagePrinter> = Kind::PagePrinter;
template <>
inline constexpr Kind kKindOf<IdReader> = Kind::IdReader;
template <>
inline constexpr Kind kKindOf<ReceiptPrinter> = Kind::ReceiptPrinter;
template <>
inline constexpr Kind kKindOf<CodeScanner> = Kind::CodeScanner;
template <>
inline constexpr Kind kKindOf<SmartCardReader> = Kind::SmartCardReader;
template <>
inline constexpr Kind kKindOf<Auxiliary> = Kind::Auxiliary;
template <>
inline constexpr Kind kKindOf<Camera> = Kind::Camera;

template <class D>
Result<Lease<D>> Rig::lease(std::stop_token stop, Millis wait) {
    auto got = leaseKind(kKindOf<D>, std::move(stop), wait);
    if (!got)
        return tl::make_unexpected(got.error());
    return Lease<D>{std::move(got->first), static_cast<D&>(*got->second)};
}

} // namespace hal
