#include "tests/conformance/code_scanner_suite.h"

#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

using namespace conformance;
using hal::Code;
using hal::CodeScanner;
using hal::Fault;
using hal::Symbology;

namespace {

Code codeOf(std::string_view text, Symbology symbology = Symbology::Qr) {
    return {symbology, hal::SecretBytes(text.begin(), text.end())};
}

Code anyCode() { return codeOf("https://example.org/?Q=[a]{b}~#%&_1"); }

// Calls `then` when the scanner waits for a code, once.
hal::OnProgress onceItWaits(std::function<void()> then) {
    return [then = std::move(then), done = false](const hal::Progress& now) mutable {
        if (now.phase == hal::Phase::WaitingForDevice && !std::exchange(done, true))
            then();
    };
}

} // namespace

hal::Result<Code> CodeScannerConformance::readShown(const Code& code, bool whole, hal::Millis patience) {
    auto scanner = rig().lease<CodeScanner>({}, kPatience);
    if (!scanner)
        return tl::make_unexpected(scanner.error());
    return (*scanner)->read(patience, {}, onceItWaits([&] { subject().showCode(rig(), code, whole); }));
}

void CodeScannerConformance::expectArrives(const Code& code) {
    const auto read = readShown(code);
    ASSERT_TRUE(read) << describe(read);
    if (subject().seesCodes() == CodesSeen::OnlyThatTheyCome)
        return;
    EXPECT_TRUE(read->bytes == code.bytes) << "other bytes";
    EXPECT_EQ(read->symbology,
              subject().seesCodes() == CodesSeen::WithSymbology ? code.symbology : Symbology::Other);
}

TEST_P(CodeScannerConformance, SaysWhatItIs) {
    open();
    EXPECT_TRUE(becomesWell());
    const auto scanner = lease<CodeScanner>();
    EXPECT_EQ(scanner->kind(), hal::Kind::CodeScanner);
    EXPECT_FALSE(scanner->identity().model.empty());
}

TEST_P(CodeScannerConformance, ReadsTheCodeAsItIsShown) {
    open();
    if (subject().seesCodes() == CodesSeen::Never)
        GTEST_SKIP() << "nobody shows it a code";
    expectArrives(anyCode());
    expectArrives(codeOf("ABC-abc-0123456789", Symbology::Code128));
    expectArrives(codeOf("]C1010123", Symbology::DataMatrix)); // looks like an identifier, and is none
    EXPECT_TRUE(becomesWell());
}

TEST_P(CodeScannerConformance, KeepsTheSeparatorsOfAMedicinesCode) {
    open();
    if (subject().seesCodes() < CodesSeen::WithoutSymbology)
        GTEST_SKIP() << "what arrives cannot be compared";
    expectArrives(codeOf("01069123456789\x1d"
                         "10LOT\x1d"
                         "21SERIAL",
                         Symbology::DataMatrix));
}

TEST_P(CodeScannerConformance, ReadsALongCode) {
    open();
    if (subject().seesCodes() < CodesSeen::WithoutSymbology)
        GTEST_SKIP() << "what arrives cannot be compared";
    std::string text;
    while (text.size() < subject().mostBytes())
        text += std::to_string(text.size()) + ",";
    text.resize(subject().mostBytes());
    expectArrives(codeOf(text));
}

TEST_P(CodeScannerConformance, ForgetsWhatWasShownToSomebodyElse) {
    open();
    if (subject().seesCodes() < CodesSeen::WithoutSymbology)
        GTEST_SKIP() << "what arrives cannot be compared";
    EXPECT_TRUE(becomesWell());
    for (const bool whole : {true, false}) {
        subject().showCode(rig(), codeOf("secret of the person before"), whole);
        EXPECT_EQ(faultOf(lease<CodeScanner>()->read(hal::Millis{300}, {}, {})), Fault::NoDocument);
        subject().showCode(rig(), codeOf("secret of the person before"), whole);
        expectArrives(anyCode());
    }
}

