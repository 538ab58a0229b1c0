#include "tests/conformance/receipt_printer_suite.h"

#include <algorithm>

using namespace conformance;
using hal::Fault;
using hal::ReceiptPrinter;

namespace {

// Forty lines: long enough to be met in the middle.
hal::Receipt receiptSaying(std::string_view word) {
    hal::Receipt receipt;
    receipt.parts.emplace_back(hal::ReceiptText{hal::SecretText(word), hal::Align::Centre, 2, true});
    for (int i = 0; i < 40; ++i)
        receipt.parts.emplace_back(hal::ReceiptText{hal::SecretText("line " + std::to_string(i))});
    receipt.parts.emplace_back(hal::ReceiptQr{hal::SecretText(word)});
    receipt.parts.emplace_back(hal::ReceiptGap{{3}});
    return receipt;
}

} // namespace

hal::Result<hal::ReceiptOutcome> ReceiptPrinterConformance::print(std::string_view word, std::stop_token stop,
                                                                  const hal::OnProgress& progress) {
    auto printer = rig().lease<ReceiptPrinter>({}, kPatience);
    if (!printer)
        return tl::make_unexpected(printer.error());
    return (*printer)->print(receiptSaying(word), std::move(stop), progress);
}

void ReceiptPrinterConformance::expectWhole(std::string_view word, long times, const std::string& why) {
    const auto all = subject().printed();
    if (!all)
        return;
    const auto whole = std::ranges::count_if(*all, [&](const hal::Bytes& receipt) {
        // Begins with it: nothing of an earlier receipt hangs before it.
        return hal::asText(receipt).starts_with(word) &&
               hal::asText(receipt).find("line 39") != std::string_view::npos;
    });
    EXPECT_EQ(whole, times) << word << ": " << why;
}

TEST_P(ReceiptPrinterConformance, SaysWhatItIs) {
    open();
    const auto printer = lease<ReceiptPrinter>();
    EXPECT_EQ(printer->kind(), hal::Kind::ReceiptPrinter);
    EXPECT_FALSE(printer->identity().model.empty());
}

TEST_P(ReceiptPrinterConformance, IsWellWhenNothingAilsIt) {
    open();
    EXPECT_TRUE(becomesWell());
    const auto status = lease<ReceiptPrinter>()->status(hal::Deadline::in(kPatience));
    ASSERT_TRUE(status) << describe(status);
    EXPECT_EQ(status->health, hal::Health::Ok);
}

TEST_P(ReceiptPrinterConformance, PrintsEachReceiptOnce) {
    open();
    for (const char* word : {"first", "second"}) {
        const auto outcome = print(word);
        ASSERT_TRUE(outcome) << describe(outcome);
        EXPECT_TRUE(outcome->confirmed);
    }
    expectWhole("first", 1);
    expectWhole("second", 1);
    expectPrinted(testing::SizeIs(2));
}

TEST_P(ReceiptPrinterConformance, RefusesWhatIsBeyondItsBounds) {
    open();
    for (const hal::ReceiptPart& part :
         {hal::ReceiptPart{hal::ReceiptText{hal::SecretText("x"), hal::Align::Left, 9}},
          hal::ReceiptPart{hal::ReceiptQr{hal::SecretText(std::string(hal::kMostReceiptQr + 1, 'x'))}},
          hal::ReceiptPart{hal::ReceiptText{hal::SecretText(std::string(hal::kMostReceiptText + 1, 'x'))}},
          hal::ReceiptPart{hal::ReceiptText{hal::SecretText("\xFF")}}})
        EXPECT_EQ(faultOf(lease<ReceiptPrinter>()->print({{part}}, {}, {})), Fault::BadData);
    expectPrinted(testing::IsEmpty());
    EXPECT_TRUE(print("after"));
}

TEST_P(ReceiptPrinterConformance, ReportsProgressThatNeverFallsBack) {
    open(Pace::Natural);
    ProgressLog log;
    const auto outcome = print("progress", {}, log.listener());
    ASSERT_TRUE(outcome) << describe(outcome);
    EXPECT_FALSE(log.empty());
    log.expectMonotone();
}

TEST_P(ReceiptPrinterConformance, ObeysAStop) {
    open(Pace::Natural);
    std::stop_source stop;
    const auto atFirstSign = [&](const hal::Progress& now) {
        if (now.phase == hal::Phase::Working)
            stop.request_stop();
    };
    expectWithin(4, limits().stop, [&] {
        EXPECT_EQ(faultOf(print("stopped", stop.get_token(), atFirstSign)), Fault::Cancelled);
    });
    const auto after = print("after");
    EXPECT_TRUE(after) << describe(after);
    expectWhole("stopped", 0);
    expectWhole("after", 1);
}

