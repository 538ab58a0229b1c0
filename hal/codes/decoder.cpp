#include "hal/codes/decoder.h"

#include <algorithm>

#include <ZXing/ReadBarcode.h>

#include "hal/drivers/codes/assembler.h"

namespace hal {
namespace {

using Format = ZXing::BarcodeFormat;

// ZXing 1.4 asserts "lineCount() == 1" on ordinary pages when several linear codes are looked for at once, so
// of those one is asked for, by the other function.
const ZXing::BarcodeFormats kSquare =
    Format::QRCode | Format::MicroQRCode | Format::DataMatrix | Format::PDF417 | Format::Aztec;
const ZXing::BarcodeFormats kLinear = Format::Code128 | Format::Code39 | Format::EAN13 | Format::EAN8 |
                                      Format::UPCA | Format::UPCE | Format::ITF;

ZXing::DecodeHints hintsFor(ZXing::BarcodeFormats formats) {
    return ZXing::DecodeHints()
        .setFormats(formats)
        .setTryHarder(true) // small codes on an A4 page are missed without
        .setTryRotate(true)
        .setMaxNumberOfSymbols(kMostCodes);
}

Code codeOf(const ZXing::Result& result) {
    const std::string identifier = result.symbologyIdentifier();
    const ZXing::ByteArray& bytes = result.bytes();
    return {codes::symbologyOf(asBytes(identifier)), SecretBytes(bytes.begin(), bytes.end())};
}

ZXing::ImageView viewOf(const Image& picture) {
    const auto format =
        picture.format() == PixelFormat::Grey8 ? ZXing::ImageFormat::Lum : ZXing::ImageFormat::RGB;
    return {picture.bytes().data(), picture.width(), picture.height(), format, picture.stride()};
}

struct Tile {
    int left, top, width, height;
};

// Paper without print: every fourth pixel of every fourth row is as bright as the first.
bool blank(const Image& picture, const Tile& tile) {
    constexpr int kStep = 4, kFaint = 40;
    const int first = picture.row(tile.top)[tile.left * picture.channels()];
    for (int y = tile.top; y < tile.top + tile.height; y += kStep)
        for (int x = tile.left; x < tile.left + tile.width; x += kStep)
            if (std::abs(picture.row(y)[x * picture.channels()] - first) > kFaint)
                return false;
    return true;
}

// ZXing 1.4 looks for a Data Matrix from the middle of the picture only, so a page is shown to it in
// overlapping tiles: with a third of a tile between them, one has the code near enough to its middle.
void findDataMatrixInTiles(const Image& picture, const auto& take) {
    constexpr int kSizes[] = {128, 256, 512};
    const ZXing::ImageView whole = viewOf(picture);
    const auto hints = hintsFor(Format::DataMatrix);
    for (const int size : kSizes)
        for (int top = -size / 2; top < picture.height(); top += size / 3)
            for (int left = -size / 2; left < picture.width(); left += size / 3) {
                const int x = std::max(0, left), y = std::max(0, top);
                const Tile tile{x, y, std::min(left + size, picture.width()) - x,
                                std::min(top + size, picture.height()) - y};
                if (tile.width < size / 2 || tile.height < size / 2 || blank(picture, tile))
                    continue;
                take(ZXing::ReadBarcode(whole.cropped(tile.left, tile.top, tile.width, tile.height), hints));
            }
}

} // namespace

Result<std::vector<Code>> decodeCodesHere(const Image& picture) {
    if (picture.empty())
        return fail(Fault::BadData, "an empty picture");
    const ZXing::ImageView view = viewOf(picture);
    std::vector<Code> codes;
    const auto take = [&](const ZXing::Result& result) {
        if (result.isValid() && codes.size() < kMostCodes && !result.bytes().empty() &&
            result.bytes().size() <= kMostCodeBytes)
            if (Code code = codeOf(result); std::ranges::find(codes, code) == codes.end())
                codes.push_back(std::move(code));
    };
    for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hintsFor(kSquare)))
        take(result);
    findDataMatrixInTiles(picture, take);
    take(ZXing::ReadBarcode(view, hintsFor(kLinear)));
    return codes;
}

} // namespace hal
