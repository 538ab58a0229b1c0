// Commands, status words, codes of the service, and the items of a social-security card, in bytes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/pcsc/apdu.h"
#include "hal/drivers/pcsc/driver.h"
#include "hal/drivers/pcsc/scard.h"
#include "hal/drivers/pcsc/social_security_card.h"
#include "hal/drivers/pcsc/status.h"

using namespace hal;
using namespace hal::pcsc;
using testing::HasSubstr;

namespace {

const Item& item(std::string_view name) {
    for (const Item& one : items())
        if (one.name == name)
            return one;
    throw std::out_of_range("no such item");
}

} // namespace

TEST(PcscApdu, CommandsAreThoseOfThePublishedSources) {
    EXPECT_EQ(selectByName(kSsse), (Bytes{0x00, 0xA4, 0x04, 0x00, 0x0F, 0x73, 0x78, 0x31, 0x2E, 0x73,
                                          0x68, 0x2E, 0xC9, 0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF}));
    EXPECT_EQ(selectFile(0xEF06), (Bytes{0x00, 0xA4, 0x02, 0x00, 0x02, 0xEF, 0x06}));
    EXPECT_EQ(readRecord(2, RecordBy::Number), (Bytes{0x00, 0xB2, 0x02, 0x04, 0x00}));
    EXPECT_EQ(readRecord(9, RecordBy::Tag), (Bytes{0x00, 0xB2, 0x09, 0x00, 0x00}));
}

TEST(PcscApdu, AnAnswerHasAStatusWordAndAtMost256Bytes) {
    for (const std::size_t size : {0, 1, 259}) {
        const auto response = decodeResponse(Bytes(size));
        ASSERT_FALSE(response) << size;
        EXPECT_EQ(response.error().fault, Fault::Protocol);
    }
    EXPECT_EQ(decodeResponse(Bytes{0x90, 0x00})->sw, 0x9000);
    EXPECT_EQ(decodeResponse(Bytes(258))->data.size(), 256u);
}

TEST(PcscStatus, EveryWordHasAMeaningForTheCaller) {
    EXPECT_EQ(faultFor(0x9000), std::nullopt);
    EXPECT_EQ(faultFor(0x6A82), Fault::BadData);
    EXPECT_EQ(faultFor(0x6A81), Fault::Refused);
    EXPECT_EQ(faultFor(0x63C2), Fault::AuthFailed);
    EXPECT_EQ(faultFor(0x6283), Fault::Refused);
    EXPECT_EQ(faultFor(0x6200), Fault::TryAgain);
    EXPECT_EQ(faultFor(0x6581), Fault::BadData);
    EXPECT_EQ(faultFor(0x6501), Fault::TryAgain);
    EXPECT_EQ(faultFor(0x1234), Fault::Protocol);
    EXPECT_EQ(describe(0x6A82), "SW 6A82: no such file");
    EXPECT_EQ(describe(0x1234), "SW 1234: unknown");
}

TEST(PcscService, CodesThatLoseTheReaderAreToldFromThoseThatLoseTheCard) {
    EXPECT_EQ(scardFault(0), std::nullopt);
    EXPECT_EQ(scardFault(0x80100009), Fault::Unplugged);
    EXPECT_EQ(scardFault(0x80100017), Fault::Unplugged);
    EXPECT_EQ(scardFault(0x8010001D), Fault::Io);
    EXPECT_EQ(scardFault(0x8010001E), Fault::Io);
    EXPECT_EQ(scardFault(0x80100066), Fault::TryAgain);
    EXPECT_EQ(scardFault(0x80100069), Fault::TryAgain);
    EXPECT_EQ(scardFault(0x8010000B), Fault::Busy);
    EXPECT_EQ(scardFault(0x8010006A), Fault::Refused);
    EXPECT_EQ(scardFault(0x80109999), Fault::Io);
    EXPECT_THAT(describeScard(0x8010006A), HasSubstr("70-banshi-smart-card-reader.rules"));
}

TEST(PcscReaders, AreChosenByTheBeginningOfTheirName) {
    const std::vector<std::string> two{"Maker R1 00 00", "Maker R1 00 01"};
    EXPECT_EQ(chosen(two, "Maker R1 00 01").value(), "Maker R1 00 01");
    EXPECT_EQ(chosen({two.front()}, "").value(), two.front());
    EXPECT_EQ(chosen({"A 00 00", "B 00 00"}, "B").value(), "B 00 00");
    EXPECT_EQ(chosen(two, "Other").error().fault, Fault::Absent);
    EXPECT_EQ(chosen({}, "").error().fault, Fault::Absent);
    const auto several = chosen(two, "Maker");
    ASSERT_FALSE(several);
    EXPECT_EQ(several.error().fault, Fault::Refused);
    EXPECT_THAT(several.error().detail, HasSubstr("Maker R1 00 01"));
}

TEST(PcscItems, GbkBecomesUtf8WithoutItsFilling) {
    // The name of the synthetic person in GBK, filled up with zeros to 30 bytes.
    Bytes record{0x09, 0x1E, 0xD5, 0xC5, 0xC8, 0xFD};
    record.resize(32);
    EXPECT_EQ(decodeItem(item("name"), record)->view(), "张三");
}

TEST(PcscItems, DigitsLoseTheirFilling) {
    EXPECT_EQ(decodeItem(item("birth"), Bytes{0x0D, 0x04, 0x19, 0x49, 0x12, 0x31})->view(), "19491231");
    EXPECT_EQ(decodeItem(item("issuer"), Bytes{0x04, 0x03, 0x91, 0x11, 0xFF})->view(), "9111");
}

TEST(PcscItems, AnotherTagOrALengthThatIsNotThereIsRefused) {
    for (const Bytes& record :
         {Bytes{}, Bytes{0x0D}, Bytes{0x0C, 0x01, 0x11}, Bytes{0x0D, 0x04, 0x19, 0x49}}) {
        const auto read = decodeItem(item("birth"), record);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().fault, Fault::BadData);
    }
}

TEST(PcscItems, WhatIsNoCharacterShowsAndTheRestStaysReadable) {
    EXPECT_EQ(fromGbk(Bytes{'A', 0xFF, 'B'}).view(), "A\uFFFDB");
    EXPECT_EQ(fromGbk(Bytes{'A', 0x0A, 'B'}).view(), "A\uFFFDB") << "a control character";
    EXPECT_EQ(fromGbk(Bytes{'A', 0xD5}).view(), "A\uFFFD") << "half a character at the end";
    EXPECT_EQ(fromGbk(Bytes{0x82, 0x35, 0x8F, 0x33}).view(), "\u9FA6") << "four bytes of GB 18030";
}

TEST(PcscItems, EveryItemComesBackAsItWasWritten) {
    for (const Item& one : items()) {
        const SecretText value{one.form == Form::Digits ? "12" : one.size > 4 ? "张三" : "1"};
        const auto record = encodeItem(one, value);
        ASSERT_TRUE(record) << one.name;
        EXPECT_EQ(record->size(), 2u + one.size);
        EXPECT_EQ(decodeItem(one, *record)->view(), value.view()) << one.name;
    }
    EXPECT_FALSE(encodeItem(item("sex"), SecretText{"12"}));
    EXPECT_FALSE(encodeItem(item("birth"), SecretText{"1949-12-3"}));
}
