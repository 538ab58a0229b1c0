#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/escpos/status.h"

namespace {

using namespace hal;
using escpos::Listener;
using escpos::PrinterState;
using Question = escpos::Ask;

PrinterState heard(Question question, std::uint8_t byte) {
    Listener listener;
    listener.asked(question);
    listener.hear(Bytes{byte});
    return listener.state();
}

TEST(EscPosStatus, ReadsTheAnswersOfTheReference) {
    EXPECT_EQ(heard(Question::Paper, 0x12).paperEnd, false);
    EXPECT_EQ(heard(Question::Paper, 0x12).paperNearEnd, false);
    EXPECT_EQ(heard(Question::Paper, 0x1E).paperNearEnd, true);
    EXPECT_EQ(heard(Question::Paper, 0x1E).paperEnd, false);
    EXPECT_EQ(heard(Question::Paper, 0x72).paperEnd, true);
    EXPECT_EQ(heard(Question::Offline, 0x16).coverOpen, true);
    EXPECT_EQ(heard(Question::Offline, 0x12).coverOpen, false);
    EXPECT_EQ(heard(Question::Error, 0x1A).cutterError, true);
    EXPECT_EQ(heard(Question::Error, 0x32).unrecoverable, true);
    EXPECT_EQ(heard(Question::Error, 0x52).recoverable, true);
    EXPECT_EQ(heard(Question::Printer, 0x1A).offline, true);
}

TEST(EscPosStatus, UnknownIsNotOk) {
    EXPECT_EQ(escpos::statusOf({}).health, Health::Unknown);
    EXPECT_EQ(escpos::statusOf({.paperEnd = false}).health, Health::Unknown) << "the cover was not asked";
    EXPECT_EQ(escpos::statusOf({.coverOpen = false, .paperEnd = false}).health, Health::Ok);
}

TEST(EscPosStatus, NamesWhatMustBeMended) {
    const PrinterState well{.coverOpen = false, .paperEnd = false, .paperNearEnd = false};
    PrinterState state = well;
    state.paperNearEnd = true;
    EXPECT_EQ(escpos::statusOf(state).health, Health::Attention);
    EXPECT_EQ(escpos::statusOf(state).fault, Fault::PaperNearEnd);
    EXPECT_EQ(escpos::faultIn(state), std::nullopt) << "it still prints";
    state = well;
    state.paperEnd = true;
    EXPECT_EQ(escpos::faultIn(state), Fault::OutOfPaper);
    state.coverOpen = true;
    EXPECT_EQ(escpos::faultIn(state), Fault::CoverOpen) << "the sensor sees no paper while it is open";
    state.unrecoverable = true;
    EXPECT_EQ(escpos::faultIn(state), Fault::Faulty);
}

TEST(EscPosStatus, TellsTheThreeKindsOfAnswerApart) {
    Listener listener;
    listener.asked(Question::Offline);
    // A report of changes (cover open), the answer, an answer in turn: mixed, in pieces.
    for (const std::uint8_t byte : Bytes{0x38, 0x00, 0x00, 0x00, 0x12, 0x00})
        listener.hear(Bytes{byte});
    EXPECT_EQ(listener.state().coverOpen, false) << "the later one counts";
    EXPECT_EQ(listener.state().offline, true);
    EXPECT_EQ(listener.completions(), 1);
    EXPECT_EQ(listener.answers(), 1);
    EXPECT_TRUE(listener.allAnswered());
}

TEST(EscPosStatus, FindsItsPlaceAgainAfterHalfAReport) {
    Listener listener;
    listener.hear(Bytes{0x18, 0x00}); // the cable hiccuped
    listener.asked(Question::Paper);
    listener.hear(Bytes{0x72});
    EXPECT_EQ(listener.state().paperEnd, true);
    listener.hear(Bytes{0x10, 0x00, 0x00, 0x00});
    EXPECT_EQ(listener.state().paperEnd, false);
}

TEST(EscPosStatus, DoesNotTakeALateAnswerForAnother) {
    Listener listener;
    listener.asked(Question::Paper);
    listener.giveUp();
    listener.hear(Bytes{0x72});
    EXPECT_EQ(listener.state(), PrinterState{}) << "nobody waits: it is not known what was answered";
}

TEST(EscPosStatus, ForgetsWhatAQuestionWithoutAnAnswerWouldHaveTold) {
    Listener listener;
    listener.asked(Question::Paper);
    listener.hear(Bytes{0x12});
    EXPECT_EQ(listener.state().paperEnd, false);
    listener.asked(Question::Paper);
    listener.giveUp();
    EXPECT_EQ(listener.state().paperEnd, std::nullopt);
}

TEST(EscPosStatus, TakesAnyBytes) {
    Bytes all(256);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<std::uint8_t>(i);
    Listener listener;
    for (const auto question : {Question::Printer, Question::Offline, Question::Error, Question::Paper})
        listener.asked(question);
    for (int round = 0; round < 5; ++round)
        listener.hear(all);
    EXPECT_TRUE(listener.allAnswered());
}

} // namespace
