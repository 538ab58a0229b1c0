#include "hal/drivers/escpos/status.h"

namespace hal::escpos {
namespace {

constexpr bool bit(std::uint8_t byte, int n) { return (byte >> n & 1) != 0; }

constexpr bool answersRealTime(std::uint8_t byte) { return (byte & 0x93) == 0x12; }
constexpr bool beginsReport(std::uint8_t byte) { return (byte & 0x93) == 0x10; }
constexpr bool answersInTurn(std::uint8_t byte) { return (byte & 0x90) == 0x00; }

constexpr std::size_t kReportSize = 4;

} // namespace

std::optional<Fault> faultIn(const PrinterState& state) {
    // What a technician must mend first: closing the cover does not help then.
    if (state.unrecoverable.value_or(false))
        return Fault::Faulty;
    if (state.coverOpen.value_or(false))
        return Fault::CoverOpen;
    if (state.paperEnd.value_or(false))
        return Fault::OutOfPaper;
    if (state.cutterError.value_or(false))
        return Fault::Jam;
    if (state.recoverable.value_or(false))
        return Fault::TryAgain;
    if (state.offline.value_or(false))
        return Fault::Offline;
    return std::nullopt;
}

Status statusOf(const PrinterState& state) {
    Status status;
    if (const auto fault = faultIn(state)) {
        status.health = Health::Fault;
        status.fault = fault;
    } else if (!state.paperEnd || !state.coverOpen) {
        status.detail = "paper or cover not known";
    } else if (state.paperNearEnd.value_or(false)) {
        status.health = Health::Attention;
        status.fault = Fault::PaperNearEnd;
    } else {
        status.health = Health::Ok;
    }
    return status;
}

void Listener::hear(ByteView bytes) {
    for (const std::uint8_t byte : bytes) {
        if (!report_.empty() && !bit(byte, 4)) {
            report_.push_back(byte);
            if (report_.size() == kReportSize)
                report();
        } else if (answersRealTime(byte)) {
            report_.clear(); // the rest of a report never came
            if (waiting_.empty())
                continue;
            ++answers_;
            answer(waiting_.front(), byte);
            waiting_.erase(waiting_.begin());
        } else if (beginsReport(byte)) {
            report_ = {byte};
        } else if (answersInTurn(byte)) {
            report_.clear();
            state_.paperNearEnd = (byte & 0x03) != 0;
            state_.paperEnd = (byte & 0x0C) != 0;
            ++completed_;
        }
    }
}

void Listener::answer(Ask question, std::uint8_t byte) {
    switch (question) {
    case Ask::Printer:
        state_.offline = bit(byte, 3);
        break;
    case Ask::Offline:
        state_.coverOpen = bit(byte, 2);
        if (bit(byte, 5))
            state_.paperEnd = true;
        break;
    case Ask::Error:
        state_.recoverable = bit(byte, 2) || bit(byte, 6);
        state_.cutterError = bit(byte, 3);
        state_.unrecoverable = bit(byte, 5);
        break;
    case Ask::Paper:
        state_.paperNearEnd = (byte & 0x0C) != 0;
        state_.paperEnd = (byte & 0x60) != 0;
        break;
    }
}

void Listener::giveUp() {
    for (const Ask question : waiting_)
        switch (question) {
        case Ask::Printer:
            state_.offline.reset();
            break;
        case Ask::Offline:
            state_.coverOpen.reset();
            break;
        case Ask::Error:
            state_.recoverable.reset();
            state_.cutterError.reset();
            state_.unrecoverable.reset();
            break;
        case Ask::Paper:
            state_.paperNearEnd.reset();
            state_.paperEnd.reset();
            break;
        }
    waiting_.clear();
}

void Listener::report() {
    state_.offline = bit(report_[0], 3);
    state_.coverOpen = bit(report_[0], 5);
    state_.recoverable = bit(report_[1], 2) || bit(report_[1], 6);
    state_.cutterError = bit(report_[1], 3);
    state_.unrecoverable = bit(report_[1], 5);
    state_.paperNearEnd = (report_[2] & 0x03) != 0;
    state_.paperEnd = (report_[2] & 0x0C) != 0;
    report_.clear();
}

} // namespace hal::escpos
