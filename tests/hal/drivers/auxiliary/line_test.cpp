// Lines between kiosk and board: framed, damaged, cut anywhere; and what they say.
#include <gtest/gtest.h>

#include "hal/drivers/auxiliary/virtual_board.h"

using namespace hal;
using namespace hal::auxiliary;

namespace {

std::string text(const Bytes& bytes) { return std::string(asText(bytes)); }

std::vector<std::string> bodiesOf(std::string_view stream, std::size_t portion) {
    LineParser parser;
    std::vector<std::string> bodies;
    while (!stream.empty()) {
        parser.feed(asBytes(stream.substr(0, portion)));
        stream.remove_prefix(std::min(portion, stream.size()));
        while (const auto body = parser.next())
            bodies.push_back(*body ? **body : "!");
    }
    return bodies;
}

} // namespace

TEST(AuxiliaryLine, IsFramedWithTheCommonCrc8) {
    // The check value of CRC-8 (polynomial 07) over the digits 1 to 9 is F4.
    EXPECT_EQ(text(encodeLine("123456789")), "$123456789*F4\r\n");
}

TEST(AuxiliaryLine, IsFoundInPiecesAndAmongJunk) {
    const std::string stream = "\x01junk*" + text(encodeLine("S door=1")) + "\xFF" + text(encodeLine("H?"));
    for (const std::size_t portion : {1, 2, 7, 100})
        EXPECT_EQ(bodiesOf(stream, portion), (std::vector<std::string>{"S door=1", "H?"})) << portion;
}

TEST(AuxiliaryLine, IsRefusedWhenItIsDamaged) {
    std::string line = text(encodeLine("S door=1"));
    line[3] ^= 0x01;
    EXPECT_EQ(bodiesOf(line, 5), std::vector<std::string>{"!"});
    EXPECT_EQ(bodiesOf("$*00\n", 5), std::vector<std::string>{"!"});
    EXPECT_EQ(bodiesOf("$S door" + text(encodeLine("H?")), 5), std::vector<std::string>{"H?"})
        << "a line that broke off hides none after it";
}

TEST(AuxiliaryLine, WithoutEndIsGivenUp) {
    LineParser parser;
    const std::string endless(10'000, '$');
    parser.feed(asBytes(endless));
    while (parser.next())
        ;
    EXPECT_LE(parser.pending(), 200u);
}

TEST(AuxiliarySensors, ComeBackAsTheyWereSaid) {
    const Sensors sensors{
        .someoneNear = true, .doorOpen = false, .tampered = {}, .mains = true, .chargePercent = 87};
    const auto read = decodeSensors(encodeSensors(sensors));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->someoneNear, true);
    EXPECT_EQ(read->doorOpen, false);
    EXPECT_EQ(read->tampered, std::nullopt) << "this board has none";
    EXPECT_EQ(read->mains, true);
    EXPECT_EQ(read->chargePercent, 87);
}

TEST(AuxiliarySensors, OfALaterBoardArePassedOver) {
    EXPECT_EQ(decodeSensors("S heat=41 door=1")->doorOpen, true);
    for (const char* body :
         {"", "X door=1", "S door", "S door=2", "S door=", "S charge=101", "S charge=-1"}) {
        const auto read = decodeSensors(body);
        ASSERT_FALSE(read) << body;
        EXPECT_EQ(read.error().fault, Fault::Protocol);
    }
}

TEST(AuxiliarySensors, SayWhatNeedsAttention) {
    EXPECT_EQ(statusOf({.mains = true, .chargePercent = 90}).health, Health::Ok);
    const Status battery = statusOf({.mains = false, .chargePercent = 90});
    EXPECT_EQ(battery.fault, Fault::Offline);
    EXPECT_EQ(battery.supplies.front().levelPercent, 90);
    const Status open = statusOf({.doorOpen = true, .mains = false});
    EXPECT_EQ(open.fault, Fault::CoverOpen);
    EXPECT_EQ(open.detail, "on battery, a door is open");
}

TEST(AuxiliaryHello, OfAnotherVersionIsRefused) {
    EXPECT_EQ(decodeHello("H 1;Maker;Model;Serial;1.2")->firmware, "1.2");
    for (const char* body : {"H 2;Maker;Model", "H 1;Maker", "", "S door=1"})
        EXPECT_EQ(decodeHello(body).error().fault, Fault::Refused) << body;
}

TEST(VirtualBoard, LightsOneLampAndNoOther) {
    VirtualBoard board;
    board.lamps = {Kind::Scanner};
    EXPECT_EQ(text(board.answer(encodeLine("L scanner"))), text(encodeLine("L scanner")));
    EXPECT_EQ(board.lit(), Kind::Scanner);
    EXPECT_EQ(text(board.answer(encodeLine("L id_reader"))), text(encodeLine("E no_lamp")));
    EXPECT_EQ(board.lit(), std::nullopt);
}
