// Attributes of printers and jobs, whole and missing.
#include <gtest/gtest.h>

#include "hal/drivers/cups/connection.h"
#include "hal/drivers/cups/printer_facts.h"

namespace hal::cups {
namespace {

Ipp printer() {
    Ipp ipp(ippNew());
    ippAddInteger(ipp.get(), IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", IPP_PSTATE_IDLE);
    return ipp;
}

void addText(const Ipp& ipp, ipp_tag_t tag, const char* name, const char* value) {
    ippAddString(ipp.get(), IPP_TAG_PRINTER, tag, name, nullptr, value);
}

TEST(PrinterFacts, APrinterThatSaysNothingGetsCarefulDefaults) {
    const auto facts = readFacts(printer().get());
    EXPECT_FALSE(facts.takesPdf);
    EXPECT_FALSE(facts.createsJobs);
    EXPECT_EQ(facts.maxCopies, 1);
    EXPECT_TRUE(facts.acceptsJobs);
    EXPECT_TRUE(facts.supplies.empty());
    EXPECT_TRUE(capabilitiesOf(facts, std::nullopt).formats.empty());
    EXPECT_EQ(statusOf(facts, {}).health, Health::Ok);
}

TEST(PrinterFacts, PdfIsPreferredToRaster) {
    PrinterFacts facts;
    facts.takesPdf = facts.takesPwgRaster = true;
    EXPECT_EQ(capabilitiesOf(facts, std::nullopt).formats,
              (std::vector{DocumentFormat::Pdf, DocumentFormat::PwgRaster}));
    EXPECT_EQ(capabilitiesOf(facts, DocumentFormat::PwgRaster).formats,
              std::vector{DocumentFormat::PwgRaster});
}

TEST(PrinterFacts, RasterGetsTheCoarsestResolutionFromThreeHundredOn) {
    PrinterFacts facts;
    facts.rasterResolutions = {Dpi{150}, Dpi{300}, Dpi{600}};
    EXPECT_EQ(capabilitiesOf(facts, std::nullopt).resolution, Dpi{300});
    facts.rasterResolutions = {Dpi{600}, Dpi{1200}};
    EXPECT_EQ(capabilitiesOf(facts, std::nullopt).resolution, Dpi{600});
    facts.rasterResolutions = {Dpi{150}, Dpi{200}};
    EXPECT_EQ(capabilitiesOf(facts, std::nullopt).resolution, Dpi{200});
}

TEST(PrinterFacts, LevelsThatThePrinterDoesNotKnowAreNotInvented) {
    Ipp ipp = printer();
    const char* names[] = {"Black Toner", "Drum", "Waste"};
    const int levels[] = {80, -2, 250};
    ippAddStrings(ipp.get(), IPP_TAG_PRINTER, IPP_TAG_NAME, "marker-names", 3, nullptr, names);
    ippAddIntegers(ipp.get(), IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-levels", 3, levels);
    const auto facts = readFacts(ipp.get());
    ASSERT_EQ(facts.supplies.size(), 3u);
    EXPECT_EQ(facts.supplies[0].levelPercent, 80);
    EXPECT_EQ(facts.supplies[1].levelPercent, std::nullopt);
    EXPECT_EQ(facts.supplies[2].levelPercent, std::nullopt);
}

TEST(PrinterFacts, SerialComesFromTheDeviceId) {
    Ipp ipp = printer();
    addText(ipp, IPP_TAG_TEXT, "printer-device-id", "MFG:Example;MDL:Laser 1;SN:ABC123;CMD:PDF;");
    addText(ipp, IPP_TAG_TEXT, "printer-make-and-model", "Example Laser 1");
    const auto facts = readFacts(ipp.get());
    EXPECT_EQ(facts.identity.vendor, "Example");
    EXPECT_EQ(facts.identity.model, "Example Laser 1");
    EXPECT_EQ(facts.identity.serial, "ABC123");
}

TEST(PrinterFacts, AttributesOfWrongTypesAreNotBelieved) {
    Ipp ipp = printer();
    addText(ipp, IPP_TAG_KEYWORD, "copies-supported", "many");
    addText(ipp, IPP_TAG_KEYWORD, "marker-levels", "full");
    addText(ipp, IPP_TAG_KEYWORD, "color-supported", "yes");
    addText(ipp, IPP_TAG_KEYWORD, "pwg-raster-document-resolution-supported", "fine");
    const auto facts = readFacts(ipp.get());
    EXPECT_EQ(facts.maxCopies, 1);
    EXPECT_FALSE(facts.colour);
    EXPECT_TRUE(facts.rasterResolutions.empty());
}

TEST(PrinterStatus, StoppedWithoutAReasonIsOffline) {
    PrinterFacts facts;
    facts.state = IPP_PSTATE_STOPPED;
    EXPECT_EQ(statusOf(facts, {}).fault, Fault::Offline);
    facts.reasons = {"media-empty-warning"};
    EXPECT_EQ(statusOf(facts, {}).fault, Fault::OutOfPaper);
}

TEST(PrinterStatus, ANewWarningInTheMiddleOfAJobHoldsItUp) {
    PrinterFacts facts;
    facts.reasons = {"media-empty-warning"};
    EXPECT_EQ(heldUpBy(facts, {"none"}), Fault::OutOfPaper);
    EXPECT_EQ(heldUpBy(facts, {"media-empty-report"}), std::nullopt); // the other tray, all the time
    facts.reasons = {"toner-low-warning"};
    EXPECT_EQ(heldUpBy(facts, {"none"}), std::nullopt);
}

TEST(PrinterStatus, NamesWhatIsWrongForATechnician) {
    PrinterFacts facts;
    facts.state = IPP_PSTATE_STOPPED;
    facts.reasons = {"input-tray-missing-error", "toner-low-warning"};
    const Status status = statusOf(facts, {});
    EXPECT_EQ(status.fault, Fault::TrayOpen);
    EXPECT_EQ(status.detail, "input-tray-missing-error, toner-low-warning");
}

TEST(PrinterStatus, IsWellAgainAsSoonAsThePrinterSaysSo) {
    PrinterFacts facts;
    facts.state = IPP_PSTATE_STOPPED;
    facts.reasons = {"media-empty-error"};
    ASSERT_EQ(statusOf(facts, {}).health, Health::Fault);
    facts.state = IPP_PSTATE_IDLE;
    facts.reasons = {"none"};
    const Status status = statusOf(facts, {});
    EXPECT_EQ(status.health, Health::Ok);
    EXPECT_EQ(status.fault, std::nullopt);
    EXPECT_EQ(status.detail, "");
}

TEST(PrinterStatus, AWarningIsForAttention) {
    PrinterFacts facts;
    facts.reasons = {"toner-low-warning"};
    const Status status = statusOf(facts, {});
    EXPECT_EQ(status.health, Health::Attention);
    EXPECT_EQ(status.fault, Fault::OutOfToner);
}

TEST(PrinterStatus, APrinterThatAcceptsNoJobsIsOffline) {
    PrinterFacts facts;
    facts.acceptsJobs = false;
    EXPECT_EQ(statusOf(facts, {}).fault, Fault::Offline);
}

TEST(PrinterFacts, SuppliesAreLowByThePrintersOwnMeasureAndWasteTheOtherWayRound) {
    Ipp ipp = printer();
    const char* names[] = {"Black Toner", "Cyan Toner", "Waste"};
    const char* types[] = {"toner", "toner", "waste-toner"};
    const int levels[] = {10, 40, 95}, lows[] = {10, 10, 0}, highs[] = {100, 100, 90};
    ippAddStrings(ipp.get(), IPP_TAG_PRINTER, IPP_TAG_NAME, "marker-names", 3, nullptr, names);
    ippAddStrings(ipp.get(), IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "marker-types", 3, nullptr, types);
    ippAddIntegers(ipp.get(), IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-levels", 3, levels);
    const auto unmeasured = readFacts(ipp.get());
    EXPECT_EQ(statusOf(unmeasured, {}).health, Health::Ok) << "without a limit nothing is low";
    ippAddIntegers(ipp.get(), IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-low-levels", 3, lows);
    ippAddIntegers(ipp.get(), IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-high-levels", 3, highs);
    const auto facts = readFacts(ipp.get());
    ASSERT_EQ(facts.supplies.size(), 3u);
    EXPECT_TRUE(facts.supplies[0].low);
    EXPECT_FALSE(facts.supplies[1].low);
    EXPECT_TRUE(facts.supplies[2].low);
    const Status status = statusOf(facts, {});
    EXPECT_EQ(status.health, Health::Attention);
    EXPECT_EQ(status.fault, Fault::OutOfToner);
    EXPECT_EQ(asText(status.supplies[0]), "Black Toner 10 % (!)");
}

TEST(IppStatus, EachHasItsFault) {
    EXPECT_EQ(faultFor(IPP_STATUS_OK), std::nullopt);
    EXPECT_EQ(faultFor(IPP_STATUS_OK_IGNORED_OR_SUBSTITUTED), std::nullopt);
    EXPECT_EQ(faultFor(IPP_STATUS_ERROR_NOT_AUTHORIZED), Fault::Refused);
    EXPECT_EQ(faultFor(IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED), Fault::Unsupported);
    EXPECT_EQ(faultFor(IPP_STATUS_ERROR_DOCUMENT_FORMAT_ERROR), Fault::BadData);
    EXPECT_EQ(faultFor(IPP_STATUS_ERROR_BUSY), Fault::Busy);
    EXPECT_EQ(faultFor(IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS), Fault::Offline);
    EXPECT_EQ(faultFor(IPP_STATUS_ERROR_BAD_REQUEST), Fault::Protocol);
}

} // namespace
} // namespace hal::cups
