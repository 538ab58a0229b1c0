// What halls do to pictures: dust on the sensor, cards that touch, cards that leave the picture, other
// people's business cards. Each of these was once answered wrongly.
#include <algorithm>

#include <gtest/gtest.h>

#include "services/imaging/page.h"
#include "tests/services/imaging/scene.h"
#include "tests/services/imaging/specimen.h"

namespace imaging {
namespace {

constexpr double kFlatbed = 150 / 25.4; // pixels a millimetre: enough, and quick
constexpr int kWidth = 1240, kHeight = 1754;
constexpr double kCamera = 8;

const Templates& templates() {
    static const Templates loaded = loadTemplates(defaultTemplates()).value();
    return loaded;
}

test::Scene glass(std::uint8_t grey = 90) { return {kWidth, kHeight, kFlatbed, grey, 2}; }
test::Scene desk() { return {3264, 2448, kCamera, 70, 12}; }

std::string onGlass(test::Scene scene) {
    return std::string(
        toString(findCard(std::move(scene).picture(), kFlatbed, Source::Flatbed, templates()).verdict));
}
std::string underCamera(test::Scene scene) {
    return std::string(
        toString(findCard(std::move(scene).picture(), kCamera, Source::Camera, templates()).verdict));
}

TEST(DustOnTheSensor, IsNothingOnTheGlass) {
    auto scene = glass();
    for (const double x : {40.0, 47.0, 48.9, 120.0})
        scene.streak(x, 60);
    EXPECT_EQ(onGlass(std::move(scene)), "none");
}

TEST(DustOnTheSensor, DoesNotJoinACardToTheWholeGlass) {
    for (const double degrees : {0.0, 37.0, 90.0}) {
        auto scene = glass();
        scene.layCard(100, 150, degrees);
        for (const double x : {45.0, 72.0, 140.0, 165.0})
            scene.streak(x, 60);
        EXPECT_EQ(onGlass(std::move(scene)), "card") << degrees;
    }
}

// A line that ends, or has another brightness on each side, is no dust.
TEST(DustOnTheSensor, IsNotTheEdgeOfASheetThatLiesStraight) {
    auto scene = glass(60);
    scene.layPaper(105, 148.5, 0, 148, 297);
    EXPECT_EQ(onGlass(std::move(scene)), "sheet");
}

TEST(TwoCards, ThatTouchAreTwo) {
    for (const double degrees : {0.0, 12.0, 100.0})
        for (const double apart : {54.5, 56.0}) {
            auto scene = glass();
            const double angle = degrees * std::numbers::pi / 180, x = -std::sin(angle) * apart / 2,
                         y = std::cos(angle) * apart / 2;
            scene.layCard(105 + x, 150 + y, degrees);
            scene.layCard(105 - x, 150 - y, degrees);
            EXPECT_EQ(onGlass(std::move(scene)), "multiple") << degrees << "°, " << apart << " mm";
        }
}

TEST(TwoCards, OfWhichOneLiesOnTheOtherAreTwo) {
    auto scene = glass();
    scene.layCard(90, 140, 10);
    scene.layCard(125, 165, 35);
    EXPECT_EQ(onGlass(std::move(scene)), "multiple");
}

TEST(CardThatLeavesThePicture, IsPartialOnTheGlass) {
    for (const double outside : {4.0, 10.0, 30.0})
        for (const double degrees : {0.0, 25.0, 90.0}) {
            auto scene = glass();
            const double angle = degrees * std::numbers::pi / 180;
            const double reach = (85.6 * std::abs(std::cos(angle)) + 54 * std::abs(std::sin(angle))) / 2;
            scene.layCard(210 - reach + outside, 150, degrees);
            EXPECT_EQ(onGlass(std::move(scene)), "partial") << outside << " mm, " << degrees << "°";
        }
}

TEST(CardThatLeavesThePicture, IsNeverACardUnderTheCamera) {
    const auto all = test::specimens(BANSHI_FIXTURES "/cards");
    for (const std::string file :
         {"dev_023_dc_white.jpg", "dev_025_dc_marble.jpg", "dev_026_dc_wood.jpg", "dev_028_dc_fabric.jpg"}) {
        const auto known = *std::find_if(all.begin(), all.end(), [&](auto& s) { return s.file == file; });
        const auto picture = known.picture(BANSHI_FIXTURES "/cards");
        double right = 0;
        for (const auto& corner : known.cards[0].corners)
            right = std::max(right, corner.x);
        for (const double outside : {2.0, 8.0}) { // millimetres cut off
            hal::ImageBuilder cut(static_cast<int>(right - outside * known.pixelsPerMm), picture.height(),
                                  picture.format());
            for (int y = 0; y < picture.height(); ++y)
                std::copy_n(picture.row(y), cut.stride(), cut.row(y));
            const auto finding =
                findCard(std::move(cut).finish(), known.pixelsPerMm, Source::Camera, templates());
            EXPECT_NE(finding.verdict, Verdict::Card) << file << ", " << outside << " mm";
            EXPECT_NE(finding.verdict, Verdict::Multiple) << file << ", " << outside << " mm";
        }
    }
}

TEST(CardThatLeavesThePicture, IsPartialUnderTheCamera) {
    for (const double outside : {8.0, 14.0}) {
        auto scene = desk();
        scene.layCard(408 - 50.2 + outside, 150, 25); // at 25° it reaches 50.2 mm to the right
        EXPECT_EQ(underCamera(std::move(scene)), "partial") << outside;
    }
}

TEST(PaperUnderTheCamera, IsNamedByItsSize) {
    const auto named = [](double width, double height) {
        auto scene = desk();
        scene.layPaper(200, 150, 17, width, height);
        return underCamera(std::move(scene));
    };
    EXPECT_EQ(named(90, 54), "wrong_size");
    EXPECT_EQ(named(88.9, 50.8), "wrong_size");
    EXPECT_EQ(named(105, 74), "wrong_size");
    EXPECT_EQ(named(152, 102), "sheet");
    EXPECT_EQ(named(148, 105), "sheet");
    EXPECT_EQ(named(210, 148), "sheet");
}

// Ruled lines, the edge of a portrait and a row of digits once passed for three of the sides.
TEST(PaleCardOnPrint, IsNotCutOutAmiss) {
    test::Specimen pale;
    pale.file = "pale_on_print.jpg";
    const auto picture = pale.picture(BANSHI_FIXTURES "/cards");
    ASSERT_FALSE(picture.empty());
    EXPECT_NE(findCard(picture, 12.485, Source::Camera, templates()).verdict, Verdict::Card);
}

// A plank's edge 6.6 mm above a card of 90 × 50 mm makes four sides of an identity card's shape.
TEST(PaperUnderTheCamera, IsNoCardTogetherWithAnEdgeOfTheDesk) {
    auto scene = desk();
    scene.lay(204, 58.4, 0, 420, 120, 0, [](double, double) { return 50; });
    scene.layPaper(200, 150, 0, 90, 50);
    EXPECT_NE(underCamera(std::move(scene)), "card");
}

TEST(PaperUnderTheCamera, IsNotSeenOnAnEmptyDesk) { EXPECT_EQ(underCamera(desk()), "none"); }

} // namespace
} // namespace imaging