TEST_P(CodeScannerConformance, WaitsForACodeUntilItIsStopped) {
    open();
    if (!subject().keepCodesAway(rig()))
        GTEST_SKIP() << "codes come by themselves";
    std::stop_source stop;
    std::promise<void> waits;
    auto reading = std::async(std::launch::async, [&] {
        return lease<CodeScanner>()->read(kPatience, stop.get_token(),
                                          onceItWaits([&] { waits.set_value(); }));
    });
    waits.get_future().wait();
    expectWithin(4, limits().stop, [&] {
        stop.request_stop();
        EXPECT_EQ(faultOf(reading.get()), Fault::Cancelled);
    });
    EXPECT_TRUE(becomesWell());
}

TEST_P(CodeScannerConformance, GivesUpWhenNobodyShowsACode) {
    open();
    if (!subject().keepCodesAway(rig()))
        GTEST_SKIP() << "codes come by themselves";
    EXPECT_EQ(faultOf(lease<CodeScanner>()->read(hal::Millis{50}, {}, {})), Fault::NoDocument);
    EXPECT_TRUE(becomesWell()) << "that nobody came is not the scanner's fault";
}

TEST_P(CodeScannerConformance, SaysNothingOfACodeThatArrivesDamaged) {
    open();
    if (subject().seesCodes() < CodesSeen::WithoutSymbology)
        GTEST_SKIP() << "nothing can be damaged on the way";
    EXPECT_EQ(faultOf(readShown(codeOf("secret: 11010519491231002X"), false)), Fault::TryAgain);
    expectArrives(anyCode());
    EXPECT_TRUE(becomesWell());
}

TEST_P(CodeScannerConformance, TestsItselfWithACodeThatIsShown) {
    open();
    if (subject().seesCodes() < CodesSeen::WithoutSymbology)
        GTEST_SKIP() << "nobody shows it a code in time";
    // A self-test does not say when it waits: the code is held there again and again.
    std::jthread hand([this](const std::stop_token& stop) {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any never;
        while (!stop.stop_requested()) {
            subject().showCode(rig(), anyCode(), true);
            never.wait_for(lock, stop, hal::Millis{200}, [] { return false; });
        }
    });
    const auto report = lease<CodeScanner>()->selfTest({});
    ASSERT_TRUE(report) << describe(report);
    EXPECT_TRUE(report->passed);
    EXPECT_FALSE(report->measurements.empty());
}

TEST_P(CodeScannerConformance, ComesBackAfterItWasUnplugged) {
    open();
    for (const When when : kWhenever) {
        SCOPED_TRACE(toString(when));
        EXPECT_TRUE(becomesWell());
        if (!subject().provoke(rig(), Mishap::Unplugged, when))
            GTEST_SKIP() << "cannot be unplugged";
        EXPECT_THAT(faultOf(readShown(anyCode())),
                    testing::AnyOf(Fault::Unplugged, Fault::Absent, Fault::Io, Fault::Offline));
        EXPECT_TRUE(becomesIll());
        subject().mend(rig());
        EXPECT_TRUE(becomesWell());
        expectArrives(anyCode());
    }
}

TEST_P(CodeScannerConformance, IsReplacedWhenItHangsOrCrashes) {
    open();
    int provoked = 0;
    for (const Mishap mishap : {Mishap::Crash, Mishap::Hang}) {
        SCOPED_TRACE(toString(mishap));
        if (!subject().provoke(rig(), mishap, When::Midway))
            continue;
        ++provoked;
        EXPECT_EQ(faultOf(readShown(anyCode(), true, hal::Millis{2000})), Fault::Faulty);
        subject().mend(rig());
        expectArrives(anyCode());
        EXPECT_TRUE(becomesWell());
    }
    if (provoked == 0)
        GTEST_SKIP() << "neither hangs nor crashes on command";
}
