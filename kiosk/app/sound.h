// Plays the chimes through aplay: a sound card that hangs never holds up the screen.
#pragma once

#include <QObject>
#include <QString>

#include "hal/base/clock.h"
#include "kiosk/config/config.h"

namespace kiosk {

// GUI thread only; never blocks. Without a sound card, or without aplay, it is silent.
class Sound : public QObject {
    Q_OBJECT

public:
    Sound(const Config::Ui& ui, const hal::Clock& clock, QObject* parent = nullptr);
    ~Sound() override;
    void play(const QString& cue);

private:
    [[nodiscard]] double volume() const;
    void reap();

    const Config::Ui ui_;
    const hal::Clock& clock_;
    pid_t player_ = 0; // 0: none
};

} // namespace kiosk
