// The sound card's mixer: a known level for every resident, and whether a headset is plugged in.
#pragma once

#include <string_view>

#include <QObject>
#include <QProcess>

namespace kiosk {

// What `amixer contents` says of the jacks: true when one of a headphone or headset is on.
[[nodiscard]] bool headsetIn(std::string_view contents);

// Through amixer, as the chimes go through aplay: a sound card that hangs holds up nothing, and without one,
// or without amixer, there is no headset. GUI thread only; never blocks.
class Audio : public QObject {
    Q_OBJECT

public:
    // A loudspeaker is turned up in full: how loud a sound is, the sounds themselves say. At an ear that is
    // too much.
    static constexpr int kSpeakerPercent = 100, kHeadsetPercent = 60;

    explicit Audio(const QString& program = QStringLiteral("amixer"), QObject* parent = nullptr);
    ~Audio() override;

    void start(); // hears of plugs from now on
    void reset(); // the level that the next resident finds; called after each visit
    [[nodiscard]] bool headset() const { return headset_; }

Q_SIGNALS:
    void headsetChanged(bool plugged);

private:
    void heard();
    void look();
    void looked();

    const QString program_;
    QProcess events_, look_, level_;
    bool lookAgain_ = false;
    bool resetAgain_ = false;
    bool headset_ = false;
};

} // namespace kiosk
