// The driver over a real print server with a queue to a real printer: a queue's word is a queue's word.
#include "tests/hal/drivers/cups/printer_test.h"

namespace hal::cups {
namespace {

class PrintQueue : public testing::Test {
protected:
    void SetUp() override {
        RIG_NEEDED(rigs::CupsQueue::missing());
        printer.emplace("pdf");
        queue.emplace(*printer);
        device = opened(queue->uri());
        ASSERT_NE(device, nullptr);
    }

    Result<PrintOutcome> print() {
        return printerOf(device).print(squarePdf(), {}, stop.get_token(), told.listener());
    }
    std::jthread printing(std::optional<Result<PrintOutcome>>& outcome) {
        return std::jthread([&] { outcome = print(); });
    }

    std::optional<rigs::IppPrinter> printer;
    std::optional<rigs::CupsQueue> queue;
    std::unique_ptr<Device> device;
    Told told;
    std::stop_source stop;
};

TEST_F(PrintQueue, HandsThePageOnAndSaysNoMore) {
    const auto outcome = print();
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(outcome->proof, Proof::Queue);
    EXPECT_EQ(outcome->sheets, 1);
    EXPECT_EQ(printer->documents().size(), 1U);
}

TEST_F(PrintQueue, ThatSaysCompletedAfterItsPrinterForgotTheJobIsNotBelieved) {
    printer->hold();
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        printer->waitUntilPrinting();
        printer->restart();
        printer->release();
    }
    // The server sees the connection end, and says "completed" of a page that lies nowhere: a word that is
    // handed on as what it is. Without the outcome the claim of this test would be untested.
    ASSERT_TRUE(outcome.has_value());
    ASSERT_TRUE(*outcome) << outcome->error().detail;
    EXPECT_EQ((*outcome)->proof, Proof::Queue);
    EXPECT_TRUE(printer->documents().empty()) << "forgotten with the job";
}

TEST_F(PrintQueue, ForgetsThePageOfAResidentWhoLeftWhileThePrinterWasOff) {
    printer->power(false);
    std::optional<Result<PrintOutcome>> outcome;
    {
        const auto thread = printing(outcome);
        EXPECT_TRUE(told.waitFor(Phase::Working)) << "the server takes it";
        stop.request_stop();
    }
    ASSERT_TRUE(outcome.has_value());
    // A server that has not come to a stop in time leaves open what came out.
    if (*outcome)
        EXPECT_EQ((*outcome)->proof, Proof::None);
    else
        EXPECT_EQ(outcome->error().fault, Fault::Cancelled);
    printer->power(true);
    // The next page comes, and it is the only one.
    stop = {};
    const auto next = print();
    ASSERT_TRUE(next) << next.error().detail;
    EXPECT_EQ(printer->documents().size(), 1U);
}

} // namespace
} // namespace hal::cups
