// URIs of printers and queues as they stand in a configuration.
#include <gtest/gtest.h>

#include "hal/drivers/cups/address.h"

namespace hal::cups {
namespace {

Result<Address> parse(const char* text) { return parseAddress(*parseUri(text)); }

TEST(PrinterAddress, HasHostPortAndPath) {
    const auto address = parse("ipp://192.0.2.7:8631/ipp/print");
    ASSERT_TRUE(address.has_value());
    EXPECT_EQ(address->host, "192.0.2.7");
    EXPECT_EQ(address->port, 8631);
    EXPECT_EQ(address->path, "/ipp/print");
    EXPECT_EQ(address->ippUri, "ipp://192.0.2.7:8631/ipp/print");
    EXPECT_FALSE(address->encrypted);
    EXPECT_FALSE(address->queue);
}

TEST(PrinterAddress, KnowsTheUsualPortAndPath) {
    EXPECT_EQ(parse("ipp://printer.local")->ippUri, "ipp://printer.local:631/ipp/print");
    EXPECT_EQ(parse("ipps://printer.local/")->ippUri, "ipps://printer.local:631/ipp/print");
    EXPECT_TRUE(parse("ipps://printer.local/")->encrypted);
    EXPECT_EQ(parse("ipp://[2001:db8::1]:632/x")->ippUri, "ipp://[2001:db8::1]:632/x");
    EXPECT_EQ(parse("ipp://[2001:db8::1]:632/x")->host, "2001:db8::1");
}

TEST(PrinterAddress, AQueueIsNotAPrinter) {
    EXPECT_TRUE(parse("cups://localhost/printers/hall")->queue);
    EXPECT_EQ(parse("cups://localhost/printers/hall")->ippUri, "ipp://localhost:631/printers/hall");
    EXPECT_TRUE(parse("ipp://localhost:631/printers/hall")->queue);
    EXPECT_EQ(parse("cups://localhost").error().fault, Fault::BadData);
}

TEST(PrinterAddress, MayInsistOnAFormat) {
    EXPECT_EQ(parse("ipp://h/ipp/print?format=pwg")->format, DocumentFormat::PwgRaster);
    EXPECT_EQ(parse("ipp://h/ipp/print?format=pdf")->format, DocumentFormat::Pdf);
    EXPECT_EQ(parse("ipp://h/ipp/print?format=doc").error().fault, Fault::BadData);
}

TEST(PrinterAddress, MaySayHowLongThePrinterMayBeAway) {
    EXPECT_EQ(parse("ipp://h/ipp/print")->comeBack, Millis{120'000});
    EXPECT_EQ(parse("ipp://h/ipp/print?back=5")->comeBack, Millis{5'000});
    for (const char* text :
         {"ipp://h/?back=0", "ipp://h/?back=3601", "ipp://h/?back=-1", "ipp://h/?back=soon"})
        EXPECT_EQ(parse(text).error().fault, Fault::BadData) << text;
}

TEST(PrinterAddress, WhatIsNoAddressIsBadData) {
    for (const char* text :
         {"ipp:", "ipp:host", "ipp:///ipp/print", "ipp://host:0/", "ipp://host:99999/x", "ipp://host:x/"})
        EXPECT_EQ(parse(text).error().fault, Fault::BadData) << text;
}

} // namespace
} // namespace hal::cups
