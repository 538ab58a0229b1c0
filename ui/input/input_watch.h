// Sees every touch, click and key before the screens do: restarts the idle clock, and knows whether a
// keyboard or an assistive pad is in use, so that the focus ring shows only then. GUI thread only.
#pragma once

#include <QObject>
#include <QPointF>
#include <QPointer>
#include <QWindow>
#include <QtQml/qqmlregistration.h>

namespace ui {

class InputWatch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QWindow* window READ window WRITE setWindow NOTIFY windowChanged)
    Q_PROPERTY(bool keyboard READ keyboard NOTIFY keyboardChanged)

public:
    using QObject::QObject;
    [[nodiscard]] QWindow* window() const { return window_; }
    void setWindow(QWindow* window);
    [[nodiscard]] bool keyboard() const { return keyboard_; }
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void windowChanged();
    void keyboardChanged();
    void touched();
    void pressedAt(QPointF at); // in the window

private:
    void setKeyboard(bool keyboard);

    QPointer<QWindow> window_;
    bool keyboard_ = false;
};

} // namespace ui
