// The ESC/POS driver over a printer of the USB printer class on umockdev, under the receipt printers' suite.
#include <mutex>

#include "hal/drivers/escpos/driver.h"
#include "tests/conformance/escpos_mishaps.h"
#include "tests/conformance/receipt_printer_suite.h"
#include "tests/rigs/virtual_usb/as_nobody.h"
#include "tests/rigs/virtual_usb/virtual_usb.h"

using namespace conformance;
using rigs::EscPosPrinter;

namespace {

constexpr std::uint8_t kOut = 0x02, kIn = 0x81;

rigs::UsbTestbed& bed() {
    static rigs::UsbTestbed testbed;
    return testbed;
}

rigs::UsbDescription printerClass() {
    rigs::UsbDescription description;
    description.vendor = 0x0416;
    description.product = 0x5011;
    description.interfaceClass = 7;
    description.subclass = 1;
    description.protocol = 2; // bidirectional
    description.endpoints = {kIn, kOut};
    description.name = "Virtual receipt printer";
    return description;
}

class UsbSubject final : public Subject {
public:
    UsbSubject() : usb_(bed(), printerClass()) {
        usb_.onOut = [this](std::uint8_t, const hal::Bytes& bytes) { hear(bytes); };
        usb_.plug();
    }
    ~UsbSubject() override { usb_.unplug(); }

    hal::RigOptions options(Pace pace) override {
        pace_ = hal::Millis{pace == Pace::Natural ? 3 : 0};
        return {.slots = {{"receipt_printer", hal::Kind::ReceiptPrinter, "escpos+usb:0416:5011"}},
                .hostProgram = BANSHI_BIN "/banshi-device-host-on-paper",
                .askEvery = {hal::Millis{1000}, hal::Millis{1000}},
                .limits = {}};
    }

    bool provoke(hal::Rig&, Mishap mishap, When when) override {
        if (mishap == Mishap::Unplugged && when == When::Now)
            usb_.unplug();
        else if (mishap == Mishap::Unplugged)
            later([this](EscPosPrinter&) { usb_.unplugFromWithin(); });
        else if (when != When::Midway)
            with([mishap](EscPosPrinter& printer) { strike(printer, mishap); });
        else
            later([mishap](EscPosPrinter& printer) { strike(printer, mishap); });
        gone_ = gone_ || mishap == Mishap::Unplugged;
        return true;
    }

    void mend(hal::Rig&) override {
        if (std::exchange(gone_, false)) {
            usb_.unplug(); // it may not have gone yet
            usb_.forgetQueued();
            with([](EscPosPrinter& printer) { printer = {}; }); // it has no memory
            usb_.plug();
        }
        with(putRight);
    }

    std::optional<std::vector<hal::Bytes>> printed() override {
        const std::lock_guard lock(mutex_);
        return receiptsOn(printer_.paper());
    }

private:
    using Use = std::function<void(EscPosPrinter&)>;

    void with(const Use& use) {
        const std::lock_guard lock(mutex_);
        use(printer_);
        say(printer_.news(), {});
    }
    void later(Use use) {
        const std::lock_guard lock(mutex_);
        then_ = std::move(use);
        left_ = kMidwayBytes;
    }
    void hear(const hal::Bytes& bytes) {
        const std::lock_guard lock(mutex_);
        if (then_ && bytes.size() >= left_)
            std::exchange(then_, nullptr)(printer_);
        left_ -= std::min(left_, bytes.size());
        say(printer_.take(bytes), pace_);
    }
    void say(hal::Bytes answer, hal::Millis after) {
        if (!answer.empty())
            usb_.queueIn(kIn, std::move(answer), after);
    }

    std::mutex mutex_;
    EscPosPrinter printer_;
    Use then_;
    std::size_t left_ = 0;
    hal::Millis pace_{};
    bool gone_ = false;
    rigs::VirtualUsb usb_; // last: its threads call the rest
};

hal::Error refusal(const std::string& uri) {
    const auto rig = hal::Rig::open({.slots = {{"receipt_printer", hal::Kind::ReceiptPrinter, uri}},
                                     .hostProgram = BANSHI_BIN "/banshi-device-host-on-paper"});
    const auto printer = (*rig)->lease<hal::ReceiptPrinter>({}, hal::Millis{10'000});
    return printer ? hal::Error{} : printer.error();
}

TEST(EscPosUsbPlaces, AreNamedWhenTwoPrintersFit) {
    rigs::VirtualUsb one(bed(), printerClass());
    auto description = printerClass();
    description.port = 6;
    rigs::VirtualUsb other(bed(), description);
    one.plug();
    other.plug();
    const hal::Error error = refusal("escpos+usb:0416:5011");
    EXPECT_EQ(error.fault, hal::Fault::Refused);
    EXPECT_THAT(error.detail, testing::HasSubstr("port="));
    EXPECT_EQ(refusal("escpos+usb:?port=1-6").detail, "") << "one of them";
    one.unplug();
    other.unplug();
}

TEST(EscPosUsbPlaces, AreNotTheOfficePrinterThatSpeaksIpp) {
    auto description = printerClass();
    description.protocol = 4;
    rigs::VirtualUsb office(bed(), description);
    office.plug();
    EXPECT_EQ(refusal("escpos+usb:").fault, hal::Fault::Absent);
    office.unplug();
}

TEST(EscPosUsbPlaces, SayWhichRuleGrantsPermission) {
    rigs::VirtualUsb printer(bed(), printerClass());
    printer.plug();
    printer.refuseToOpen(true);
    const rigs::AsNobody nobody(bed()); // root may open everything
    const auto opened = hal::escpos::open(hal::parseUri("escpos+usb:").value());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().fault, hal::Fault::Refused);
    EXPECT_THAT(opened.error().detail, testing::HasSubstr("70-banshi-receipt-printer.rules"));
}

} // namespace

INSTANTIATE_TEST_SUITE_P(EscPosUsb, ReceiptPrinterConformance,
                         testing::Values(Candidate{"Usb", [] { return std::make_unique<UsbSubject>(); }}),
                         nameOf);
