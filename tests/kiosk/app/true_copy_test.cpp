// A scanner that draws 0.6 % too large across and 0.4 % too small along: the technician lays the ruler page
// on it, and from then on what is copied has its own size on paper.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/picture/picture.h"
#include "installation.h"
#include "kiosk/app/machine_services.h"
#include "kiosk/cli/commands.h"
#include "kiosk/technician/calibration.h"
#include "services/paper/ruler_page.h"
#include "tests/support/files.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr hal::Dpi kFine{600};
constexpr std::uint8_t kLid = 244, kCardGrey = 190, kInk = 20;
constexpr int kInkBelow = 110;

void fill(hal::ImageBuilder& page, const paper::BoxMm& box, std::uint8_t grey) {
    const auto at = [](double mm) { return static_cast<int>(std::lround(kFine.pixels({mm}))); };
    for (int y = at(box.top); y < at(box.top + box.height); ++y)
        std::fill(page.row(y) + at(box.left), page.row(y) + at(box.left + box.width), grey);
}

// Two bars down and two across, whose middles stand `width` and `height` apart.
void drawBars(hal::ImageBuilder& page, double left, double top, double width, double height) {
    for (const double x : {left, left + width})
        fill(page, {x - 0.5, top, 1, height}, kInk);
    for (const double y : {top, top + height})
        fill(page, {left, y - 0.5, width, 1}, kInk);
}

hal::ImageBuilder glass(std::uint8_t grey) {
    hal::ImageBuilder page(static_cast<int>(kFine.pixels(hal::kA4Width)),
                           static_cast<int>(kFine.pixels(hal::kA4Height)), hal::PixelFormat::Grey8);
    for (int y = 0; y < page.height(); ++y)
        std::fill(page.row(y), page.row(y) + page.width(), grey);
    return page;
}

// The middles of the two longest bars of dark pixels along one axis, within a box: how far apart they are, in
// millimetres.
double apart(const hal::Image& page, const paper::BoxMm& box, bool across) {
    const double ppm = page.dpi()->pixelsPerMm();
    const auto at = [&](double mm, int most) { return std::clamp(static_cast<int>(mm * ppm), 0, most); };
    const int x0 = at(box.left, page.width()), x1 = at(box.left + box.width, page.width());
    const int y0 = at(box.top, page.height()), y1 = at(box.top + box.height, page.height());
    std::vector<double> ink(static_cast<std::size_t>(across ? x1 - x0 : y1 - y0), 0);
    for (int y = y0; y < y1; ++y)
        for (int x = x0; x < x1; ++x)
            ink[static_cast<std::size_t>(across ? x - x0 : y - y0)] +=
                std::max(0, kInkBelow - page.row(y)[x * page.channels()]);
    const double half = *std::ranges::max_element(ink) / 2;
    std::vector<double> middles;
    for (std::size_t i = 0; i < ink.size(); ++i) {
        double weight = 0, moment = 0;
        for (; i < ink.size() && ink[i] > half / 4; ++i) {
            weight += ink[i];
            moment += ink[i] * static_cast<double>(i);
        }
        if (weight > half)
            middles.push_back(moment / weight);
    }
    EXPECT_EQ(middles.size(), 2U);
    return middles.size() == 2 ? (middles[1] - middles[0]) / ppm : 0;
}

class TrueCopy : public testing::Test {
protected:
    void SetUp() override {
        ruler_ = keep("ruler.png", *paper::rulerRaster(kFine));
        auto page = glass(255);
        drawBars(page, 40, 60, hal::kCardWidth.value, hal::kCardHeight.value);
        page_ = keep("page.png", std::move(page).finish(kFine));
        auto withCard = glass(kLid);
        fill(withCard, {30, 40, hal::kCardWidth.value, hal::kCardHeight.value}, kCardGrey);
        drawBars(withCard, 40, 50, 65, 34);
        card_ = keep("card.png", std::move(withCard).finish(kFine));
    }
    std::string keep(const char* name, const hal::Image& picture) {
        writeText(pictures_ / name, std::string(hal::asText(*hal::encodePng(picture))));
        return (pictures_ / name).string();
    }
    void lay(const std::string& picture) { ASSERT_TRUE(machine_->rig->control("scanner", "put=" + picture)); }

    std::string measure(std::vector<std::string> more = {}) {
        lay(ruler_);
        std::istringstream nothing;
        std::ostringstream out, err;
        const cli::Inside inside{*machine_->rig, *machine_->ledger, kiosk_.state(), kiosk_.state(), {}};
        cli::Shell shell{nothing, out, err, cli::Exit::Ok, &inside};
        more.insert(more.begin(), {"test", "scanner", "--ruler"});
        exit_ = cli::run(more, shell);
        return out.str() + err.str();
    }

