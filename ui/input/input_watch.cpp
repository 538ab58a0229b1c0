// An event filter on the one window.
#include "ui/input/input_watch.h"

#include <QPointerEvent>

namespace ui {

void InputWatch::setWindow(QWindow* window) {
    if (window == window_)
        return;
    if (window_)
        window_->removeEventFilter(this);
    window_ = window;
    if (window_)
        window_->installEventFilter(this);
    emit windowChanged();
}

bool InputWatch::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::MouseButtonPress:
        setKeyboard(false);
        emit touched();
        if (const auto* pointer = static_cast<QPointerEvent*>(event); pointer->pointCount() > 0)
            emit pressedAt(pointer->points().first().position());
        break;
    case QEvent::KeyPress:
        setKeyboard(true);
        emit touched();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void InputWatch::setKeyboard(bool keyboard) {
    if (keyboard == keyboard_)
        return;
    keyboard_ = keyboard;
    emit keyboardChanged();
}

} // namespace ui