TEST_P(ReceiptPrinterConformance, DoesNotBeginWhatItCannotEnd) {
    open();
    for (const auto& [mishap, fault] :
         {std::pair{Mishap::OutOfPaper, Fault::OutOfPaper}, {Mishap::CoverOpen, Fault::CoverOpen}}) {
        if (!subject().provoke(rig(), mishap, When::Now))
            GTEST_SKIP() << "cannot be made so";
        EXPECT_EQ(faultOf(print("early")), fault);
        subject().mend(rig());
        EXPECT_TRUE(becomesWell());
    }
    expectWhole("early", 0, "a refill never prints a past visit's receipt");
}

TEST_P(ReceiptPrinterConformance, WaitsForWhatAPersonCanMend) {
    open();
    for (const auto& [mishap, fault] :
         {std::pair{Mishap::OutOfPaper, Fault::OutOfPaper}, {Mishap::CoverOpen, Fault::CoverOpen}}) {
        SCOPED_TRACE(toString(mishap));
        if (!subject().provoke(rig(), mishap, When::Midway))
            GTEST_SKIP() << "cannot be made so";
        ProgressLog log;
        const std::string word = std::string("waits for ") + toString(mishap);
        const auto outcome = print(word, {}, log.listener([&](const hal::Progress& now) {
            if (now.waiting)
                subject().mend(rig());
        }));
        EXPECT_TRUE(outcome && outcome->confirmed) << describe(outcome);
        EXPECT_TRUE(log.waitedFor(fault));
        expectWhole(word, 1, "once, and whole");
    }
}

TEST_P(ReceiptPrinterConformance, CanBeStoppedWhileItWaitsForPaper) {
    open();
    if (!subject().provoke(rig(), Mishap::OutOfPaper, When::Midway))
        GTEST_SKIP() << "cannot be made so";
    std::stop_source stop;
    EXPECT_EQ(faultOf(print("waiting", stop.get_token(),
                            [&](const hal::Progress& now) {
                                if (now.waiting)
                                    stop.request_stop();
                            })),
              Fault::Cancelled);
    const auto before = subject().printed();
    subject().mend(rig());
    EXPECT_TRUE(becomesWell());
    EXPECT_EQ(subject().printed(), before) << "a refill never prints a past visit's receipt";
    EXPECT_TRUE(print("after"));
    expectWhole("after", 1);
}

TEST_P(ReceiptPrinterConformance, TellsInItsStatusWhatAPersonMustMend) {
    open();
    for (const auto& [mishap, fault] :
         {std::pair{Mishap::OutOfPaper, Fault::OutOfPaper}, {Mishap::CoverOpen, Fault::CoverOpen}}) {
        if (!subject().provoke(rig(), mishap, When::Now))
            GTEST_SKIP() << "cannot be made so";
        const auto status = lease<ReceiptPrinter>()->status(hal::Deadline::in(kPatience));
        ASSERT_TRUE(status) << describe(status);
        EXPECT_EQ(status->fault, fault);
        EXPECT_TRUE(becomesIll());
        subject().mend(rig());
        EXPECT_TRUE(becomesWell());
    }
}

TEST_P(ReceiptPrinterConformance, ComesBackAfterItWasUnplugged) {
    open();
    for (const When when : {When::Now, When::Midway}) {
        SCOPED_TRACE(toString(when));
        if (!subject().provoke(rig(), Mishap::Unplugged, when))
            GTEST_SKIP() << "cannot be unplugged " << toString(when);
        EXPECT_THAT(faultOf(print("unplugged")),
                    testing::AnyOf(Fault::Unplugged, Fault::Absent, Fault::Io, Fault::Offline));
        EXPECT_TRUE(becomesIll());
        subject().mend(rig());
        const std::string word = std::string("after ") + toString(when);
        const auto again = print(word);
        EXPECT_TRUE(again) << describe(again);
        expectWhole(word, 1);
    }
}

TEST_P(ReceiptPrinterConformance, IsGivenUpWhenItFallsSilent) {
    open();
    for (const When when : {When::AtStart, When::Midway}) {
        SCOPED_TRACE(toString(when));
        if (!subject().provoke(rig(), Mishap::Hang, when))
            GTEST_SKIP() << "cannot fall silent";
        EXPECT_THAT(faultOf(print("silent")), testing::AnyOf(Fault::Faulty, Fault::Offline, Fault::Timeout));
        subject().mend(rig());
        const std::string word = std::string("after silence ") + toString(when);
        const auto after = print(word);
        EXPECT_TRUE(after) << describe(after);
        expectWhole(word, 1, "and nothing of the other hangs on it");
    }
}
