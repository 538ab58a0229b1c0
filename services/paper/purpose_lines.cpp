#include "services/paper/purpose_lines.h"

#include <algorithm>
#include <array>

#include "services/paper/sheet.h"

namespace paper {
namespace {

constexpr double kTextHeight = 3.1; // em: as large as fits between the printed lines of an ID card
constexpr double kSmallest = 2.2;   // below this a photocopy of the copy loses the strokes
constexpr double kClear = 0.4;      // between a purpose line and what must stay readable
constexpr double kEdge = 2.0;       // from the card's left and right edge
constexpr double kRuleGap = 0.9;    // between text and the rule that closes it
constexpr double kShortestRule = 1.5;
constexpr double kRuleThickness = 0.18;
constexpr double kInkOpacity = 0.66;
// Where in its free room the text of the first, second and third line stands: steps, not a column, so that
// no straight cut takes all of them off.
constexpr std::array kIndents{0.0, 0.85, 0.4};

struct Span { // horizontal free room, mm
    double left, right;
    [[nodiscard]] double width() const { return right - left; }
};

double middle(const BoxMm& band) { return band.top + band.height / 2; }

bool crosses(const BoxMm& box, double top, double bottom) {
    return box.top - kClear < bottom && box.top + box.height + kClear > top;
}

// The widest part of the band that no keep-out box reaches into.
Span freeSpan(const BoxMm& band, const std::vector<BoxMm>& keepOut) {
    const double top = middle(band) - kTextHeight / 2;
    const Span whole{std::max(band.left, kEdge),
                     std::min(band.left + band.width, hal::kCardWidth.value - kEdge)};
    std::vector<Span> blocked;
    for (const BoxMm& box : keepOut)
        if (crosses(box, top, top + kTextHeight))
            blocked.push_back({box.left - kClear, box.left + box.width + kClear});
    std::ranges::sort(blocked, {}, &Span::left);
    blocked.push_back({whole.right, whole.right});

    Span widest{whole.left, whole.left};
    double at = whole.left;
    for (const Span& wall : blocked) {
        const Span room{at, std::min(wall.left, whole.right)};
        if (room.width() > widest.width())
            widest = room;
        at = std::max(at, wall.right);
    }
    return widest;
}

// To both ends of the room, as far as it is worth a stroke.
std::vector<RuleMm> rulesBeside(const Span& room, double textLeft, double textRight, double y) {
    std::vector<RuleMm> rules;
    if (textLeft - kRuleGap - room.left >= kShortestRule)
        rules.push_back({room.left, textLeft - kRuleGap, y});
    if (room.right - textRight - kRuleGap >= kShortestRule)
        rules.push_back({textRight + kRuleGap, room.right, y});
    return rules;
}

SetLine place(Owned<PangoLayout> text, const Span& room, const BoxMm& band, double indent) {
    const double mm = 1 / points(1);
    const Extents ink = extentsOf(text.get());
    const double width = (ink.right - ink.left) * mm;
    SetLine line;
    const double left = room.left + (room.width() - width) * indent;
    line.x = left - ink.left * mm;
    line.baseline = middle(band) - (ink.top + ink.bottom) / 2 * mm;
    line.ink = {left, line.baseline + ink.top * mm, width, (ink.bottom - ink.top) * mm};
    line.rules = rulesBeside(room, left, left + width, middle(band));
    line.text = std::move(text);
    return line;
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\u3000") == std::string::npos; }

} // namespace

hal::Result<std::vector<SetLine>> setPurpose(const Typesetter& typesetter, const PurposeLine& purpose,
                                             const CardFace& face,
                                             const std::vector<BoxMm>& unknownCardBands) {
    if (blank(purpose.text))
        return hal::fail(hal::Fault::BadData, "the purpose is blank");
    const std::string words = purpose.date.empty() ? purpose.text : purpose.text + " " + purpose.date;
    if (typesetter.firstMissing(words))
        return hal::fail(hal::Fault::BadData, "the purpose has a character that no font has");

    const auto full = extentsOf(typesetter.line(words, points(kTextHeight), Weight::Bold).get());
    const double fullWidth = (full.right - full.left) / points(1);
    const double leastWidth = fullWidth * kSmallest / kTextHeight;

    std::vector<std::pair<BoxMm, Span>> rooms;
    double narrowest = fullWidth;
    for (const BoxMm& band : face.bands.empty() ? unknownCardBands : face.bands) {
        const Span room = freeSpan(band, face.keepOut);
        if (room.width() < leastWidth)
            continue;
        rooms.emplace_back(band, room);
        narrowest = std::min(narrowest, room.width());
    }
    if (rooms.empty())
        return hal::fail(hal::Fault::BadData, "the purpose is longer than the card has room for");

    std::vector<SetLine> lines;
    lines.reserve(rooms.size());
    for (const auto& [band, room] : rooms)
        lines.push_back(
            place(typesetter.line(words, points(kTextHeight * narrowest / fullWidth), Weight::Bold), room,
                  band, kIndents[lines.size() % kIndents.size()]));
    return lines;
}

void drawPurpose(cairo_t* cairo, const std::vector<SetLine>& lines, bool mono) {
    if (mono)
        cairo_set_source_rgba(cairo, 0.12, 0.12, 0.12, kInkOpacity);
    else // a red that stays apart from the card's blue and black, and dark enough for a grey copier
        cairo_set_source_rgba(cairo, 0.66, 0.15, 0.11, kInkOpacity);
    cairo_set_line_width(cairo, points(kRuleThickness));
    for (const SetLine& line : lines) {
        showLine(cairo, line.text.get(), points(line.x), points(line.baseline));
        for (const RuleMm& rule : line.rules) {
            cairo_move_to(cairo, points(rule.left), points(rule.y));
            cairo_line_to(cairo, points(rule.right), points(rule.y));
        }
        cairo_stroke(cairo);
    }
}

} // namespace paper
