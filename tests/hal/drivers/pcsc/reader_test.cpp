// The driver over a real pcscd: a card that comes, goes and misbehaves, two readers, a service that restarts.
#include <future>

#include <gtest/gtest.h>

#include "hal/drivers/pcsc/driver.h"
#include "hal/drivers/pcsc/service.h"
#include "hal/port/call_log.h"
#include "hal/smart_card_reader.h"
#include "tests/rigs/need.h"
#include "tests/rigs/pcsc_service.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

using namespace hal;
using rigs::CardSlot;
using rigs::PcscService;

namespace {

constexpr std::uint8_t kSelect = 0xA4;
constexpr std::uint8_t kReadRecord = 0xB2;

class PcscReader : public testing::Test {
protected:
    void SetUp() override {
        RIG_NEEDED(PcscService::missing());
        service_.emplace();
        slot_.emplace(service_->port(0));
    }

    static Result<std::unique_ptr<Device>> openDevice(const std::string& name = PcscService::reader(0)) {
        return pcsc::open(Uri{.scheme = "pcsc", .body = name, .query = {}, .text = {}});
    }
    static std::unique_ptr<SmartCardReader> open(const std::string& name = PcscService::reader(0)) {
        auto device = openDevice(name);
        if (!device)
            throw std::runtime_error(device.error().detail);
        return std::unique_ptr<SmartCardReader>(static_cast<SmartCardReader*>(device->release()));
    }
    void put(pcsc::Manner manner = {}) {
        slot_->put(pcsc::VirtualCard(rigs::syntheticSocialSecurityCard(), manner));
    }
    static Fault faultOf(const Result<SocialSecurityCard>& read) {
        EXPECT_FALSE(read);
        return read ? Fault::Cancelled : read.error().fault;
    }

    // Once the service says that no card lies in the reader.
    bool isSeenToBeGone() {
        slot_->pull();
        const auto service = pcsc::Service::open().value();
        pcsc::CardState state;
        for (const Deadline end = Deadline::in(Millis{10'000}); !end.passed();) {
            const auto seen = service->look(PcscService::reader(0), state, end.left());
            if (!seen || !seen->present)
                return seen.has_value();
            state = *seen;
        }
        return false;
    }

    std::optional<PcscService> service_;
    std::optional<CardSlot> slot_;
};

} // namespace

TEST_F(PcscReader, ReadsEverythingThatNeedsNoPin) {
    const auto reader = open();
    put({.chained = true});
    const auto card = reader->read({});
    ASSERT_TRUE(card) << card.error().detail;
    const SocialSecurityCard wanted = rigs::syntheticSocialSecurityCard();
    EXPECT_EQ(card->name, wanted.name);
    EXPECT_EQ(card->number, wanted.number);
    EXPECT_EQ(card->id, wanted.id);
    EXPECT_EQ(card->issuer, wanted.issuer);
    EXPECT_EQ(card->expires, wanted.expires);
    EXPECT_EQ(card->birthplace, wanted.birthplace);
    EXPECT_EQ(card->atr.size(), 17u);
}

TEST_F(PcscReader, IsRecordedWithoutWhatStandsInTheCard) {
    const TemporaryDirectory folder;
    const std::string file = (folder / "card.trace").string();
    {
        const auto log = port::CallLog::askedFor(*parseUri("pcsc:?record=" + file));
        ASSERT_TRUE(log) << log.error().detail;
        const auto reader = open();
        put();
        ASSERT_TRUE(reader->read({}));
    }
    const std::string text = readText(file);
    EXPECT_NE(text.find("call power the card = "), text.npos) << text;
    EXPECT_NE(text.find("call command 00A40400 of "), text.npos) << text;
    EXPECT_NE(text.find(", 9000\n"), text.npos);
    for (const char* of : {"11010519491231002X", "A00000000", "1949"})
        EXPECT_EQ(text.find(of), text.npos) << of;
}

TEST_F(PcscReader, AnotherCardAndAnswersThatAreNoneAreToldApart) {
    const auto reader = open();
    put({.withoutSsse = true});
    EXPECT_EQ(faultOf(reader->read({})), Fault::BadData);
    put();
    slot_->answerNext(kSelect, {0x90});
    EXPECT_EQ(faultOf(reader->read({})), Fault::Protocol);
    put();
    slot_->answerNext(kSelect, Bytes(400, 0x55));
    EXPECT_EQ(faultOf(reader->read({})), Fault::Protocol);
    put();
    EXPECT_TRUE(reader->read({}));
}

TEST_F(PcscReader, ACardThatIsPulledInTheMiddleIsTriedAgain) {
    const auto reader = open();
    put();
    slot_->when(kReadRecord, [&] { slot_->pullFromWithin(); });
    EXPECT_EQ(faultOf(reader->read({})), Fault::TryAgain);
    ASSERT_TRUE(isSeenToBeGone()) << "pcscd looks every fifth of a second: a quicker hand is not seen";
    put();
    const auto again = reader->read({});
    EXPECT_TRUE(again) << toString(again.error().fault) << ": " << again.error().detail;
}

TEST_F(PcscReader, ACardThatLayThereBeforeUsMustLeave) {
    const auto first = open();
    put();
    ASSERT_TRUE(first->read({}));
    const auto second = open(); // as after a crash: whose card this is nobody knows
    EXPECT_EQ(faultOf(second->read({})), Fault::CardMustLeave);
    put();
    EXPECT_TRUE(second->read({}));
    EXPECT_EQ(faultOf(second->read({})), Fault::CardMustLeave);
}

TEST_F(PcscReader, TwoReadersAreToldApartByName) {
    const auto ambiguous = openDevice("");
    ASSERT_FALSE(ambiguous);
    EXPECT_EQ(ambiguous.error().fault, Fault::Refused);
    EXPECT_EQ(openDevice("Nobody").error().fault, Fault::Absent);

    CardSlot other(service_->port(1));
    const auto second = open(PcscService::reader(1));
    auto another = rigs::syntheticSocialSecurityCard();
    another.name = SecretText{"李四"};
    other.put(pcsc::VirtualCard(another));
    const auto card = second->read({});
    ASSERT_TRUE(card) << card.error().detail;
    EXPECT_EQ(card->name.view(), "李四");
    EXPECT_EQ(slot_->asked(kSelect), 0);
}

TEST_F(PcscReader, ARestartedServiceIsFoundByTheNextOpening) {
    auto reader = open();
    service_->stop();
    EXPECT_EQ(reader->status(Deadline::in(Millis{1000})).error().fault, Fault::Io);
    EXPECT_EQ(openDevice().error().fault, Fault::Io);
    service_->start();
    reader = open();
    EXPECT_TRUE(reader->status(Deadline::in(Millis{1000})));
    put();
    const auto card = reader->read({});
    EXPECT_TRUE(card) << card.error().detail;
}

TEST_F(PcscReader, AServiceThatDiesInTheMiddleIsNoFaultOfTheCard) {
    const auto reader = open();
    put();
    slot_->when(kReadRecord, [&] { service_->stop(); });
    EXPECT_EQ(faultOf(reader->read({})), Fault::Io);
}

TEST_F(PcscReader, ItsSelfTestReadsTheCardAndTellsNothingOfIt) {
    const auto reader = open();
    EXPECT_EQ(reader->selfTest({})->measurements.size(), 2u) << "no card: only that the reader answers";
    put();
    ASSERT_TRUE(reader->read({})); // the service knows the card
    const auto report = reader->selfTest({});
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->measurements.back().name, "atr");
    EXPECT_EQ(report->measurements.back().value, 17);
}
