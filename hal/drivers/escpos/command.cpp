#include "hal/drivers/escpos/command.h"

#include <algorithm>

namespace hal::escpos {
namespace {

constexpr std::uint8_t kDle = 0x10, kEot = 0x04, kEnq = 0x05, kDc4 = 0x14, kEsc = 0x1B, kFs = 0x1C,
                       kGs = 0x1D;
constexpr int kRowsAtOnce = 240; // 30 mm: small buffers take it, and a stop is heard in between

void put(SecretBytes& out, std::initializer_list<int> bytes) {
    for (const int byte : bytes)
        out.push_back(static_cast<std::uint8_t>(byte));
}

// GS ( k: function `fn` of the QR symbol, its parameters after it.
void qr(SecretBytes& out, int fn, std::initializer_list<int> parameters, std::string_view data = {}) {
    const std::size_t length = 2 + parameters.size() + data.size();
    put(out, {kGs, '(', 'k', static_cast<int>(length & 0xFF), static_cast<int>(length >> 8), '1', fn});
    put(out, parameters);
    out.insert(out.end(), data.begin(), data.end());
}

bool commands(std::uint8_t after) { return after == kEot || after == kEnq || after == kDc4; }

} // namespace

void initialise(SecretBytes& out) { put(out, {kEsc, '@'}); }

void reportChanges(SecretBytes& out) {
    constexpr int kOnline = 2, kErrors = 4, kPaper = 8;
    put(out, {kGs, 'a', kOnline | kErrors | kPaper});
}

void chinese(bool on, SecretBytes& out) { put(out, {kFs, on ? '&' : '.'}); }

void align(Align align, SecretBytes& out) { put(out, {kEsc, 'a', static_cast<int>(align)}); }

void bold(bool on, SecretBytes& out) { put(out, {kEsc, 'E', on ? 1 : 0}); }

void scale(int times, SecretBytes& out) {
    const int n = std::clamp(times, 1, 4) - 1;
    put(out, {kGs, '!', n << 4 | n});
    constexpr int kWide = 4, kHigh = 8;
    put(out, {kFs, '!', n > 0 ? kWide | kHigh : 0}); // Chinese characters know one size more
}

void feedDots(int dots, SecretBytes& out) {
    for (int left = dots; left > 0; left -= 255)
        put(out, {kEsc, 'J', std::min(left, 255)});
}

void feedLine(SecretBytes& out) { put(out, {'\n'}); }

void cut(SecretBytes& out) { put(out, {kGs, 'V', 'B', 0}); }

void qrCode(std::string_view payload, int module, SecretBytes& out) {
    constexpr int kModel = 65, kSize = 67, kCorrection = 69, kStore = 80, kPrint = 81, kLevelM = 49;
    qr(out, kModel, {'2', 0});
    qr(out, kSize, {std::clamp(module, 1, 8)});
    qr(out, kCorrection, {kLevelM});
    qr(out, kStore, {'0'}, payload);
    qr(out, kPrint, {'0'});
}

void raster(ByteView rows, int bytesPerRow, SecretBytes& out) {
    const auto width = static_cast<std::size_t>(bytesPerRow);
    for (std::size_t row = 0, all = rows.size() / width; row < all;) {
        const std::size_t count = std::min<std::size_t>(all - row, kRowsAtOnce);
        put(out, {kGs, 'v', '0', 0, bytesPerRow & 0xFF, bytesPerRow >> 8, static_cast<int>(count & 0xFF),
                  static_cast<int>(count >> 8)});
        const std::size_t begin = out.size();
        const ByteView piece = rows.subspan(row * width, count * width);
        out.insert(out.end(), piece.begin(), piece.end());
        for (std::size_t i = begin; i + 1 < out.size(); ++i)
            if (out[i] == kDle && commands(out[i + 1]))
                out[i] |= 0x08;
        if (out.back() == kDle) // what follows may begin with such a byte
            out.back() |= 0x08;
        row += count;
    }
}

void ask(Ask what, SecretBytes& out) { put(out, {kDle, kEot, static_cast<int>(what)}); }

void recover(SecretBytes& out) { put(out, {kDle, kEnq, 2}); }

void forgetBuffer(SecretBytes& out) { put(out, {kDle, kDc4, 8, 1, 3, 20, 1, 6, 2, 8}); }

void askWhenDone(SecretBytes& out) { put(out, {kGs, 'r', 1}); }

} // namespace hal::escpos
