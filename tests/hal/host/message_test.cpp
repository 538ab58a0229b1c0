// The packets between kiosk and device host: every one comes back as it went, and no bytes are believed.
#include "hal/host/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hal::host {
namespace {

IdCard someCard() {
    IdCard card;
    card.type = IdCardType::Foreigner2023;
    card.name = SecretText{"张三"};
    card.number = SecretText{"11010519491231002X"};
    card.passNumber = SecretText{"H00000000"};
    card.photo.assign(1024, 0x5A);
    return card;
}

SocialSecurityCard someSocialSecurityCard() {
    SocialSecurityCard card;
    card.atr = {0x3B, 0x6D};
    SecretText SocialSecurityCard::*const texts[] = {
        &SocialSecurityCard::id,         &SocialSecurityCard::cardClass, &SocialSecurityCard::version,
        &SocialSecurityCard::issuer,     &SocialSecurityCard::issued,    &SocialSecurityCard::expires,
        &SocialSecurityCard::cardNumber, &SocialSecurityCard::number,    &SocialSecurityCard::name,
        &SocialSecurityCard::sex,        &SocialSecurityCard::ethnicity, &SocialSecurityCard::birthplace,
        &SocialSecurityCard::birth};
    std::string text;
    for (auto field : texts)
        card.*field = SecretText{text += 'x'};
    return card;
}

// One of each message, filled so that a lost field shows in the bytes.
std::vector<Message> allMessages() {
    Status status;
    status.health = Health::Attention;
    status.fault = Fault::PaperNearEnd;
    status.supplies = {{"black toner", 4, true}, {"drum", std::nullopt}};
    status.trays = {{"tray-1", kA4, 40}, {"manual", std::nullopt, std::nullopt}};
    return {
        Open{Kind::IdReader, "sim:id_reader?card=synthetic"},
        AskStatus{Millis{1500}},
        AskCapabilities{Millis{20}},
        SelfTest{},
        ScanRequest{
            .source = ScanSource::CardDuplex, .mode = ScanMode::Grey, .dpi = Dpi{600}, .maxPages = 20},
        ReadCard{},
        ReadCode{.patience = Millis{60'000}},
        FindCodes{},
        Print{DocumentFormat::PwgRaster, {.copies = 3, .mono = true}},
        Receipt{{ReceiptText{SecretText{"办事"}, Align::Right, 2, true},
                 ReceiptPair{SecretText{"number"}, SecretText{"A17"}}, ReceiptRule{},
                 ReceiptGap{Millimetres{4}}, ReceiptQr{SecretText{"https://progress.test/A17"}}}},
        Guide{Kind::Scanner},
        Stream{},
        FrameTaken{.stills = 3},
        Control{"fault=jam@0.5"},
        Stop{},
        Picture{.width = 2480, .height = 3508, .stride = 7440, .format = PixelFormat::Rgb24, .dpi = Dpi{300}},
        Pdf{4096},
        Opened{{"Maker", "Model", "Serial", "1.2"}},
        status,
        ScannerCapabilities{.sources = {ScanSource::Flatbed, ScanSource::Adf},
                            .resolutions = {Dpi{75}, Dpi{300}},
                            .colour = false},
        PrinterCapabilities{.formats = {DocumentFormat::PwgRaster},
                            .resolution = Dpi{600},
                            .colour = false,
                            .papers = {kA5, kA4}},
        CameraCapabilities{
            .modes = {{2592, 1944, 5}, {1280, 960, 30}}, .stream = {1280, 960, 30}, .still = {2592, 1944, 5}},
        TestReport{.passed = true, .measurements = {{"scale_x", 0.2, "percent", true}}},
        Progress{.phase = Phase::WaitingForDevice, .done = 0.25, .waiting = Fault::Jam},
        Scanned{2, Fault::Jam},
        PrintOutcome{.sheets = 3, .proof = Proof::None},
        ReceiptOutcome{.confirmed = true},
        someCard(),
        Code{.symbology = Symbology::DataMatrix, .bytes = {1, 0, 255}},
        FoundCodes{.codes = {{Symbology::Qr, {'a'}}, {Symbology::Other, {}}}},
        someSocialSecurityCard(),
        Obeyed{},
        Error{Fault::Io, "endpoint 0x81 stalled"},
        AskCard{Millis{700}},
        CardLies{true}};
}

ByteView view(const SecretBytes& bytes) { return {bytes.data(), bytes.size()}; }

TEST(Packet, ComesBackAsItWent) {
    const auto messages = allMessages();
    ASSERT_EQ(messages.size(), std::variant_size_v<Message>);
    for (std::size_t i = 0; i < messages.size(); ++i) {
        SCOPED_TRACE(i);
        ASSERT_EQ(messages[i].index(), i);
        const SecretBytes bytes = encode({7, messages[i]});
        const auto packet = decode(view(bytes));
        ASSERT_TRUE(packet) << packet.error().detail;
        EXPECT_EQ(packet->call, 7u);
        EXPECT_EQ(packet->message.index(), i);
        EXPECT_EQ(encode(*packet), bytes) << "a field was lost on the way";
    }
}

TEST(Packet, KeepsTheCardOfItsHolder) {
    const SecretBytes bytes = encode({1, someCard()});
    const auto packet = decode(view(bytes));
    ASSERT_TRUE(packet);
    const auto& card = std::get<IdCard>(packet->message);
    EXPECT_EQ(card.name.view(), "张三");
    EXPECT_EQ(card.number.view(), "11010519491231002X");
    EXPECT_EQ(card.passNumber.view(), "H00000000");
    EXPECT_EQ(card.photo, someCard().photo);
}

TEST(Packet, IsRefusedWhenItIsCutShortAnywhere) {
    for (const Message& message : allMessages()) {
        const SecretBytes bytes = encode({7, message});
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const auto packet = decode(view(bytes).first(size));
            ASSERT_FALSE(packet) << "message " << message.index() << " cut to " << size;
            EXPECT_EQ(packet.error().fault, Fault::Protocol);
        }
    }
}

TEST(Packet, IsRefusedWithBytesLeftOver) {
    SecretBytes bytes = encode({7, Stop{}});
    bytes.push_back(0);
    EXPECT_FALSE(decode(view(bytes)));
}

TEST(Packet, OfAnotherVersionIsRefusedByName) {
    SecretBytes bytes = encode({7, Stop{}});
    bytes[2] = kProtocolVersion + 1;
    const auto packet = decode(view(bytes));
    ASSERT_FALSE(packet);
    EXPECT_THAT(packet.error().detail, testing::HasSubstr("version 2"));
}

TEST(Packet, WithAnUnknownNumberOrValueIsRefused) {
    SecretBytes unknown = encode({7, Stop{}});
    unknown[3] = 200;
    EXPECT_FALSE(decode(view(unknown)));

    SecretBytes fault = encode({7, Error{Fault::Io, ""}});
    fault[8] = 250; // the fault stands right behind the call number
    EXPECT_FALSE(decode(view(fault)));
}

TEST(Packet, ThatAnnouncesMoreThanItHoldsIsRefusedBeforeRoomIsMade) {
    SecretBytes bytes = encode({7, Control{"clear"}});
    for (std::size_t i = 8; i < 12; ++i)
        bytes[i] = 0xFF; // four gigabytes of text
    EXPECT_FALSE(decode(view(bytes)));
}

TEST(Packet, NeverGrowsBeyondItsBound) {
    TestReport report;
    report.measurements.assign(10'000, {std::string(5000, 'x'), 1, std::string(5000, 'x'), true});
    const SecretBytes bytes = encode({7, report});
    EXPECT_LE(bytes.size(), kMostPacket);
    const auto packet = decode(view(bytes));
    ASSERT_TRUE(packet);
    EXPECT_EQ(packet->call, 7u);
    EXPECT_EQ(std::get<Error>(packet->message).fault, Fault::BadData) << "and whoever asked is told so";
}

} // namespace
} // namespace hal::host
