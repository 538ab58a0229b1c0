#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/escpos/address.h"

namespace {

using namespace hal;
using namespace hal::escpos;

Result<Address> read(const char* text) { return addressOf(parseUri(text).value()); }

TEST(EscPosAddress, SaysWhereThePrinterIsAndHowWideItsRoll) {
    const auto tcp = read("escpos+tcp:192.0.2.7:9101?width=58&chinese=no");
    ASSERT_TRUE(tcp);
    EXPECT_EQ(std::get<TcpPlace>(tcp->place).host, "192.0.2.7");
    EXPECT_EQ(std::get<TcpPlace>(tcp->place).port, 9101);
    EXPECT_EQ(tcp->roll.dots, 384);
    EXPECT_FALSE(tcp->roll.chineseFont);

    const auto plain = read("escpos+tcp:192.0.2.7");
    ASSERT_TRUE(plain);
    EXPECT_EQ(std::get<TcpPlace>(plain->place).port, 9100);
    EXPECT_EQ(plain->roll.dots, 576);

    const auto six = read("escpos+tcp:[2001:db8::7]:9102");
    ASSERT_TRUE(six);
    EXPECT_EQ(std::get<TcpPlace>(six->place).host, "2001:db8::7");
    EXPECT_EQ(std::get<TcpPlace>(six->place).port, 9102);

    const auto serial = read("escpos+serial:/dev/ttyS1?baud=19200");
    ASSERT_TRUE(serial);
    EXPECT_EQ(std::get<SerialPlace>(serial->place).path, "/dev/ttyS1");
    EXPECT_EQ(std::get<SerialPlace>(serial->place).baud, 19200);

    const auto usb = read("escpos+usb:0416:5011?port=1-4.2");
    ASSERT_TRUE(usb);
    EXPECT_EQ(std::get<UsbPlace>(usb->place).vendor, 0x0416);
    EXPECT_EQ(std::get<UsbPlace>(usb->place).product, 0x5011);
    EXPECT_EQ(std::get<UsbPlace>(usb->place).port, "1-4.2");
    EXPECT_FALSE(std::get<UsbPlace>(read("escpos+usb:")->place).vendor);
}

TEST(EscPosAddress, RefusesWhatItDoesNotUnderstand) {
    for (const char* text :
         {"escpos+tcp:", "escpos+tcp::9100", "escpos+tcp:192.0.2.7:0", "escpos+tcp:192.0.2.7:x",
          "escpos+tcp:192.0.2.7?width=57", "escpos+tcp:192.0.2.7?widht=58",
          "escpos+tcp:192.0.2.7?chinese=maybe", "escpos+serial:ttyS1", "escpos+serial:/dev/ttyS1?baud=fast",
          "escpos+usb:0416", "escpos+usb:0416:", "escpos+usb:10416:5011", "escpos+usb:xyz:5011"}) {
        const auto address = read(text);
        ASSERT_FALSE(address) << text;
        EXPECT_EQ(address.error().fault, Fault::BadData) << text;
    }
}

} // namespace
