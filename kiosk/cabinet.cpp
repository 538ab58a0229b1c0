// What the board in the cabinet has said.
#include "kiosk/cabinet.h"

namespace kiosk {

namespace {

// A print and its farewell take two minutes at most; small batteries say 20 % when they last for five.
constexpr int kNearlyEmptyPercent = 20;

template <class T>
void keep(std::optional<T>& known, const std::optional<T>& now) {
    if (now)
        known = now;
}

} // namespace

bool Cabinet::learn(const hal::Sensors& now) {
    const hal::Sensors before = known_;
    keep(known_.someoneNear, now.someoneNear);
    keep(known_.doorOpen, now.doorOpen);
    keep(known_.tampered, now.tampered);
    keep(known_.mains, now.mains);
    keep(known_.chargePercent, now.chargePercent);
    return known_ != before;
}

Session::OutReason Cabinet::outReason() const {
    if (known_.mains == false)
        return Session::OutReason::OnBattery;
    if (known_.tampered == true)
        return Session::OutReason::Tampered;
    if (known_.doorOpen == true)
        return Session::OutReason::SwitchedOff; // staff fill in paper
    return Session::OutReason::None;
}

bool Cabinet::powerFails() const {
    return known_.mains == false && known_.chargePercent && *known_.chargePercent <= kNearlyEmptyPercent;
}

} // namespace kiosk
