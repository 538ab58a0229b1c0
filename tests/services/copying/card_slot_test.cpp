// A card that goes through a slot once: both sides, cut out and upright, or the reason why not.
#include <fstream>

#include <gtest/gtest.h>

#include "fixtures.h"
#include "hal/picture/picture.h"
#include "services/copying/copying.h"
#include "simulated_kiosk.h"

namespace copying {
namespace {

using imaging::Side;

const imaging::Templates& templates() {
    static const imaging::Templates loaded = imaging::loadTemplates(imaging::defaultTemplates()).value();
    return loaded;
}

class CardSlot : public testing::Test {
protected:
    // What a slot sees of a card: the card, and nothing around it.
    std::string cutOut(const std::string& fixture) {
        const auto scan = cardInPicture(picture(fixture), templates());
        const auto png = hal::encodePng(scan.value().card).value();
        const auto path = home / (fixture + ".png");
        std::ofstream(path, std::ios::binary)
            .write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
        return path.string();
    }
    std::string card() { return "&card_duplex=1&front=" + cutOut(kFront) + "&back=" + cutOut(kBack); }

    TemporaryDirectory home;
};

TEST_F(CardSlot, GivesBothSidesOfACardInOnePass) {
    SimulatedKiosk kiosk(card());
    const auto sides = scanBothSides(kiosk.rig(), templates(), {}, {});
    ASSERT_TRUE(sides);
    EXPECT_EQ(sides->first.found.side, Side::Front);
    EXPECT_EQ(sides->second.found.side, Side::Back);
    for (const CardScan* side : {&sides->first, &sides->second}) {
        EXPECT_EQ(side->card.width(), 1011);
        EXPECT_EQ(side->card.height(), 638);
        EXPECT_FALSE(side->uncertain) << "there is nothing to point at";
        EXPECT_FALSE(side->bands.empty());
    }
    EXPECT_FALSE(sameSide(sides->first, sides->second));
}

TEST_F(CardSlot, IsAskedForAndNotGuessed) {
    SimulatedKiosk with(card());
    EXPECT_TRUE(readsBothSidesAtOnce(with.rig(), {}).value());
    SimulatedKiosk without;
    EXPECT_FALSE(readsBothSidesAtOnce(without.rig(), {}).value());
    const auto sides = scanBothSides(without.rig(), templates(), {}, {});
    ASSERT_FALSE(sides);
    EXPECT_EQ(std::get<hal::Error>(sides.error()).fault, hal::Fault::Unsupported);
}

TEST_F(CardSlot, WithoutACardIsTheResidentsAffair) {
    SimulatedKiosk kiosk(card());
    kiosk.befall("scanner", "remove");
    const auto sides = scanBothSides(kiosk.rig(), templates(), {}, {});
    ASSERT_FALSE(sides);
    EXPECT_EQ(std::get<CardProblem>(sides.error()), CardProblem::NothingThere);
}

TEST_F(CardSlot, ThatIsJammedSaysSo) {
    SimulatedKiosk kiosk(card());
    kiosk.befall("scanner", "fault=jam@0.5");
    const auto sides = scanBothSides(kiosk.rig(), templates(), {}, {});
    ASSERT_FALSE(sides);
    EXPECT_EQ(std::get<hal::Error>(sides.error()).fault, hal::Fault::Jam);
}

} // namespace
} // namespace copying
