// One slot of the rig: its device, who uses it now, and what was last published about it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "hal/drivers/drivers.h"
#include "hal/rig.h"

namespace hal::detail {

// Thread-safe. One user at a time: the holder of the lease, or the slot's own thread, which asks an idle
// device for its status now and then and sleeps in between.
class Slot {
public:
    using Open = std::function<Result<std::shared_ptr<Device>>(const std::stop_token&)>;

    // `onPublished` is called without any lock held, from whatever thread learnt something new.
    Slot(SlotConfig config, const Driver& driver, Open open, AskEvery intervals, const Clock& clock,
         std::function<void()> onPublished);
    ~Slot();
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;

    [[nodiscard]] Kind kind() const { return config_.kind; }
    [[nodiscard]] const std::string& name() const { return config_.name; }
    [[nodiscard]] std::string_view subsystem() const { return subsystem_; }

    // Busy after `wait`, Cancelled, or what opening gives. The device is the caller's until giveBack().
    [[nodiscard]] Result<std::shared_ptr<Device>> take(const std::stop_token& stop, Millis wait);
    void giveBack();

    // A device of this slot's subsystem came or went: it is asked as soon as it is idle, and again while it
    // may still be settling.
    void plugged();

    [[nodiscard]] DeviceInfo info() const;
    [[nodiscard]] Result<> control(std::string_view command);

    // For the present user: what the device said of itself, how an operation ended, what it waits for.
    void learnStatus(const Result<Status>& answer);
    void learnOutcome(const std::optional<Error>& error);
    void learnWaiting(std::optional<Fault> fault);
    void learnDone(std::uint64_t pieces); // see Counters::done

private:
    enum class Use { Idle, Checking, Leased };
    using Lock = std::unique_lock<std::mutex>;

    void keep(const std::stop_token& stop);
    void check(const std::stop_token& stop);
    void wantCheck();
    [[nodiscard]] Millis pause() const;
    [[nodiscard]] Result<std::shared_ptr<Device>> device(const std::stop_token& stop);
    void learnAbsence(const Error& error);
    void publish(Status status);
    void dropDevice();

    const SlotConfig config_;
    const std::string_view subsystem_;
    const Open open_;
    const AskEvery intervals_;
    const Clock& clock_;
    const std::function<void()> onPublished_;

    std::mutex opening_; // held while a device is made, so that two callers do not make two
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    Use use_ = Use::Idle;
    int waiting_ = 0; // for the lease: they go before a check
    bool checkWanted_ = true;
    std::size_t settled_; // how many of the looks after the last plug are done
    std::atomic<bool> asked_ =
        false; // by the present holder: only then a check afterwards can tell anything new
    std::shared_ptr<Device> device_;
    DeviceInfo info_;
    bool openedBefore_ = false;
    std::jthread keeper_; // last: starts when everything above is ready, ends before it goes
};

} // namespace hal::detail