    // How large the page's 85.6 × 54.0 mm come out of the printer, and the card's 65 × 34.
    std::pair<double, double> copiedPage() {
        lay(page_);
        const auto pages = services_.scanDocument({}, {});
        EXPECT_TRUE(pages) << pages.error().detail;
        EXPECT_TRUE(services_.printDocument({.pages = {pages->pages.front().image}, .mono = true}, {1, true},
                                            {}, {}));
        const hal::Image sheet = printed();
        const paper::BoxMm all{0, 0, 210, 297};
        return {apart(sheet, all, true), apart(sheet, all, false)};
    }
    std::pair<double, double> copiedCard() {
        lay(card_);
        const auto scan = services_.scanCard(nullptr, {}, {});
        EXPECT_TRUE(scan);
        const paper::CardFace face{scan->card, {}, {}};
        EXPECT_TRUE(services_.printCard({.front = face, .back = face, .purpose = {}, .mono = true}, {1, true},
                                        {}, {}));
        const hal::Image sheet = printed();
        return {apart(sheet, paper::frontBox(), true), apart(sheet, paper::frontBox(), false)};
    }
    hal::Image printed() {
        fs::path newest;
        for (const auto& entry : fs::directory_iterator(kiosk_.tray()))
            newest = std::max(newest, entry.path());
        const std::string bytes = readText(newest);
        return hal::decodePicture(hal::asBytes(bytes)).value().withDpi(hal::Dpi{kPrinter});
    }

    static constexpr double kPrinter = 300;
    TemporaryDirectory pictures_{inMemory()};
    Installation kiosk_{"&scale_x=1.006&scale_y=0.996", "&formats=pwg"};
    std::shared_ptr<Machine> machine_ = openMachine(kiosk_.plan(), hal::systemClock()).value();
    MachineServices services_{machine_};
    std::string ruler_, page_, card_;
    cli::Exit exit_{};
};

TEST_F(TrueCopy, HasTheScannersErrorBeforeAndTheTrueSizeAfterTheRuler) {
    const auto before = copiedPage();
    EXPECT_NEAR(before.first, 85.6 * 1.006, 0.05);
    EXPECT_NEAR(before.second, 54.0 * 0.996, 0.05);

    EXPECT_THAT(measure(), testing::AllOf(HasSubstr("Width error: +0.6"), HasSubstr("calibration kept"),
                                          HasSubstr("before: none")));
    EXPECT_EQ(exit_, cli::Exit::Ok);

    const auto after = copiedPage();
    EXPECT_NEAR(after.first, 85.6, 0.05);
    EXPECT_NEAR(after.second, 54.0, 0.05);
    const auto card = copiedCard();
    EXPECT_NEAR(card.first, 65, 0.05);
    EXPECT_NEAR(card.second, 34, 0.05);
}

TEST_F(TrueCopy, IsMeasuredAsTheScannerDrawsAlsoTheSecondTime) {
    measure();
    EXPECT_THAT(measure(), testing::AllOf(HasSubstr("Width error: +0.6"), HasSubstr("before: across 11.88")));
    const auto all = loadCalibrations(kiosk_.state()).value();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_NEAR(drawnScale(all[0]).x, 1.006, 0.0003);
    EXPECT_NEAR(drawnScale(all[0]).y, 0.996, 0.0003);
    EXPECT_EQ(all[0].device.mark, "SIM-SCANNER");
}

TEST_F(TrueCopy, KeepsNothingInADryRun) {
    EXPECT_THAT(measure({"--dry-run"}), HasSubstr("measured, not kept"));
    EXPECT_EQ(exit_, cli::Exit::Failed) << "0.6 % and nothing puts it right";
    EXPECT_FALSE(fs::exists(calibrationFile(kiosk_.state())));
}

TEST_F(TrueCopy, LeavesAFeedersPagesAsTheyCome) {
    measure();
    ASSERT_TRUE(machine_->rig->control("scanner", "feed=" + page_));
    EXPECT_NEAR(copiedPage().first, 85.6 * 1.006, 0.05) << "the rollers were not measured";
}

TEST_F(TrueCopy, IsNotPutRightByTheCalibrationOfAnotherScanner) {
    measure();
    Calibration other = loadCalibrations(kiosk_.state())->at(0);
    fs::remove(calibrationFile(kiosk_.state()));
    other.device.mark = "the one before";
    ASSERT_TRUE(keepCalibration(kiosk_.state(), other));
    EXPECT_NEAR(copiedPage().first, 85.6 * 1.006, 0.05);
}

} // namespace
} // namespace kiosk
