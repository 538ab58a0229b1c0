#include "hal/drivers/escpos/lines.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "hal/drivers/escpos/characters.h"
#include "hal/drivers/escpos/command.h"

namespace hal::escpos {
namespace {

using Characters = std::span<const Character>;

int columnsOf(Characters line) {
    return std::accumulate(line.begin(), line.end(), 0,
                           [](int sum, const Character& c) { return sum + c.columns; });
}

SecretText joined(Characters line) {
    SecretBytes bytes;
    for (const Character& c : line)
        bytes.insert(bytes.end(), c.utf8.view().begin(), c.utf8.view().end());
    return SecretText(asText(bytes));
}

SecretText padded(const SecretText& left, int spaces, const SecretText& right) {
    SecretBytes bytes(left.view().begin(), left.view().end());
    bytes.insert(bytes.end(), static_cast<std::size_t>(spaces), ' ');
    bytes.insert(bytes.end(), right.view().begin(), right.view().end());
    return SecretText(asText(bytes));
}

// How many characters go on this line: as many as fit, up to the last space when there is one.
std::size_t fitting(Characters line, int columns) {
    std::size_t count = 0, afterSpace = 0;
    for (int used = 0; count < line.size() && used + line[count].columns <= columns; ++count) {
        used += line[count].columns;
        if (line[count].utf8.view() == " " || line[count].columns == 2)
            afterSpace = count + 1; // between Chinese characters a line may break anywhere
    }
    if (count == line.size())
        return count;
    return afterSpace > 0 ? afterSpace : std::max<std::size_t>(count, 1);
}

class Layer {
public:
    explicit Layer(int columns) : columns_(columns) {}

    Result<> operator()(const ReceiptText& part) {
        const auto paragraphs = linesOf(part.text.view());
        if (!paragraphs)
            return tl::make_unexpected(paragraphs.error());
        for (const auto& paragraph : *paragraphs)
            wrap(paragraph, part);
        return {};
    }
    Result<> operator()(const ReceiptPair& part) {
        const auto left = linesOf(part.left.view());
        const auto right = linesOf(part.right.view());
        if (!left || !right)
            return tl::make_unexpected((left ? right : left).error());
        if (left->size() == 1 && right->size() == 1) {
            const int spaces = columns_ - columnsOf(left->front()) - columnsOf(right->front());
            if (spaces >= 1) {
                lines.emplace_back(TextLine{padded(part.left, spaces, part.right)});
                return {};
            }
        }
        for (const auto& line : *left)
            wrap(line, {});
        for (const auto& line : *right)
            wrap(line, {.text = {}, .align = Align::Right});
        return {};
    }
    Result<> operator()(const ReceiptRule&) {
        lines.emplace_back(TextLine{SecretText(std::string(static_cast<std::size_t>(columns_), '-'))});
        return {};
    }
    Result<> operator()(const ReceiptGap& part) {
        lines.emplace_back(GapLine{static_cast<int>(std::lround(part.height.value * kDotsPerMm))});
        return {};
    }
    Result<> operator()(const ReceiptQr& part) {
        lines.emplace_back(QrLine{part.payload});
        return {};
    }

    std::vector<Line> lines;

private:
    void wrap(Characters paragraph, const ReceiptText& style) {
        do {
            const std::size_t count = fitting(paragraph, columns_ / style.scale);
            Characters piece = paragraph.first(count);
            while (!piece.empty() && piece.back().utf8.view() == " ")
                piece = piece.first(piece.size() - 1);
            lines.emplace_back(TextLine{joined(piece), style.align, style.scale, style.bold});
            paragraph = paragraph.subspan(count);
        } while (!paragraph.empty());
    }

    const int columns_;
};

} // namespace

Result<std::vector<Line>> lay(const Receipt& receipt, int columns) {
    if (auto fine = withinBounds(receipt); !fine)
        return tl::make_unexpected(fine.error());
    Layer layer(columns);
    for (const ReceiptPart& part : receipt.parts)
        if (auto done = std::visit(layer, part); !done)
            return tl::make_unexpected(done.error());
    return std::move(layer.lines);
}

} // namespace hal::escpos
