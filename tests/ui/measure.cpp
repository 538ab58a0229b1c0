// Walks the tree as the eye and the finger would.
#include "tests/ui/measure.h"

#include <QQmlProperty>
#include <QQuickItem>
#include <algorithm>
#include <cmath>
#include <map>

namespace ui_test {
namespace {

bool shown(const QQuickItem* item) {
    for (; item; item = item->parentItem())
        if (!item->isVisible() || item->opacity() < 0.01)
            return false;
    return true;
}

bool inside(QQuickItem* item, const char* mark) {
    for (; item; item = item->parentItem())
        if (item->property(mark).toBool())
            return true;
    return false;
}

template <class Visit>
void walk(QQuickItem* item, const Visit& visit) {
    if (!item->isVisible() || item->opacity() < 0.01)
        return;
    visit(item);
    for (QQuickItem* child : item->childItems())
        walk(child, visit);
}

// Of the ground the writing stands on: the most frequent colour in and just around it.
QColor groundOf(const QImage& picture, const QRectF& ink) {
    const QRect area = ink.toAlignedRect().adjusted(-2, -2, 2, 2).intersected(picture.rect());
    std::map<QRgb, int> seen;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            ++seen[picture.pixel(x, y)];
    const auto most =
        std::max_element(seen.begin(), seen.end(), [](auto& a, auto& b) { return a.second < b.second; });
    return most == seen.end() ? QColor(Qt::white) : QColor(most->first);
}

// Worst contrast over everything that the writing could cover: a text across two grounds fails on the worse
// one. Another ground shows as a run of one colour along the edge of the writing; strokes of letters that
// touch the edge are shorter than an em.
double worstContrast(const QImage& picture, const QRectF& ink, const QColor& writing, double em) {
    const QColor ground = groundOf(picture, ink);
    double worst = contrastRatio(writing, ground);
    const QRect area = ink.toAlignedRect().intersected(picture.rect());
    const int longest = std::min(area.width(), static_cast<int>(std::ceil(std::max(em, area.width() / 5.0))));
    for (const int y : {area.top(), area.bottom()}) {
        int run = 0;
        for (int x = area.left(); x <= area.right(); ++x) {
            const QRgb colour = picture.pixel(x, y);
            run = x > area.left() && colour == picture.pixel(x - 1, y) ? run + 1 : 1;
            if (run >= longest && contrastRatio(QColor(colour), ground) > 1.05)
                worst = std::min(worst, contrastRatio(writing, QColor(colour)));
        }
    }
    return worst;
}

Words measureWords(QQuickItem* item, const QImage& picture) {
    const QFont font = item->property("font").value<QFont>();
    // A label that shrinks to fit keeps its font; what is drawn is in fontInfo.
    const double drawn = QQmlProperty(item, QStringLiteral("fontInfo.pixelSize")).read().toDouble();
    const double px = drawn > 0 ? drawn : font.pixelSize();
    const double lines = std::max(1, item->property("lineCount").toInt());
    const double line = item->property("lineHeight").toDouble() * 1.448 * px;
    const double wide = item->property("contentWidth").toDouble();
    const double high = (lines - 1) * line + 1.15 * px;
    const int align = item->property("effectiveHorizontalAlignment").toInt();
    const double x = align == Qt::AlignHCenter ? (item->width() - wide) / 2
                     : align == Qt::AlignRight ? item->width() - wide
                                               : 0;
    const int vertical = item->property("verticalAlignment").toInt();
    const double full = item->property("implicitHeight").toDouble();
    const double base = vertical == Qt::AlignVCenter  ? (item->height() - full) / 2
                        : vertical == Qt::AlignBottom ? item->height() - full
                                                      : 0;
    const double y = base + (lines * line - high) / 2;
    Words words;
    words.item = item;
    words.text = item->property("text").toString();
    words.ink = item->mapRectToScene(QRectF(x, y, wide, high));
    words.capitalPx = px * 0.733;
    words.contrast = worstContrast(picture, words.ink, item->property("color").value<QColor>(), px);
    words.cutOff = item->property("truncated").toBool() || wide > item->width() + 1.0 ||
                   (item->height() > 0 && full > item->height() + 1.0 && vertical == 0 && item->clip());
    return words;
}

} // namespace

double contrastRatio(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& c) {
        const auto linear = [](double v) {
            return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

double gapBetween(const QRectF& a, const QRectF& b) {
    const double dx = std::max({0.0, b.left() - a.right(), a.left() - b.right()});
    const double dy = std::max({0.0, b.top() - a.bottom(), a.top() - b.bottom()});
    return std::hypot(dx, dy);
}

std::vector<Words> wordsIn(QQuickItem* root, const QImage& picture) {
    std::vector<Words> found;
    if (!root || !shown(root))
        return found;
    walk(root, [&](QQuickItem* item) {
        if (item->inherits("QQuickText") && !item->property("text").toString().trimmed().isEmpty() &&
            !inside(item, "pictureOfPaper"))
            found.push_back(measureWords(item, picture));
    });
    return found;
}

std::vector<Target> targetsIn(QQuickItem* root) {
    std::vector<Target> found;
    if (!root || !shown(root))
        return found;
    walk(root, [&](QQuickItem* item) {
        if (!item->property("touchTarget").toBool() || !item->isEnabled())
            return;
        found.push_back({.item = item,
                         .name = item->property("label").toString(),
                         .area = item->mapRectToScene(QRectF(0, 0, item->width(), item->height())),
                         .primary = item->property("primary").toBool()});
    });
    return found;
}

std::vector<QQuickItem*> strayTouchAreas(QQuickItem* root) {
    std::vector<QQuickItem*> found;
    if (!root || !shown(root))
        return found;
    walk(root, [&](QQuickItem* item) {
        const bool area = item->inherits("QQuickMouseArea");
        const bool handled =
            std::any_of(item->children().begin(), item->children().end(),
                        [](const QObject* child) { return child->inherits("QQuickPointerHandler"); });
        if ((area || handled) && item->isEnabled() && !item->property("touchTarget").toBool() &&
            !inside(item, "touchShield"))
            found.push_back(item);
    });
    return found;
}

} // namespace ui_test
