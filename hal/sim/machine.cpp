#include "hal/sim/machine.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <utility>

namespace hal::sim {
namespace {

constexpr std::pair<Trouble, std::string_view> kWords[] = {
    {Trouble::None, "none"},
    {Trouble::OutOfPaper, "out_of_paper"},
    {Trouble::PaperNearEnd, "paper_near_end"},
    {Trouble::TrayOpen, "tray_open"},
    {Trouble::WrongPaper, "wrong_paper"},
    {Trouble::OutOfToner, "out_of_toner"},
    {Trouble::TonerLow, "toner_low"},
    {Trouble::Jam, "jam"},
    {Trouble::CoverOpen, "cover_open"},
    {Trouble::NoDocument, "no_document"},
    {Trouble::Busy, "busy"},
    {Trouble::Offline, "offline"},
    {Trouble::Unplugged, "unplugged"},
    {Trouble::Slow, "slow"},
    {Trouble::Hang, "hang"},
    {Trouble::Crash, "crash"},
    {Trouble::Empty, "empty"},
    {Trouble::WrongSize, "wrong_size"},
};

// Short enough for a smooth bar, long enough to cost nothing.
constexpr Millis kTick{50};
constexpr int kSlowFactor = 4;

bool mendable(Trouble trouble) {
    return trouble == Trouble::OutOfPaper || trouble == Trouble::TrayOpen || trouble == Trouble::WrongPaper ||
           trouble == Trouble::OutOfToner || trouble == Trouble::Jam || trouble == Trouble::CoverOpen;
}

// Complaints that do not keep the machine from working.
bool harmless(Trouble trouble) {
    return trouble == Trouble::PaperNearEnd || trouble == Trouble::TonerLow || !faultOf(trouble);
}

Result<Plan> parsePlan(std::string_view text) {
    Plan plan;
    const std::size_t at = text.find('@');
    const auto trouble = troubleNamed(text.substr(0, at));
    if (!trouble)
        return fail(Fault::BadData, "no such trouble");
    plan.trouble = *trouble;
    if (at == text.npos)
        return plan;
    const std::string_view when = text.substr(at + 1);
    if (when == "status") {
        plan.onStatus = true;
        return plan;
    }
    const auto [end, error] = std::from_chars(when.data(), when.data() + when.size(), plan.share);
    if (error != std::errc{} || end != when.data() + when.size() || !(plan.share >= 0 && plan.share <= 1))
        return fail(Fault::BadData, "after @ stands status or a share from 0 to 1");
    return plan;
}

} // namespace

std::string_view toString(Trouble trouble) {
    for (const auto& [value, word] : kWords)
        if (value == trouble)
            return word;
    return "none";
}

std::optional<Trouble> troubleNamed(std::string_view word) {
    for (const auto& [value, name] : kWords)
        if (name == word)
            return value;
    return std::nullopt;
}

std::optional<Fault> faultOf(Trouble trouble) {
    switch (trouble) {
    case Trouble::OutOfPaper:
        return Fault::OutOfPaper;
    case Trouble::PaperNearEnd:
        return Fault::PaperNearEnd;
    case Trouble::TrayOpen:
        return Fault::TrayOpen;
    case Trouble::WrongPaper:
        return Fault::WrongPaper;
    case Trouble::OutOfToner:
    case Trouble::TonerLow:
        return Fault::OutOfToner;
    case Trouble::Jam:
        return Fault::Jam;
    case Trouble::CoverOpen:
        return Fault::CoverOpen;
    case Trouble::NoDocument:
        return Fault::NoDocument;
    case Trouble::Busy:
        return Fault::Busy;
    case Trouble::Offline:
        return Fault::Offline;
    case Trouble::Unplugged:
        return Fault::Unplugged;
    case Trouble::None:
    case Trouble::Slow:
    case Trouble::Hang:
    case Trouble::Crash:
    case Trouble::Empty:
    case Trouble::WrongSize:
        return std::nullopt;
    }
    return std::nullopt;
}

Machine::Machine(const Uri& uri, Mendable mendable)
    : world_(uri, World::Part::Machine), mendable_(mendable), instant_(uri.option("pace") == "instant"),
      inProcess_(uri.option("inprocess").has_value()) {
    for (const std::string& word : world_.recall())
        [[maybe_unused]] const auto obeyed = obey(word);
}

Result<> Machine::control(std::string_view command) {
    const Lock lock(mutex_);
    auto obeyed = obey(command);
    if (obeyed) {
        remember();
        changed_.notify_all();
    }
    return obeyed;
}

// The words that lead here from a fresh machine. Hanging and crashing happen once: a machine that comes back
// from them works.
void Machine::remember() const {
    std::vector<std::string> words;
    if (trouble_ != Trouble::None && trouble_ != Trouble::Hang && trouble_ != Trouble::Crash)
        words.push_back("fault=" + std::string(toString(trouble_)));
    if (plan_)
        words.push_back("fault=" + std::string(toString(plan_->trouble)) + "@" +
                        (plan_->onStatus ? "status" : std::to_string(plan_->share)));
    world_.keep(words);
}

Result<> Machine::obey(std::string_view command) {
    constexpr std::string_view kFault = "fault=";
    if (command == "clear") {
        trouble_ = Trouble::None;
        plan_.reset();
    } else if (command.starts_with(kFault)) {
        const auto plan = parsePlan(command.substr(kFault.size()));
        if (!plan)
            return tl::make_unexpected(plan.error());
        if (inProcess_ && (plan->trouble == Trouble::Hang || plan->trouble == Trouble::Crash))
            return fail(Fault::Unsupported, "would take the whole process along");
        const bool planned = command.find('@') != command.npos;
        if (planned)
            plan_ = *plan;
        else
            trouble_ = plan->trouble;
    } else {
        return fail(Fault::Unsupported, "no such command");
    }
    return {};
}

Trouble Machine::trouble() const {
    const Lock lock(mutex_);
    return trouble_;
}

Result<Status> Machine::status() {
    Lock lock(mutex_);
    if (plan_ && plan_->onStatus)
        beginPlanned();
    if (trouble_ == Trouble::Crash)
        std::abort();
    if (trouble_ == Trouble::Hang)
        hang(lock);
    if (trouble_ == Trouble::Unplugged)
        return fail(Fault::Unplugged);
    Status status;
    status.fault = faultOf(trouble_);
    status.health = !status.fault ? Health::Ok : harmless(trouble_) ? Health::Attention : Health::Fault;
    if (trouble_ == Trouble::Busy)
        status.health = Health::Attention;
    return status;
}

Result<> Machine::work(const Step& step, const std::stop_token& stop, const OnProgress& progress) {
    Lock lock(mutex_);
    const Millis span = instant_ ? Millis{0} : step.span * (trouble_ == Trouble::Slow ? kSlowFactor : 1);
    const auto ticks = std::max<long>(1, span / kTick);
    for (long tick = 0; tick <= ticks; ++tick) {
        const double share =
            step.from + (step.to - step.from) * static_cast<double>(tick) / static_cast<double>(ticks);
        strike(share);
        if (auto fine = suffer(lock, stop, progress); !fine)
            return fine;
        if (progress) {
            lock.unlock();
            progress({.phase = step.phase, .done = share, .waiting = {}});
            lock.lock();
        }
        if (tick < ticks && span.count() > 0)
            changed_.wait_for(lock, stop, span / ticks, [&] { return false; });
    }
    return {};
}

// Lets the planned trouble begin when the operation has come that far.
void Machine::strike(double share) {
    if (plan_ && !plan_->onStatus && share >= plan_->share)
        beginPlanned();
}

void Machine::beginPlanned() {
    trouble_ = std::exchange(plan_, std::nullopt)->trouble;
    remember();
}

// Returns when nothing keeps the machine from working on.
Result<> Machine::suffer(Lock& lock, const std::stop_token& stop, const OnProgress& progress) {
    for (;;) {
        if (trouble_ == Trouble::Crash)
            std::abort();
        if (trouble_ == Trouble::Hang)
            hang(lock);
        if (stop.stop_requested())
            return fail(Fault::Cancelled);
        if (harmless(trouble_))
            return {};
        const Trouble before = trouble_; // a listener may mend it at once
        const Fault fault = *faultOf(before);
        if (mendable_ == Mendable::Fails || !mendable(trouble_))
            return fail(fault);
        if (progress) {
            lock.unlock();
            progress({.phase = Phase::WaitingForDevice, .done = {}, .waiting = fault});
            lock.lock();
        }
        changed_.wait(lock, stop, [&] { return trouble_ != before; });
    }
}

// As a library that lost its device: deaf to stops, for ever. Only killing the process helps.
void Machine::hang(Lock& lock) {
    for (;;)
        changed_.wait(lock, [] { return false; });
}

} // namespace hal::sim
