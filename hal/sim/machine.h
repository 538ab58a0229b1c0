// The body that every simulator shares: what ails it, the time its work takes, and the words that change
// both.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string_view>

#include "hal/base/uri.h"
#include "hal/device.h"
#include "hal/sim/world.h"

namespace hal::sim {

// What can befall a machine. Closed; toString gives the control word.
enum class Trouble {
    None,
    OutOfPaper,
    PaperNearEnd,
    TrayOpen,
    WrongPaper,
    OutOfToner,
    TonerLow,
    Jam,
    CoverOpen,
    NoDocument,
    Busy,
    Offline,
    Unplugged,
    Slow,      // everything takes four times as long
    Hang,      // the next step never returns and ignores a stop; once
    Crash,     // the next step aborts the process; once
    Empty,     // a scan that "succeeds" without a page
    WrongSize, // a page of other dimensions than asked for
};
[[nodiscard]] std::string_view toString(Trouble trouble);
[[nodiscard]] std::optional<Trouble> troubleNamed(std::string_view word);
[[nodiscard]] std::optional<Fault> faultOf(Trouble trouble); // none: the device does not complain

// When a planned trouble strikes: at a share of an operation, or when the machine is asked for its status.
struct Plan {
    Trouble trouble = Trouble::None;
    bool onStatus = false;
    double share = 0;
};

// Thread-safe: control() comes from another thread than the work.
class Machine {
public:
    // What the machine does about a trouble that a person can mend: a printer waits, a scanner gives up.
    enum class Mendable { Waits, Fails };

    Machine(const Uri& uri, Mendable mendable);

    // "fault=WORD", "fault=WORD@0.5", "fault=WORD@status", "clear". Unsupported: another word.
    [[nodiscard]] Result<> control(std::string_view command);

    [[nodiscard]] Result<Status> status();
    [[nodiscard]] Trouble trouble() const;
    [[nodiscard]] bool instant() const { return instant_; }

    // One piece of work: lets `span` pass (nothing, when instant) while it reports the share of the whole
    // operation from `from` to `to`, and suffers what befalls the machine meanwhile.
    struct Step {
        Phase phase{};
        Millis span{};
        double from = 0, to = 1;
    };
    [[nodiscard]] Result<> work(const Step& step, const std::stop_token& stop, const OnProgress& progress);

private:
    using Lock = std::unique_lock<std::mutex>;
    void remember() const;
    [[nodiscard]] Result<> obey(std::string_view command);
    void beginPlanned();
    void strike(double share);
    [[nodiscard]] Result<> suffer(Lock& lock, const std::stop_token& stop, const OnProgress& progress);
    [[noreturn]] void hang(Lock& lock);

    const World world_;
    const Mendable mendable_;
    const bool instant_;
    const bool inProcess_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    Trouble trouble_ = Trouble::None;
    std::optional<Plan> plan_;
};

} // namespace hal::sim
