// The kiosk's one family, with the font that knows the rare characters of people's names behind it.
#pragma once

namespace ui {

// Call once, after the QGuiApplication is made and before the first window.
void prepareFonts();

} // namespace ui
