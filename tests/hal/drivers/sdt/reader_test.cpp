// The driver over real libusb and real terminals, with readers on umockdev and on a pseudo terminal.
#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/sdt/driver.h"
#include "hal/drivers/sdt/text_block.h"
#include "hal/id_reader.h"
#include "tests/hal/drivers/sdt/synthetic.h"
#include "tests/rigs/virtual_usb/as_nobody.h"
#include "tests/rigs/virtual_usb/virtual_reader.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace hal::sdt {
namespace {

using rigs::ReaderLayout;
using rigs::Trouble;
using testing::HasSubstr;
using testing::Not;

struct Kind {
    const char* name;
    std::function<std::unique_ptr<rigs::VirtualReader>(rigs::UsbTestbed&, const TemporaryDirectory&)> make;
};

void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.name; }

const Kind kKinds[] = {
    {"FourEndpoints",
     [](rigs::UsbTestbed& bed, const TemporaryDirectory&) {
         return std::make_unique<rigs::UsbReader>(bed, ReaderLayout::FourEndpoints);
     }},
    {"OnePair",
     [](rigs::UsbTestbed& bed, const TemporaryDirectory&) {
         return std::make_unique<rigs::UsbReader>(bed, ReaderLayout::OnePair);
     }},
    {"Serial",
     [](rigs::UsbTestbed&, const TemporaryDirectory& folder) {
         return std::make_unique<rigs::SerialReader>(folder / "line");
     }},
};

Result<std::unique_ptr<Device>> opened(const std::string& uri) {
    const auto parsed = parseUri(uri).value();
    return parsed.scheme == "sdt+usb" ? openUsb(parsed) : openSerial(parsed);
}

Error errorOf(const std::string& uri) {
    const auto device = opened(uri);
    EXPECT_FALSE(device);
    return device ? Error{} : device.error();
}

class SdtReader : public testing::TestWithParam<Kind> {
protected:
    SdtReader() : reader_(GetParam().make(bed_, folder_)) { reader_->plug(); }

    IdReader& driver() {
        if (!device_) {
            auto device = opened(reader_->uri());
            EXPECT_TRUE(device) << device.error().detail;
            device_ = std::move(device).value();
        }
        return dynamic_cast<IdReader&>(*device_);
    }
    rigs::ReaderMind& mind() { return reader_->mind(); }

    rigs::UsbTestbed bed_;
    TemporaryDirectory folder_;
    std::unique_ptr<rigs::VirtualReader> reader_;
    std::unique_ptr<Device> device_;
};

INSTANTIATE_TEST_SUITE_P(Over, SdtReader, testing::ValuesIn(kKinds),
                         [](const auto& of) { return of.param.name; });

TEST_P(SdtReader, SaysWhatItIsAndThatItIsWell) {
    EXPECT_FALSE(driver().identity().model.empty());
    EXPECT_EQ(driver().identity().serial, "00000000000000000000000000000000") << "the SAM's id";
    EXPECT_EQ(driver().status(Deadline::in(Millis{5000}))->health, Health::Ok);
    const auto report = driver().selfTest({});
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->passed);
}

TEST_P(SdtReader, ReadsACardOnceAndThenItMustLeave) {
    mind().lay(zhangSan());
    const auto card = driver().read({});
    ASSERT_TRUE(card) << card.error().detail;
    EXPECT_EQ(card->photo, zhangSan().photo);
    EXPECT_EQ(driver().read({}).error().fault, Fault::CardMustLeave);
    mind().takeAway();
    mind().lay(zhangSan());
    EXPECT_TRUE(driver().read({}));
}

// The bytes as they stand in a recording, if they were in it.
std::string asHex(ByteView bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes)
        (text += "0123456789abcdef"[byte >> 4U]) += "0123456789abcdef"[byte & 0x0FU];
    return text;
}

TEST_P(SdtReader, ItsRecordingIsRepeatedWithASpecimenInPlaceOfThePerson) {
    const std::string file = (folder_ / "reader.trace").string();
    mind().lay(zhangSan());
    Error late;
    {
        const auto recorded = opened(reader_->uri() + "?record=" + file);
        ASSERT_TRUE(recorded) << recorded.error().detail;
        auto& reader = dynamic_cast<IdReader&>(**recorded);
        ASSERT_TRUE(reader.read({}));
        late = reader.read({}).error();
    }
    const std::string text = readText(file);
    const auto block = encodeTextBlock(zhangSan()).value();
    const auto blank = [](std::uint8_t byte) { return byte == 0x20 || byte == 0; };
    for (std::size_t at = 0; at + 16 <= block.size(); at += 2) {
        const auto part = ByteView(block).subspan(at, 16);
        if (!std::ranges::all_of(part, blank)) {
            EXPECT_THAT(text, Not(HasSubstr(asHex(part)))) << at;
        }
    }
    EXPECT_THAT(text, Not(HasSubstr(asHex(ByteView(zhangSan().photo).first(16)))));

    const std::string scheme = parseUri(reader_->uri())->scheme;
    const auto repeated = opened(scheme + ":?replay=" + file);
    ASSERT_TRUE(repeated) << repeated.error().detail;
    auto& reader = dynamic_cast<IdReader&>(**repeated);
    const auto card = reader.read({});
    ASSERT_TRUE(card) << card.error().detail;
    EXPECT_EQ(card->name, SecretText("SPECIMEN"));
    EXPECT_EQ(card->photo.size(), zhangSan().photo.size());
    EXPECT_EQ(reader.read({}).error().fault, late.fault);
}

