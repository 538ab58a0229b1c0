#include "hal/drivers/escpos/render.h"

#include <algorithm>

#include "hal/drivers/escpos/characters.h"
#include "hal/drivers/escpos/command.h"

namespace hal::escpos {
namespace {

constexpr std::size_t kPiece =
    2400;                     // bytes of a picture at once: a line, and near half of the smallest buffer
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
    Renderer(const Roll& roll, LineRaster& raster, std::vector<SecretBytes>& pieces)
        : roll_(roll), raster_(raster), pieces_(pieces) {}

    Result<> operator()(const TextLine& line) const {
        const std::string_view text = line.text.view();
        const auto encoded = roll_.chineseFont || isAscii(text) ? inFirmware(text) : std::nullopt;
        if (!encoded) {
            const auto picture = raster_.draw(line, roll_.dots);
            if (!picture)
                return tl::make_unexpected(picture.error());
            return draw(*picture);
        }
        SecretBytes& out = pieces_.emplace_back();
        align(line.align, out);
        scale(line.scale, out);
        bold(line.bold, out);
        out.insert(out.end(), encoded->begin(), encoded->end());
        feedLine(out);
        return {};
    }
    Result<> operator()(const GapLine& line) const {
        feedDots(line.dots, pieces_.emplace_back());
        return {};
    }
    Result<> operator()(const QrLine& line) const {
        SecretBytes& out = pieces_.emplace_back();
        align(Align::Centre, out);
        feedDots(kQrMargin, out);
        const std::string_view payload = line.payload.view();
        qrCode(payload, moduleDots(payload.size(), roll_.dots), out);
        feedDots(kQrMargin, out);
        return {};
    }

private:
    // In bands, so that no piece is more than a printer can hold.
    [[nodiscard]] Result<> draw(const BitPicture& picture) const {
        const std::size_t width = static_cast<std::size_t>(picture.bytesPerRow);
        const std::size_t band = kPiece / width * width;
        for (ByteView rows = picture.rows; !rows.empty();) {
            const ByteView now = rows.first(std::min(band, rows.size()));
            SecretBytes& out = pieces_.emplace_back();
            align(Align::Left, out);
            raster(now, picture.bytesPerRow, out);
            rows = rows.subspan(now.size());
        }
        return {};
    }

    const Roll& roll_;
    LineRaster& raster_;
    std::vector<SecretBytes>& pieces_;
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
    const Renderer renderer(roll, raster, pieces);
    for (const Line& line : *lines)
        if (auto done = std::visit(renderer, line); !done)
            return tl::make_unexpected(done.error());
    cut(pieces.emplace_back());
    return pieces;
}

} // namespace hal::escpos
