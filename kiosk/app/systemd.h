// Tells systemd, where it runs the kiosk, that the first frame is on the screen and that the GUI thread
// lives.
#pragma once

#include <QObject>
#include <QTimer>

namespace kiosk {

// GUI thread only: a watchdog fed from elsewhere would prove nothing about the screen.
class Systemd : public QObject {
    Q_OBJECT

public:
    explicit Systemd(QObject* parent = nullptr);
    void ready();
    void stopping();

private:
    QTimer watchdog_;
};

} // namespace kiosk
