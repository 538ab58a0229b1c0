// Which device an address means, and what is said when it cannot be had.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include "hal/code_scanner.h"
#include "hal/drivers/codes/driver.h"
#include "hal/drivers/codes/redact.h"
#include "hal/drivers/models_file.h"
#include "hal/port/trace.h"
#include "tests/rigs/virtual_usb/as_nobody.h"
#include "tests/rigs/virtual_usb/scanner_words.h"
#include "tests/rigs/virtual_usb/virtual_input.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace hal::codes {
namespace {

using testing::HasSubstr;
using Kind = rigs::InputDescription::Kind;

Result<std::unique_ptr<Device>> opened(const std::string& text) {
    const auto uri = parseUri(text);
    EXPECT_TRUE(uri) << text;
    if (uri->scheme == "code+hid")
        return openHid(*uri);
    return uri->scheme == "code+serial" ? openSerial(*uri) : openKeyboard(*uri);
}

Error errorOf(const std::string& text) {
    const auto device = opened(text);
    EXPECT_FALSE(device) << text;
    return device ? Error{} : device.error();
}

class CodeScanners : public testing::Test {
protected:
    rigs::UsbTestbed bed_;
    rigs::VirtualInput left_{bed_, {.port = 5, .reportDescriptor = rigs::kHidPosDescriptor}};
    rigs::VirtualInput right_{bed_, {.port = 6, .reportDescriptor = rigs::kHidPosDescriptor}};
    rigs::VirtualInput keys_{bed_, {.kind = Kind::Keyboard, .port = 7}};
};

TEST_F(CodeScanners, AreToldApartByTheirPorts) {
    EXPECT_EQ(errorOf("code+hid:").fault, Fault::Absent);
    left_.plug();
    right_.plug();
    const Error several = errorOf("code+hid:");
    EXPECT_EQ(several.fault, Fault::Refused);
    EXPECT_THAT(several.detail, HasSubstr("?port=1-"));
    const auto device = opened("code+hid:?port=1-6");
    ASSERT_TRUE(device) << device.error().detail;
    EXPECT_EQ((*device)->identity().vendor, "Acme");
    EXPECT_EQ((*device)->identity().serial, "VIRTUAL-6");
    EXPECT_TRUE(opened("code+hid:" + left_.node()));
    EXPECT_EQ(errorOf("code+hid:0c2e:0b62?port=1-9").fault, Fault::Absent);
    EXPECT_EQ(errorOf("code+hid:1234:0b62").fault, Fault::Absent);
}

TEST_F(CodeScanners, AnotherDeviceUnderTheSameNumbersIsRefused) {
    rigs::VirtualInput lamp(
        bed_, {.port = 8, .reportDescriptor = {0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0xC0}});
    lamp.plug();
    const Error error = errorOf("code+hid:0c2e:0b62");
    EXPECT_EQ(error.fault, Fault::Refused);
    EXPECT_THAT(error.detail, HasSubstr("no HID POS scanner"));
    left_.plug();
    EXPECT_TRUE(opened("code+hid:0c2e:0b62")) << "the other is one";
}

TEST_F(CodeScanners, AKeyboardIsGrabbedWhileItIsOpenAndOnlyAKnownOneIsTaken) {
    rigs::VirtualInput desk(bed_, {.kind = Kind::Keyboard, .vendor = 0x046D, .port = 8});
    desk.plug();
    EXPECT_EQ(errorOf("code+keyboard:").fault, Fault::Absent) << "somebody's keyboard";
    EXPECT_FALSE(desk.grabbed());
    keys_.plug();
    EXPECT_FALSE(keys_.grabbed());
    EXPECT_TRUE(opened("code+keyboard:"));
    EXPECT_TRUE(keys_.grabbed());
    EXPECT_TRUE(opened("code+keyboard:046d:0b62")) << "named, it is meant";
}

TEST_F(CodeScanners, TheVolumeKnobOfAScannerIsNoKeyboard) {
    rigs::VirtualInput knob(bed_, {.kind = Kind::Keyboard, .port = 8, .hasKeys = false});
    knob.plug();
    EXPECT_EQ(errorOf("code+keyboard:").fault, Fault::Refused);
    keys_.plug();
    EXPECT_TRUE(opened("code+keyboard:"));
}

TEST_F(CodeScanners, NameTheUdevRuleThatIsMissing) {
    const TemporaryDirectory folder;
    writeText(folder / "node", "");
    ::chmod((folder / "node").c_str(), 0);
    ::chmod((folder / ".").c_str(), 0755);
    const rigs::AsNobody nobody(bed_);
    for (const char* scheme : {"code+hid:", "code+keyboard:"}) {
        const Error error = errorOf(scheme + (folder / "node").string());
        EXPECT_EQ(error.fault, Fault::Refused) << error.detail;
        EXPECT_THAT(error.detail, HasSubstr("70-banshi-code-scanner.rules"));
    }
}

// What stands in a code is not in its recording; a code of the same length comes out of it.
void expectRecordedWithoutTheCode(const std::string& address, const std::function<void()>& show,
                                  std::string_view repeated) {
    const TemporaryDirectory folder;
    const std::string file = (folder / "scanner.trace").string();
    const auto read = [&](const std::string& option, const std::function<void()>& whenAsked) {
        const auto device = opened(address + option + file);
        if (!device)
            return Result<Code>(tl::make_unexpected(device.error()));
        return dynamic_cast<CodeScanner&>(**device).read(Millis{30'000}, {}, [&](const Progress& now) {
            if (now.phase == Phase::WaitingForDevice)
                whenAsked();
        });
    };
    const auto code = read("record=", show);
    ASSERT_TRUE(code) << code.error().detail;
    EXPECT_EQ(textOf(*code).view(), "Li4711");
    const auto again = read("replay=", [] {});
    ASSERT_TRUE(again) << again.error().detail << readText(file);
    EXPECT_EQ(textOf(*again).view(), repeated);
    EXPECT_EQ(again->symbology, code->symbology);
}

TEST_F(CodeScanners, AreRecordedWithASpecimenInPlaceOfTheCode) {
    left_.plug();
    const std::string_view text = "Li4711";
    const Code code{Symbology::Qr, SecretBytes(text.begin(), text.end())};
    expectRecordedWithoutTheCode(
        "code+hid:?", [&] { left_.say(rigs::hidPosReports(code)); }, "xxxxxx");
    keys_.plug();
    expectRecordedWithoutTheCode(
        "code+keyboard:?", [&] { keys_.say(rigs::keystrokes("Li4711\r")); }, "Xxxxxx");
}

TEST(LineRedactor, KeepsTheShapeOfALine) {
    const auto redactor = makeLineRedactor();
    const auto shape = [&](std::string_view line) {
        std::string all;
        for (const auto& piece : redactor->feed(port::Way::In, asBytes(line)))
            all += asText(piece.bytes);
        return all;
    };
    EXPECT_EQ(shape("]Q1Li4"), "]Q1xxx");
    EXPECT_EQ(shape("711\r"), "xxx\r");
    EXPECT_EQ(shape("Li\x1d]47\n"), "xx\x1dxxx\n") << "an identifier stands at the beginning";
}

TEST_F(CodeScanners, AddressesThatMeanNothing) {
    for (const char* text :
         {"code+hid:0c2e", "code+hid:0c2e:zzzz", "code+hid:?speed=9", "code+keyboard:?suffix=none",
          "code+serial:ttyS0", "code+serial:/dev/ttyS0?baud=fast", "code+serial:/dev/ttyS0?suffix=x",
          "code+serial:/dev/ttyS0?aim=maybe"})
        EXPECT_EQ(errorOf(text).fault, Fault::BadData) << text;
    EXPECT_EQ(errorOf("code+serial:/dev/no-such-line").fault, Fault::Absent);
}

TEST_F(CodeScanners, NameFileAndLineOfABadModelsFile) {
    const TemporaryDirectory folder;
    writeText(folder / "models.toml", "schema = 1\n[[model]]\nname = \"A\"\nusb = \"0c2e\"\n");
    const Error error = errorOf("code+keyboard:?models=" + (folder / "models.toml").string());
    EXPECT_EQ(error.fault, Fault::Storage);
    EXPECT_THAT(error.detail, HasSubstr("models.toml:4: usb wants"));
}

TEST(CodeModels, EachHasItsUdevRules) {
    const auto text = readModelsFile(BANSHI_CODES "/models.toml");
    ASSERT_TRUE(text);
    const auto entries = parseModelEntries(*text, "models.toml", {.needed = {"name", "usb"}, .optional = {}});
    ASSERT_TRUE(entries) << entries.error().detail;
    const std::string rules = readText(BANSHI_CODES "/70-banshi-code-scanner.rules");
    for (const ModelEntry& entry : *entries)
        for (const std::string subsystem : {"hidraw", "input", "tty"})
            EXPECT_THAT(rules, HasSubstr("SUBSYSTEM==\"" + subsystem + "\", ATTRS{idVendor}==\"" +
                                         std::string(entry.text("usb").substr(0, 4)) + "\""));
}

} // namespace
} // namespace hal::codes
