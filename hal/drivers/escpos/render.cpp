#include "hal/drivers/escpos/render.h"

#include <algorithm>

#include "hal/drivers/escpos/characters.h"
#include "hal/drivers/escpos/command.h"

namespace hal::escpos {
namespace {

constexpr int kQrMargin = 32; // dots above and below: four modules of the usual size

// Modules of the smallest symbol of level M that may hold so many bytes, an upper estimate (ISO/IEC 18004,
// table 7).
int modulesFor(std::size_t bytes) {
    constexpr std::size_t kCapacity[] = {14, 26, 42, 62, 84, 106, 122, 152, 180, 213};
    int version = 1;
    for (const std::size_t capacity : kCapacity) {
        if (bytes <= capacity)
            break;
        ++version;
    }
    return 17 + 4 * version;
}

// As large as two thirds of the roll allow, for telephones of old people too.
int moduleDots(std::size_t bytes, int dots) { return std::clamp(dots * 2 / 3 / modulesFor(bytes), 3, 8); }

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

class Renderer {
public:
    Renderer(const Roll& roll, LineRaster& raster) : roll_(roll), raster_(raster) {}

    Result<SecretBytes> operator()(const TextLine& line) const {
        SecretBytes out;
        const std::string_view text = line.text.view();
        const auto encoded = roll_.chineseFont || isAscii(text) ? inFirmware(text) : std::nullopt;
        if (!encoded) {
            const auto picture = raster_.draw(line, roll_.dots);
            if (!picture)
                return tl::make_unexpected(picture.error());
            align(Align::Left, out);
            raster(picture->rows, picture->bytesPerRow, out);
            return out;
        }
        align(line.align, out);
        scale(line.scale, out);
        bold(line.bold, out);
        out.insert(out.end(), encoded->begin(), encoded->end());
        feedLine(out);
        return out;
    }
    Result<SecretBytes> operator()(const GapLine& line) const {
        SecretBytes out;
        feedDots(line.dots, out);
        return out;
    }
    Result<SecretBytes> operator()(const QrLine& line) const {
        SecretBytes out;
        align(Align::Centre, out);
        feedDots(kQrMargin, out);
        const std::string_view payload = line.payload.view();
        qrCode(payload, moduleDots(payload.size(), roll_.dots), out);
        feedDots(kQrMargin, out);
        return out;
    }

private:
    const Roll& roll_;
    LineRaster& raster_;
};

} // namespace

Result<std::vector<SecretBytes>> render(const Receipt& receipt, const Roll& roll, LineRaster& raster) {
    const auto lines = lay(receipt, roll.dots / kColumnDots);
    if (!lines)
        return tl::make_unexpected(lines.error());
    std::vector<SecretBytes> pieces(1);
    initialise(pieces.front());
    reportChanges(pieces.front());
    if (roll.chineseFont)
        chinese(true, pieces.front());
    const Renderer renderer(roll, raster);
    for (const Line& line : *lines) {
        auto piece = std::visit(renderer, line);
        if (!piece)
            return tl::make_unexpected(piece.error());
        pieces.push_back(*std::move(piece));
    }
    cut(pieces.emplace_back());
    return pieces;
}

} // namespace hal::escpos
