// A device under test, and what the suites must know to make its life hard.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "hal/rig.h"

namespace conformance {

enum class Mishap {
    Unplugged,
    Hang,
    Crash,
    Jam,
    CoverOpen,
    OutOfPaper,
    TrayOpen,
    WrongPaper,
    OutOfToner,
    Busy,
    Offline,
    NothingFed,
    NoPage,
    WrongSize,
    Damaged
};
[[nodiscard]] const char* toString(Mishap mishap);

enum class When { Now, OnStatus, AtStart, Midway };
[[nodiscard]] const char* toString(When when);

// What is known of a code that a subject was asked to show.
enum class CodesSeen { Never, OnlyThatTheyCome, WithoutSymbology, WithSymbology };

// Instant: as fast as it can. Natural: slow enough that a stop finds it at work.
enum class Pace { Instant, Natural };

// One subject a test. The rig is opened on slots(), then the test provokes through the subject.
class Subject {
public:
    virtual ~Subject() = default;

    [[nodiscard]] virtual hal::RigOptions options(Pace pace) = 0;

    // Arranges for the mishap. False: this subject cannot have it; the test is skipped.
    [[nodiscard]] virtual bool provoke(hal::Rig& rig, Mishap mishap, When when) = 0;
    // Everything is put right again: plugged in, refilled, closed.
    virtual void mend(hal::Rig& rig) = 0;

    // Scanners. What scan() must return for this request; empty: not known, only its size is checked.
    [[nodiscard]] virtual std::vector<hal::Image> expected(const hal::ScanRequest&) { return {}; }

    // Page printers. A page may be out before a stop reaches the printer.
    [[nodiscard]] virtual bool printsAtOnce() const { return false; }

    // Page printers. Every whole document that came out so far, as it was handed over (PDF bytes, or pixels).
    // Receipt printers: every receipt that was cut off, as its text.
    // Nothing: this subject cannot see the paper, and nothing is expected of it.
    [[nodiscard]] virtual std::optional<std::vector<hal::Bytes>> printed() { return std::nullopt; }
    // False: a filter writes documents anew on the way; then only their number is looked at.
    [[nodiscard]] virtual bool keepsBytes() const { return true; }

    // Cameras. What a still must show; none: not known.
    [[nodiscard]] virtual std::optional<hal::Image> underTheLens() { return std::nullopt; }

    // Id readers: a card is laid on, or taken away. False: cards come by themselves.
    [[nodiscard]] virtual bool layCard(hal::Rig&) { return false; }
    [[nodiscard]] virtual bool takeCard(hal::Rig&) { return false; }

    // Code scanners: a code is shown once, now; `whole` false: it breaks off on its way.
    virtual void showCode(hal::Rig&, const hal::Code&, bool /*whole*/) {}
    [[nodiscard]] virtual CodesSeen seesCodes() const { return CodesSeen::Never; }
    [[nodiscard]] virtual std::size_t mostBytes() const { return 1500; } // of a code that is shown
    // False: codes come by themselves.
    [[nodiscard]] virtual bool keepCodesAway(hal::Rig&) { return false; }
};

struct Candidate {
    std::string name; // letters and digits, part of the test's name
    std::function<std::unique_ptr<Subject>()> make;
    std::optional<std::string> missing{}; // what this machine lacks for it: the tests are skipped
    friend void PrintTo(const Candidate& candidate, std::ostream* out) { *out << candidate.name; }
};

} // namespace conformance
