// From the glass to a card cut out and upright, or to the reason why not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fixtures.h"
#include "services/copying/copying.h"
#include "simulated_kiosk.h"

namespace copying {
namespace {

using hal::Fault;
using imaging::Side;

const imaging::Templates& templates() {
    static const imaging::Templates loaded = imaging::loadTemplates(imaging::defaultTemplates()).value();
    return loaded;
}

std::string bothSides(const std::string& front, const std::string& back) {
    return "&front=" + pathOf(front) + "&back=" + pathOf(back);
}

ScanResult<CardScan> scan(SimulatedKiosk& kiosk, const CardScan* first = nullptr, std::stop_token stop = {},
                          const hal::OnProgress& progress = {}) {
    return scanCardSide(kiosk.rig(), {.templates = &templates(), .firstSide = first}, stop, progress);
}

// What became of a scan, in one word for comparisons.
std::string became(const ScanResult<CardScan>& result) {
    if (result)
        return "scan";
    if (const auto* problem = std::get_if<CardProblem>(&result.error()))
        return std::string(toString(*problem));
    return std::string(hal::toString(std::get<hal::Error>(result.error()).fault));
}

int redAt(const hal::Image& picture, int x, int y) {
    return picture.bytes().empty() ? -1 : picture.bytes()[std::size_t(y) * picture.stride() + 3 * x];
}

void expectCardSize(const hal::Image& card) {
    EXPECT_EQ(card.width(), 1011);
    EXPECT_EQ(card.height(), 638);
    EXPECT_EQ(card.dpi(), hal::Dpi{300});
}

TEST(ScanCardSide, CutsOutTheFrontAndThenTheBack) {
    SimulatedKiosk kiosk(bothSides(kFront, kBack));
    const auto front = scan(kiosk);
    ASSERT_EQ(became(front), "scan");
    expectCardSize(front->card);
    EXPECT_EQ(front->found.side, Side::Front);
    EXPECT_FALSE(front->uncertain);
    EXPECT_FALSE(front->keepOut.empty());
    EXPECT_FALSE(front->bands.empty());

    const auto back = scan(kiosk, &*front);
    ASSERT_EQ(became(back), "scan");
    EXPECT_EQ(back->found.side, Side::Back);
}

TEST(ScanCardSide, SetsACardUprightThatLiesUpsideDown) {
    SimulatedKiosk kiosk(bothSides(kBack, kFront)); // the back lies turned by 177°
    const auto back = scan(kiosk);
    ASSERT_EQ(became(back), "scan");
    ASSERT_TRUE(back->found.rotation);
    EXPECT_NEAR(*back->found.rotation, 176.7, 1);
    EXPECT_GT(back->found.corners[0].x, back->found.corners[1].x) << "its top left corner is on the right";
}

TEST(ScanCardSide, NoticesTheSameSideAgain) {
    SimulatedKiosk kiosk(bothSides(kFront, kFront));
    const auto front = scan(kiosk);
    ASSERT_EQ(became(front), "scan");
    EXPECT_EQ(became(scan(kiosk, &*front)), "same_side_again");
}

struct Glass {
    std::string fixture;
    std::string problem;
};
class OnTheGlass : public testing::TestWithParam<Glass> {};

TEST_P(OnTheGlass, IsNamedByWhatIsWrongWithIt) {
    SimulatedKiosk kiosk("&front=" + pathOf(GetParam().fixture));
    EXPECT_EQ(became(scan(kiosk)), GetParam().problem);
}

INSTANTIATE_TEST_SUITE_P(ScanCardSide, OnTheGlass,
                         testing::Values(Glass{kEmptyWhite, "nothing_there"},
                                         Glass{kEmptyBlack, "nothing_there"}, Glass{kTwoCards, "two_cards"},
                                         Glass{kHalfCard, "partly_outside"},
                                         Glass{kSheet, "sheet_of_paper"}));

TEST(ScanCardSide, SaysNothingIsThereOfABareGlass) {
    SimulatedKiosk kiosk;
    EXPECT_EQ(became(scan(kiosk)), "nothing_there");
}

TEST(ScanCardSide, ReportsTheScannersFault) {
    SimulatedKiosk kiosk(bothSides(kFront, kBack));
    kiosk.befall("scanner", "fault=unplugged@0.5");
    EXPECT_EQ(became(scan(kiosk)), "unplugged");
}

TEST(ScanCardSide, RefusesAScanWithoutAPage) {
    SimulatedKiosk kiosk(bothSides(kFront, kBack));
    kiosk.befall("scanner", "fault=empty");
    EXPECT_EQ(became(scan(kiosk)), "bad_data");
}

TEST(ScanCardSide, StopsInTheMiddleOfTheScan) {
    SimulatedKiosk kiosk(bothSides(kFront, kBack));
    std::stop_source stop;
    const auto result = scan(kiosk, nullptr, stop.get_token(), [&](const hal::Progress& progress) {
        if (progress.phase == hal::Phase::Working)
            stop.request_stop();
    });
    EXPECT_EQ(became(result), "cancelled");
}

TEST(ScanCardSide, KeepsAStopThatComesWhileItLooksForTheCard) {
    SimulatedKiosk kiosk(bothSides(kFront, kBack));
    std::stop_source stop;
    const auto result = scan(kiosk, nullptr, stop.get_token(), [&](const hal::Progress& progress) {
        if (progress.phase == hal::Phase::Finishing)
            stop.request_stop();
    });
    EXPECT_EQ(became(result), "cancelled");
}

TEST(ScanCardSide, WorksWithoutKnownDesigns) {
    SimulatedKiosk kiosk(bothSides(kFront, kBack));
    const auto front = scanCardSide(kiosk.rig(), {}, {}, {});
    ASSERT_TRUE(front);
    expectCardSize(front->card);
    EXPECT_EQ(front->found.side, Side::Unknown);
    EXPECT_FALSE(front->found.rotation);
    EXPECT_TRUE(front->bands.empty());
    const auto back = scanCardSide(kiosk.rig(), {.firstSide = &*front}, {}, {});
    EXPECT_TRUE(back) << "told apart by their pictures";
}

TEST(SomethingLeftBehind, AsksTheScannerForAQuickLook) {
    SimulatedKiosk kiosk(bothSides(kFront, kBack) + "&left=1");
    ASSERT_TRUE(scan(kiosk));
    ASSERT_TRUE(scan(kiosk));
    EXPECT_EQ(somethingLeftBehind(kiosk.rig(), {}).value(), true);
    kiosk.befall("scanner", "remove");
    EXPECT_EQ(somethingLeftBehind(kiosk.rig(), {}).value(), false);
}

TEST(SomethingLeftBehind, SaysWhenItCannotKnow) {
    SimulatedKiosk kiosk;
    kiosk.befall("scanner", "fault=unplugged");
    EXPECT_EQ(somethingLeftBehind(kiosk.rig(), {}).error().fault, Fault::Unplugged);
}

TEST(Recut, FollowsTheCornersThatTheResidentMoved) {
    const auto found = cardInPicture(picture(kFront), templates());
    ASSERT_TRUE(found);
    imaging::Corners moved = found->found.corners;
    for (auto& corner : moved)
        corner.x += 2;
    const CardScan again = recut(*found, moved, templates());
    expectCardSize(again.card);
    EXPECT_EQ(again.found.corners[0].x, moved[0].x);
    EXPECT_EQ(again.found.side, Side::Front);
    EXPECT_FALSE(again.uncertain);
}

TEST(TurnedOver, TurnsThePictureAndWhatIsKnownOfIt) {
    const auto found = cardInPicture(picture(kFront), templates());
    ASSERT_TRUE(found);
    const CardScan turned = turnedOver(*found);
    EXPECT_EQ(redAt(turned.card, 0, 0), redAt(found->card, 1010, 637));
    EXPECT_EQ(redAt(turned.card, 200, 100), redAt(found->card, 810, 537));
    EXPECT_EQ(turned.found.corners[0].x, found->found.corners[2].x);
    EXPECT_NEAR(turned.keepOut[0].left, 85.6 - found->keepOut[0].left - found->keepOut[0].width, 1e-9);

    const CardScan back = turnedOver(turned);
    EXPECT_NEAR(back.keepOut[0].left, found->keepOut[0].left, 1e-9);
    EXPECT_EQ(back.found.corners[0].x, found->found.corners[0].x);
}

TEST(CardAlone, TakesTheWholePictureAsTheCardAlsoStandingOnItsShortSide) {
    const auto found = cardInPicture(picture(kFront), templates());
    ASSERT_TRUE(found);
    const CardScan lying = cardAlone(found->card, templates());
    expectCardSize(lying.card);
    EXPECT_EQ(lying.found.side, Side::Front);

    hal::ImageBuilder standing(638, 1011, hal::PixelFormat::Rgb24); // a quarter turn clockwise
    for (int y = 0; y < 1011; ++y)
        for (int x = 0; x < 638; ++x)
            std::copy_n(found->card.row(637 - x) + 3 * y, 3, standing.row(y) + 3 * x);
    const CardScan upright = cardAlone(std::move(standing).finish(hal::Dpi{300}), templates());
    expectCardSize(upright.card);
    EXPECT_EQ(upright.found.side, Side::Front);
}

} // namespace
} // namespace copying