TEST_P(SdtReader, ACardThatWasReadBeforeTheDriverStartedMustLeaveAsWell) {
    mind().lay(zhangSan());
    ASSERT_TRUE(driver().read({}));
    device_.reset();
    EXPECT_EQ(driver().read({}).error().fault, Fault::CardMustLeave);
}

TEST_P(SdtReader, WaitsForACard) {
    mind().when(Command::FindCard, [this] { mind().lay(zhangSan()); }); // after the first look
    EXPECT_TRUE(driver().read({}));
    EXPECT_GE(mind().asked(Command::FindCard), 2);
}

TEST_P(SdtReader, AStopEndsTheWaitInEveryPhase) {
    for (const Command phase : {Command::FindCard, Command::SelectCard, Command::ReadTextAndPhoto}) {
        std::stop_source stop;
        std::chrono::steady_clock::time_point stopped;
        mind().takeAway();
        mind().lay(zhangSan());
        mind().takeTime(phase, Millis{900});
        std::ignore = driver();
        mind().when(phase, [&] {
            stopped = std::chrono::steady_clock::now();
            stop.request_stop();
        });
        EXPECT_EQ(driver().read(stop.get_token()).error().fault, Fault::Cancelled) << toString(phase);
        EXPECT_LT(std::chrono::steady_clock::now() - stopped, Millis{900}) << "the device's own answer";
        mind().takeTime(phase, Millis{0});
    }
    mind().takeAway();
    mind().lay(zhangSan());
    EXPECT_TRUE(driver().read({})) << "answers that come late are not taken for others";
}

TEST_P(SdtReader, SurvivesEveryKindOfDamage) {
    for (const Trouble trouble : {Trouble::Junk, Trouble::TimeoutJunk, Trouble::Checksum, Trouble::TooLong,
                                  Trouble::TooShort, Trouble::Pieces}) {
        std::ignore = driver();
        mind().troubleNext(trouble);
        const auto status = driver().status(Deadline::in(Millis{5000}));
        EXPECT_TRUE(status) << static_cast<int>(trouble) << ": " << status.error().detail;
    }
    mind().lay(zhangSan());
    mind().troubleNext(Trouble::Pieces, 1000);
    const auto card = driver().read({});
    EXPECT_TRUE(card) << card.error().detail;
}

TEST_P(SdtReader, AnAnswerThatNeverComesIsATimeoutAndTheNextOneIsHeard) {
    std::ignore = driver();
    mind().troubleNext(Trouble::Silent);
    EXPECT_EQ(driver().status(Deadline::in(Millis{50})).error().fault, Fault::Timeout);
    EXPECT_TRUE(driver().status(Deadline::in(Millis{5000})));
}

TEST_P(SdtReader, SaysWhichFaultEachStatusWordIs) {
    std::ignore = driver();
    mind().failNext(Command::SamStatus, 0x60);
    EXPECT_EQ(driver().status(Deadline::in(Millis{5000})).error().fault, Fault::Faulty);
}

TEST_P(SdtReader, SaysInEveryPhaseThatItWasUnplugged) {
    for (const Command phase :
         {Command::FindCard, Command::SelectCard, Command::ReadTextAndPhoto, Command::ReadNewestAddress}) {
        mind().lay(zhangSan());
        mind().when(phase, [this] { reader_->unplugFromWithin(); });
        EXPECT_EQ(driver().read({}).error().fault, Fault::Unplugged) << toString(phase);
        device_.reset();
        reader_->unplug();
        EXPECT_EQ(errorOf(reader_->uri()).fault, Fault::Absent);
        reader_->plug();
        EXPECT_TRUE(driver().status(Deadline::in(Millis{5000})));
        device_.reset();
    }
}

std::ptrdiff_t entriesOf(const char* folder) {
    return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
}

TEST_P(SdtReader, LeavesNothingOpenWhenItIsPulledOutAgainAndAgain) {
    constexpr int kCycles = 8;
    std::ptrdiff_t handles = 0, threads = 0;
    for (int cycle = 0; cycle <= kCycles; ++cycle) {
        EXPECT_TRUE(driver().status(Deadline::in(Millis{5000})));
        reader_->unplug();
        EXPECT_FALSE(driver().status(Deadline::in(Millis{5000})));
        device_.reset();
        reader_->plug();
        if (cycle == 0) { // what libraries keep from their first use is there by now
            handles = entriesOf("/proc/self/fd");
            threads = entriesOf("/proc/self/task");
        }
    }
    // Less than one a cycle: the testbed's own come and go.
    EXPECT_LT(entriesOf("/proc/self/fd") - handles, kCycles);
    EXPECT_LT(entriesOf("/proc/self/task") - threads, kCycles);
}

