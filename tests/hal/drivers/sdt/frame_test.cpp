// Frames against published bytes, and streams that arrive in pieces, with junk and with damage.
#include <gmock/gmock.h>

#include "hal/drivers/sdt/command.h"
#include "hal/drivers/sdt/frame.h"
#include "tests/hal/drivers/sdt/synthetic.h"

namespace hal::sdt {
namespace {

using testing::ElementsAre;

SecretBytes operator+(SecretBytes left, const SecretBytes& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

std::vector<SecretBytes> soundBodies(FrameParser& parser) {
    std::vector<SecretBytes> bodies;
    while (auto body = parser.next())
        if (*body)
            bodies.push_back(**body);
    return bodies;
}

const SecretBytes kNoCard = hex("AA AA AA 96 69 00 04 00 00 80 84");
const SecretBytes kFound = hex("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97");

TEST(SdtRequest, HasThePublishedBytes) {
    const std::pair<Command, const char*> published[] = {
        {Command::ResetSam, "AA AA AA 96 69 00 03 10 FF EC"},
        {Command::SamStatus, "AA AA AA 96 69 00 03 11 FF ED"},
        {Command::ReadSamId, "AA AA AA 96 69 00 03 12 FF EE"},
        {Command::FindCard, "AA AA AA 96 69 00 03 20 01 22"},
        {Command::SelectCard, "AA AA AA 96 69 00 03 20 02 21"},
        {Command::ReadTextAndPhoto, "AA AA AA 96 69 00 03 30 01 32"},
        {Command::ReadTextPhotoAndFingerprint, "AA AA AA 96 69 00 03 30 10 23"},
        {Command::ReadNewestAddress, "AA AA AA 96 69 00 03 30 03 30"},
    };
    for (const auto& [command, bytes] : published)
        EXPECT_EQ(encodeRequest(command), hex(bytes)) << toString(command);
    EXPECT_EQ(encodeSetBaud(Baud::At115200), hex("AA AA AA 96 69 00 03 60 00 63"));
    EXPECT_EQ(encodeSetBaud(Baud::At9600), hex("AA AA AA 96 69 00 03 60 04 67"));
    EXPECT_EQ(encodeSetMaxRadioBytes(0x50), hex("AA AA AA 96 69 00 04 61 FF 50 CA"));
}

TEST(SdtFrameParser, GivesTheBodyOfAFrameThatCameByteByByte) {
    FrameParser parser(Direction::Response);
    for (std::uint8_t byte : kFound) {
        EXPECT_FALSE(parser.next().has_value());
        parser.feed({&byte, 1});
    }
    EXPECT_THAT(soundBodies(parser), ElementsAre(hex("00 00 9F 00 00 00 00")));
    EXPECT_EQ(parser.pending(), 0u);
}

TEST(SdtFrameParser, GivesEachOfTwoFramesThatCameTogether) {
    FrameParser parser(Direction::Response);
    parser.feed(kNoCard + kFound);
    EXPECT_THAT(soundBodies(parser), ElementsAre(hex("00 00 80"), hex("00 00 9F 00 00 00 00")));
}

TEST(SdtFrameParser, FindsAFrameBehindJunkAndHalfAPreamble) {
    FrameParser parser(Direction::Response);
    parser.feed(hex("00 FF AA 96 AA AA AA AA") + kNoCard + hex("AA AA 17"));
    EXPECT_THAT(soundBodies(parser), ElementsAre(hex("00 00 80")));
    EXPECT_EQ(parser.pending(), 0u);
}

TEST(SdtFrameParser, SaysThatAFrameWasDamagedAndFindsTheNext) {
    SecretBytes damaged = kFound;
    damaged[9] ^= 0x40;
    FrameParser parser(Direction::Response);
    parser.feed(damaged + kNoCard);
    const auto first = parser.next();
    ASSERT_TRUE(first.has_value());
    ASSERT_FALSE(first->has_value());
    EXPECT_EQ(first->error().fault, Fault::Protocol);
    EXPECT_THAT(soundBodies(parser), ElementsAre(hex("00 00 80")));
}

TEST(SdtFrameParser, FindsTheFrameThatBeganInsideACutOne) {
    FrameParser parser(Direction::Response);
    parser.feed(SecretBytes(kFound.begin(), kFound.begin() + 9) + kNoCard);
    EXPECT_THAT(soundBodies(parser), ElementsAre(hex("00 00 80")));
}

TEST(SdtFrameParser, SurvivesTheTimeoutJunkOfHandHeldReaders) {
    // Together with AA AA of the next frame the junk has a right checksum, and would swallow it.
    FrameParser parser(Direction::Response);
    parser.feed(hex("AA AA AA 96 69 00 05 05 05 05") + kNoCard);
    EXPECT_THAT(soundBodies(parser), ElementsAre(hex("00 00 80")));
}

TEST(SdtFrameParser, NeverWaitsForAnImpossibleLength) {
    FrameParser parser(Direction::Response);
    parser.feed(hex("AA AA AA 96 69 FF FF 00") + hex("AA AA AA 96 69 00 03 00 00 03") + kNoCard);
    EXPECT_THAT(soundBodies(parser), ElementsAre(hex("00 00 80")));
}

TEST(SdtFrameParser, ForgetsAnOldAnswerOnReset) {
    FrameParser parser(Direction::Response);
    parser.feed(SecretBytes(kFound.begin(), kFound.begin() + 9));
    parser.reset();
    parser.feed(kNoCard);
    EXPECT_THAT(soundBodies(parser), ElementsAre(hex("00 00 80")));
}

} // namespace
} // namespace hal::sdt
