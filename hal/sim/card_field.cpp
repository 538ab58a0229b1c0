#include "hal/sim/card_field.h"

namespace hal::sim {
namespace {

constexpr Millis kUntilCardLies{1500}; // a hand that finds the reader
constexpr Millis kReading{900};

} // namespace

Result<> CardField::control(std::string_view command) {
    const std::lock_guard lock(mutex_);
    if (command == "put")
        state_ = State::Card;
    else if (command == "remove")
        state_ = State::Bare;
    else if (command == "auto")
        state_ = State::CardComes;
    else
        return fail(Fault::Unsupported, "no such command");
    changed_.notify_all();
    return {};
}

bool CardField::lies() const {
    const std::lock_guard lock(mutex_);
    return state_ == State::Card || state_ == State::CardWasRead;
}

Result<> CardField::read(Machine& machine, const std::stop_token& stop) {
    {
        std::unique_lock lock(mutex_);
        if (state_ == State::CardWasRead)
            return fail(Fault::CardMustLeave);
        if (!changed_.wait(lock, stop, [&] { return state_ != State::Bare; }))
            return fail(Fault::Cancelled);
    }
    for (const Machine::Step& step : {Machine::Step{Phase::WaitingForDevice, kUntilCardLies, 0, 0},
                                      Machine::Step{Phase::Working, kReading, 0, 1}})
        if (auto done = machine.work(step, stop, {}); !done)
            return done;
    const std::lock_guard lock(mutex_);
    if (state_ == State::Card)
        state_ = State::CardWasRead;
    return {};
}

} // namespace hal::sim
