// From the document to the paper: what the virtual printer has on its roll.
#include <algorithm>
#include <bit>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hal/drivers/escpos/render.h"
#include "tests/rigs/escpos_printer.h"

namespace {

using namespace hal;
using namespace hal::escpos;
using namespace rigs;
using testing::ElementsAre;
using testing::VariantWith;

class EscPosRender : public testing::Test {
protected:
    std::vector<OnPaper> print(const std::vector<ReceiptPart>& parts, const Roll& roll = {}) {
        const auto pieces = render({parts}, roll, raster_);
        EXPECT_TRUE(pieces);
        for (const SecretBytes& piece : pieces.value_or(std::vector<SecretBytes>{}))
            for (const std::uint8_t byte : piece) // the worst of cables
                static_cast<void>(printer_.take(Bytes{byte}));
        EXPECT_EQ(printer_.unknownBytes(), 0);
        return printer_.paper();
    }

    LineRaster raster_;
    EscPosPrinter printer_;
};

int ink(const PrintedPicture& picture) {
    return std::accumulate(picture.rows.begin(), picture.rows.end(), 0,
                           [](int sum, std::uint8_t byte) { return sum + std::popcount(byte); });
}

TEST_F(EscPosRender, WritesChineseInTheFirmwaresFont) {
    EXPECT_THAT(
        print({ReceiptText{SecretText("\u529e\u4e8b"), Align::Centre, 2, true}}),
        ElementsAre(VariantWith<PrintedText>(PrintedText{"\xB0\xEC\xCA\xC2", Align::Centre, 2, true, true}),
                    VariantWith<Cut>(Cut{})));
}

TEST_F(EscPosRender, DrawsALineThatTheFirmwareCannotWrite) {
    const auto paper = print({ReceiptText{SecretText("\U00020BB7\u91ce\u5bb6")}}); // a real family name
    ASSERT_EQ(paper.size(), 2u);
    const auto* picture = std::get_if<PrintedPicture>(&paper.front());
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->bytesPerRow, 72);
    EXPECT_EQ(picture->rows.size(), 72u * 30);
    EXPECT_GT(ink(*picture), 200);
}

TEST_F(EscPosRender, DrawsEveryChineseLineForAPrinterWithoutSuchAFont) {
    const auto paper = print({ReceiptText{SecretText("\u529e\u4e8b")}, ReceiptText{SecretText("ok")}},
                             {.chineseFont = false});
    ASSERT_EQ(paper.size(), 3u);
    EXPECT_TRUE(std::holds_alternative<PrintedPicture>(paper[0]));
    EXPECT_THAT(paper[1], VariantWith<PrintedText>(testing::Field(&PrintedText::gb18030, "ok")));
}

TEST_F(EscPosRender, KeepsEachPieceSmallerThanAPrintersBuffer) {
    const auto pieces =
        render({{ReceiptText{SecretText("\U00020BB7"), Align::Left, kMostReceiptScale}}}, {}, raster_);
    ASSERT_TRUE(pieces);
    for (const SecretBytes& piece : *pieces)
        EXPECT_LT(piece.size(), 2500u);
    long rows = 0;
    for (const OnPaper& on : print({ReceiptText{SecretText("\U00020BB7"), Align::Left, kMostReceiptScale}}))
        if (const auto* picture = std::get_if<PrintedPicture>(&on))
            rows += std::ssize(picture->rows) / picture->bytesPerRow;
    EXPECT_EQ(rows, 30 * kMostReceiptScale) << "and no row is lost";
}

TEST_F(EscPosRender, DrawsAtTheSideThatWasAskedFor) {
    const auto inkIn = [&](Align align, int fromByte, int toByte) {
        const auto paper = print({ReceiptText{SecretText("\u529e\U00020BB7"), align}});
        const auto& picture = std::get<PrintedPicture>(paper.front());
        int sum = 0;
        for (std::size_t i = 0; i < picture.rows.size(); ++i)
            if (const int column = static_cast<int>(i) % picture.bytesPerRow;
                column >= fromByte && column < toByte)
                sum += std::popcount(picture.rows[i]);
        printer_.tearOff();
        return sum;
    };
    EXPECT_GT(inkIn(Align::Left, 0, 7), 0);
    EXPECT_EQ(inkIn(Align::Left, 7, 72), 0);
    EXPECT_EQ(inkIn(Align::Right, 0, 65), 0);
    EXPECT_GT(inkIn(Align::Right, 65, 72), 0);
    EXPECT_EQ(inkIn(Align::Centre, 0, 32), 0);
    EXPECT_GT(inkIn(Align::Centre, 32, 40), 0);
}

TEST_F(EscPosRender, RefusesACharacterThatNoFontHas) {
    const auto pieces = render({{ReceiptText{SecretText("\U000F0001")}}}, {}, raster_);
    ASSERT_FALSE(pieces);
    EXPECT_EQ(pieces.error().fault, Fault::BadData);
}

TEST_F(EscPosRender, PrintsACodeThatFitsTheRoll) {
    for (const int dots : {384, 576})
        for (const std::size_t bytes : {1u, 60u, 200u}) {
            printer_.tearOff();
            const auto paper = print({ReceiptQr{SecretText(std::string(bytes, 'q'))}}, {.dots = dots});
            const auto code = std::ranges::find_if(
                paper, [](const OnPaper& on) { return std::holds_alternative<PrintedQr>(on); });
            ASSERT_NE(code, paper.end());
            EXPECT_EQ(std::get<PrintedQr>(*code).payload, std::string(bytes, 'q'));
            constexpr int kLargest = 17 + 4 * 10 + 8; // version 10 and its quiet zone
            EXPECT_LE(std::get<PrintedQr>(*code).module * kLargest, bytes == 200 ? dots : 8 * kLargest);
            EXPECT_GE(std::get<PrintedQr>(*code).module, 3) << "0.375 mm: what telephones read";
        }
}

TEST_F(EscPosRender, FeedsAGap) {
    EXPECT_THAT(print({ReceiptGap{{5}}}), ElementsAre(VariantWith<Fed>(Fed{40}), VariantWith<Cut>(Cut{})));
}

} // namespace
