// banshi-conform URI: the suite of a device's kind over any driver of this build, for whoever writes one.
// Started by `banshi conform`. Without --hands nothing is provoked: what needs it is skipped, and said.
#include <iostream>

#include "hal/drivers/drivers.h"
#include "tests/conformance/auxiliary_suite.h"
#include "tests/conformance/camera_suite.h"
#include "tests/conformance/code_scanner_suite.h"
#include "tests/conformance/id_reader_suite.h"
#include "tests/conformance/page_printer_suite.h"
#include "tests/conformance/receipt_printer_suite.h"
#include "tests/conformance/scanner_suite.h"
#include "tests/conformance/smart_card_reader_suite.h"

using namespace conformance;

namespace {

constexpr int kUsage = 2;

struct Wish {
    std::string uri;
    std::optional<hal::Kind> kind;
    bool hands = false; // somebody stands beside the device
};
Wish wish;

struct Hand {
    Mishap mishap;
    const char* doIt;
    const char* undoIt;
};
constexpr Hand kHands[] = {
    {Mishap::Unplugged, "pull the plug", "plug it in again"},
    {Mishap::OutOfPaper, "take the paper out", "put the paper back"},
    {Mishap::TrayOpen, "pull the tray out", "push the tray home"},
    {Mishap::WrongPaper, "load another size than A4", "load A4 again"},
    {Mishap::CoverOpen, "open the cover", "close the cover"},
    {Mishap::Jam, "jam the paper", "clear the jam"},
    {Mishap::Offline, "switch it off", "switch it on"},
};

void ask(const std::string& what) {
    std::cout << "[  HANDS   ] " << what << ", then press Enter" << std::endl;
    std::string line;
    std::getline(std::cin, line);
}

class GivenSubject final : public Subject {
public:
    hal::RigOptions options(Pace) override {
        return {.slots = {{std::string(hal::toString(*wish.kind)), *wish.kind, wish.uri}}, .hostProgram = {}};
    }
    bool provoke(hal::Rig&, Mishap mishap, When when) override {
        const auto* hand = std::ranges::find(kHands, mishap, &Hand::mishap);
        if (!wish.hands || when != When::Now || hand == std::end(kHands))
            return false;
        undo_ = hand->undoIt;
        ask(hand->doIt);
        return true;
    }
    void mend(hal::Rig&) override {
        if (!undo_.empty())
            ask(std::exchange(undo_, {}));
    }
    bool layCard(hal::Rig&) override { return byHand("lay a card on the reader"); }
    bool takeCard(hal::Rig&) override { return byHand("take the card away"); }
    void showCode(hal::Rig&, const hal::Code&, bool) override {
        std::cout << "[  HANDS   ] show a code to the scanner" << std::endl;
    }
    CodesSeen seesCodes() const override {
        return wish.hands ? CodesSeen::OnlyThatTheyCome : CodesSeen::Never;
    }
    bool keepCodesAway(hal::Rig&) override { return byHand("show no code"); }

private:
    static bool byHand(const char* what) {
        if (wish.hands)
            ask(what);
        return wish.hands;
    }
    std::string undo_;
};

std::vector<Candidate> candidates(hal::Kind kind) {
    if (wish.kind != kind)
        return {};
    return {{"Given", [] { return std::make_unique<GivenSubject>(); }}};
}

// The kind that a driver of this scheme serves; none when there is no such driver, or more than one.
std::optional<hal::Kind> kindOf(const std::string& uri) {
    std::optional<hal::Kind> found;
    for (const hal::Driver& driver : hal::drivers())
        if (driver.scheme == uri.substr(0, uri.find(':'))) {
            if (found)
                return std::nullopt;
            found = driver.kind;
        }
    return found;
}

bool understood(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--hands")
            wish.hands = true;
        else if (word.starts_with("--kind="))
            for (const hal::Kind kind : hal::kAllKinds)
                wish.kind = hal::toString(kind) == word.substr(7) ? kind : wish.kind;
        else if (!word.starts_with("--") && wish.uri.empty())
            wish.uri = word;
        else
            return false;
    }
    if (!wish.kind)
        wish.kind = kindOf(wish.uri);
    return !wish.uri.empty() && wish.kind;
}

} // namespace

// Only the suite of the device's kind is wanted.
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(ScannerConformance);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(PagePrinterConformance);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(IdReaderConformance);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(AuxiliaryConformance);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(SmartCardReaderConformance);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(ReceiptPrinterConformance);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(CodeScannerConformance);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(CameraConformance);

INSTANTIATE_TEST_SUITE_P(Device, ScannerConformance, testing::ValuesIn(candidates(hal::Kind::Scanner)),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Device, PagePrinterConformance,
                         testing::ValuesIn(candidates(hal::Kind::PagePrinter)), nameOf);
INSTANTIATE_TEST_SUITE_P(Device, SmartCardReaderConformance,
                         testing::ValuesIn(candidates(hal::Kind::SmartCardReader)), nameOf);
INSTANTIATE_TEST_SUITE_P(Device, AuxiliaryConformance, testing::ValuesIn(candidates(hal::Kind::Auxiliary)),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Device, IdReaderConformance, testing::ValuesIn(candidates(hal::Kind::IdReader)),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Device, ReceiptPrinterConformance,
                         testing::ValuesIn(candidates(hal::Kind::ReceiptPrinter)), nameOf);
INSTANTIATE_TEST_SUITE_P(Device, CodeScannerConformance,
                         testing::ValuesIn(candidates(hal::Kind::CodeScanner)), nameOf);
INSTANTIATE_TEST_SUITE_P(Device, CameraConformance, testing::ValuesIn(candidates(hal::Kind::Camera)), nameOf);

int main(int argc, char** argv) {
    // Its own options first; --gtest_… are GoogleTest's, which takes them away.
    std::vector<char*> own, suite{argv[0]};
    for (int i = 0; i < argc; ++i)
        (std::string_view(argv[i]).starts_with("--gtest_") ? suite : own).push_back(argv[i]);
    if (!understood(static_cast<int>(own.size()), own.data())) {
        std::cerr
            << "banshi-conform: usage: banshi-conform URI [--kind=KIND] [--hands]; a scheme of several kinds "
               "needs --kind\n";
        return kUsage;
    }
    int count = static_cast<int>(suite.size());
    suite.push_back(nullptr);
    testing::InitGoogleTest(&count, suite.data());
    return RUN_ALL_TESTS();
}
