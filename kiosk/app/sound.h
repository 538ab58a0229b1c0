// Plays the chimes: when, how loud, one at a time. What makes them heard is a SoundSink.
#pragma once

#include <memory>
#include <span>

#include <QObject>
#include <QString>

#include "hal/base/clock.h"
#include "kiosk/config/config.h"

namespace kiosk {

// Where sounds come out: mono samples of kToneRate. GUI thread only; never blocks.
class SoundSink {
public:
    virtual ~SoundSink() = default;
    [[nodiscard]] virtual bool busy() = 0; // something is still being heard
    virtual void play(std::span<const std::int16_t> samples) = 0;
};

// Through aplay: a sound card that hangs never holds up the screen; without one, or without aplay, it is
// silent.
[[nodiscard]] std::unique_ptr<SoundSink> aplaySink();

// 0..1: what the hall has set, half of it from 21:00 to 7:00.
[[nodiscard]] double volumeOf(const Config::Ui& ui, const hal::Clock& clock);

// GUI thread only; never blocks.
class Sound : public QObject {
    Q_OBJECT

public:
    Sound(const Config::Ui& ui, const hal::Clock& clock, std::unique_ptr<SoundSink> sink = aplaySink(),
          QObject* parent = nullptr);
    void play(const QString& cue);
    void setVolume(int percent);

private:
    Config::Ui ui_;
    const hal::Clock& clock_;
    std::unique_ptr<SoundSink> sink_;
};

} // namespace kiosk
