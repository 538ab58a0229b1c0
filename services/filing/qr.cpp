#include "services/filing/qr.h"

#include <cstring>
#include <exception>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/TextUtfEncoding.h>

namespace filing {
namespace {

constexpr int kQuietModules = 4;     // ISO/IEC 18004
constexpr int kMediumCorrection = 4; // ZXing counts to 8: this is QR's level M

} // namespace

hal::Result<hal::Image> qrPicture(const std::string& text, int pixelsPerModule) {
    if (text.empty() || pixelsPerModule < 1)
        return hal::fail(hal::Fault::BadData, "an empty code");
    ZXing::BitMatrix modules;
    try {
        modules = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                      .setMargin(kQuietModules)
                      .setEccLevel(kMediumCorrection)
                      .encode(ZXing::TextUtfEncoding::FromUtf8(text), 0, 0);
    } catch (const std::exception&) {
        return hal::fail(hal::Fault::BadData, "too much for a code");
    }
    const int side = modules.width() * pixelsPerModule;
    hal::ImageBuilder picture(side, side, hal::PixelFormat::Grey8);
    for (int y = 0; y < side; ++y) {
        std::uint8_t* row = picture.row(y);
        for (int x = 0; x < side; ++x)
            row[x] = modules.get(x / pixelsPerModule, y / pixelsPerModule) ? 0x00 : 0xFF;
    }
    return std::move(picture).finish();
}

} // namespace filing
