// Noto Sans CJK SC covers GB 18030 level 2; BabelStone Han stands in for the extensions up to level 3.
#include "ui/theme/fonts.h"

#include <QFont>
#include <QGuiApplication>

namespace ui {

void prepareFonts() {
    const auto family = QStringLiteral("Noto Sans CJK SC");
    QFont::insertSubstitution(family, QStringLiteral("BabelStone Han"));
    QGuiApplication::setFont(QFont(family));
}

} // namespace ui
