// Finds what can be read and what can be touched in a live item tree, and measures it in millimetres and
// pixels.
#pragma once

#include <QImage>
#include <QQuickItem>
#include <QRectF>
#include <QString>
#include <vector>

namespace ui_test {

struct Words {
    QQuickItem* item = nullptr;
    QString text;
    QRectF ink; // where the writing stands, in the window; lines of 1.25 em, not the font's own 1.448
    double capitalPx = 0; // height of a Latin capital
    double contrast = 0;  // against the pixels around it, WCAG
    bool cutOff = false;  // truncated, wider than its item, or higher than there is room for
};

struct Target {
    QQuickItem* item;
    QString name; // accessible name
    QRectF area;  // in the window
    bool primary;
};

// Everything visible below `root`. `picture` is what the window shows.
[[nodiscard]] std::vector<Words> wordsIn(QQuickItem* root, const QImage& picture);
[[nodiscard]] std::vector<Target> targetsIn(QQuickItem* root);
// Items that take touches without being a Pressable, except the named kinds of handles.
[[nodiscard]] std::vector<QQuickItem*> strayTouchAreas(QQuickItem* root);

// Distance between the nearest edges; 0 when they touch or overlap.
[[nodiscard]] double gapBetween(const QRectF& a, const QRectF& b);
// Relative luminance contrast, 1..21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

} // namespace ui_test
