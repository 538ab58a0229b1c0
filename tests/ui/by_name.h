// Controls as assistive technology finds them.
#pragma once

#include <QPoint>
#include <QQuickWindow>

namespace ui_test {

// Centre of the visible control with that accessible name, in the window; null when there is none.
[[nodiscard]] QPoint controlAt(QQuickWindow& window, const char* name);

} // namespace ui_test