TEST_P(SdtReader, TellsABrokenSamFromSomethingThatIsNoReader) {
    mind().failNext(Command::SamStatus, 0x60);
    EXPECT_EQ(errorOf(reader_->uri()).fault, Fault::Faulty);
    mind().failNext(Command::SamStatus, 0x66);
    EXPECT_EQ(errorOf(reader_->uri()).fault, Fault::Refused);
}

TEST_P(SdtReader, RefusesAnotherMakersDeviceUnderTheSameNumbers) {
    mind().troubleNext(Trouble::Garbage, 1000);
    const Error error = errorOf(reader_->uri());
    EXPECT_THAT(error.fault, testing::AnyOf(Fault::Refused, Fault::Offline));
    EXPECT_THAT(error.detail, HasSubstr("no reader of identity cards"));
}

TEST_P(SdtReader, ReadsFingerprintsWhenAskedTo) {
    auto device = opened(reader_->uri() + "?fingerprint=1");
    ASSERT_TRUE(device) << device.error().detail;
    mind().lay(zhangSanWithFingers());
    const auto card = dynamic_cast<IdReader&>(**device).read({});
    ASSERT_TRUE(card) << card.error().detail;
    EXPECT_EQ(card->fingerprint.size(), 1024u);
}

TEST_P(SdtReader, RefusesOptionsThatItDoesNotKnow) {
    EXPECT_EQ(errorOf(reader_->uri() + "?speed=9").fault, Fault::BadData);
}

class SdtUsb : public testing::Test {
protected:
    rigs::UsbTestbed bed_;
    rigs::UsbReader left_{bed_, ReaderLayout::FourEndpoints, 5};
    rigs::UsbReader right_{bed_, ReaderLayout::FourEndpoints, 6};
};

TEST_F(SdtUsb, TwoOfAModelAreToldApartByTheirPorts) {
    left_.plug();
    right_.plug();
    EXPECT_EQ(errorOf("sdt+usb:").fault, Fault::Refused);
    EXPECT_THAT(errorOf("sdt+usb:").detail, HasSubstr("sdt+usb:1-"));
    const auto device = opened("sdt+usb:1-6");
    ASSERT_TRUE(device) << device.error().detail;
    EXPECT_GT(right_.mind().asked(Command::ReadSamId), 0);
    EXPECT_EQ(left_.mind().asked(Command::ReadSamId), 0);
    EXPECT_EQ(errorOf("sdt+usb:1-7"), (Error{Fault::Absent, "no reader of identity cards at 1-7"}));
}

TEST_F(SdtUsb, TheOneThatProvesToBeAReaderIsTaken) {
    left_.plug();
    right_.plug();
    left_.mind().troubleNext(Trouble::Garbage, 1000);
    EXPECT_TRUE(opened("sdt+usb:"));
    EXPECT_GT(right_.mind().asked(Command::ReadSamId), 0);
}

TEST_F(SdtUsb, NamesTheUdevRuleThatIsMissing) {
    left_.plug();
    left_.usb().refuseToOpen(true);
    const rigs::AsNobody nobody(bed_);
    const Error error = errorOf("sdt+usb:");
    EXPECT_EQ(error.fault, Fault::Refused) << error.detail;
    EXPECT_THAT(error.detail, HasSubstr("70-banshi-id-reader.rules"));
}

TEST_F(SdtUsb, NamesFileAndLineOfABadModelsFile) {
    const TemporaryDirectory folder;
    writeText(folder / "models.toml", "schema = 1\n[[model]]\nname = \"A\"\nusb = \"x\"\n");
    const Error error = errorOf("sdt+usb:?models=" + (folder / "models.toml").string());
    EXPECT_EQ(error.fault, Fault::Storage);
    EXPECT_THAT(error.detail, HasSubstr("models.toml:4: "));
}

TEST(SdtSerial, FindsAndChangesTheRate) {
    const TemporaryDirectory folder;
    rigs::SerialReader reader(folder / "line");
    reader.plug();
    reader.speakAt(9600);
    const auto device = opened(reader.uri() + "?baud=57600");
    ASSERT_TRUE(device) << device.error().detail;
    EXPECT_EQ(reader.speaksAt(), 57600);
    EXPECT_TRUE((*device)->status(Deadline::in(Millis{5000})));
    EXPECT_EQ(errorOf(reader.uri() + "?baud=300").fault, Fault::BadData);
}

} // namespace
} // namespace hal::sdt
