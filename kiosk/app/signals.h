// Ends the program cleanly when it is told to: SIGTERM, SIGINT, SIGHUP.
#pragma once

#include <QObject>

namespace kiosk {

// One a process. Quits the application from the event loop; a handler itself may do next to nothing.
class EndSignals : public QObject {
    Q_OBJECT

public:
    explicit EndSignals(QObject* parent = nullptr);
};

} // namespace kiosk
