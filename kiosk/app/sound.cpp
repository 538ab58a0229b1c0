// Plays the chimes, through aplay.
#include "kiosk/app/sound.h"

#include <QDateTime>

#include "kiosk/app/player.h"
#include "kiosk/app/tones.h"

namespace kiosk {

namespace {

constexpr int kQuietFromHour = 21, kQuietUntilHour = 7;

class Aplay : public SoundSink {
public:
    bool busy() override { return player_.busy(); }
    void play(std::span<const std::int16_t> samples) override {
        player_.start(
            {"aplay", "-q", "-t", "raw", "-f", "S16_LE", "-r", std::to_string(kToneRate), "-c", "1", "-"},
            std::as_bytes(samples));
    }

private:
    Player player_;
};

} // namespace

double volumeOf(const Config::Ui& ui, const hal::Clock& clock) {
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock.wall().time_since_epoch().count());
    const bool quiet = now.time().hour() >= kQuietFromHour || now.time().hour() < kQuietUntilHour;
    return ui.volumePercent / 100.0 * (quiet ? 0.5 : 1.0);
}

std::unique_ptr<SoundSink> aplaySink() { return std::make_unique<Aplay>(); }

Sound::Sound(const Config::Ui& ui, const hal::Clock& clock, std::unique_ptr<SoundSink> sink, QObject* parent)
    : QObject(parent), ui_(ui), clock_(clock), sink_(std::move(sink)) {}

void Sound::setVolume(int percent) { ui_.volumePercent = percent; }

void Sound::play(const QString& cue) {
    if (!ui_.sound || sink_->busy())
        return; // one sound at a time; the first that is heard is the one that matters
    const auto samples = toneFor(cue.toStdString(), volumeOf(ui_, clock_));
    if (!samples.empty())
        sink_->play(samples);
}

} // namespace kiosk
