// Plays the chimes, through aplay.
#include "kiosk/app/sound.h"

#include <csignal>

#include <QDateTime>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/app/tones.h"

extern char** environ; // NOLINT: POSIX says so

namespace kiosk {

namespace {

constexpr int kQuietFromHour = 21, kQuietUntilHour = 7;
constexpr int kPipeBytes = 128 * 1024; // the longest chime has 50 kB: it fits, so writing never waits

pid_t spawnPlayer(int input) {
    const std::string rate = std::to_string(kToneRate);
    const char* const words[] = {"aplay", "-q",         "-t", "raw", "-f", "S16_LE",
                                 "-r",    rate.c_str(), "-c", "1",   "-",  nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed = posix_spawnp(&child, "aplay", &actions, nullptr, const_cast<char* const*>(words),
                                    environ); // NOLINT: POSIX leaves it alone
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? child : 0;
}

class Aplay : public SoundSink {
public:
    ~Aplay() override {
        if (player_ > 0)
            kill(player_, SIGTERM);
        reap();
    }
    bool busy() override {
        reap();
        return player_ > 0;
    }
    void play(std::span<const std::int16_t> samples) override {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            return;
        fcntl(ends[1], F_SETPIPE_SZ, kPipeBytes);
        fcntl(ends[1], F_SETFL, O_NONBLOCK);
        [[maybe_unused]] const auto written = write(ends[1], samples.data(), samples.size_bytes());
        close(ends[1]);
        player_ = spawnPlayer(ends[0]);
        close(ends[0]);
    }

private:
    void reap() {
        if (player_ > 0 && waitpid(player_, nullptr, WNOHANG) != 0)
            player_ = 0;
    }
    pid_t player_ = 0; // 0: none
};

} // namespace

std::unique_ptr<SoundSink> aplaySink() { return std::make_unique<Aplay>(); }

Sound::Sound(const Config::Ui& ui, const hal::Clock& clock, std::unique_ptr<SoundSink> sink, QObject* parent)
    : QObject(parent), ui_(ui), clock_(clock), sink_(std::move(sink)) {}

double Sound::volume() const {
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock_.wall().time_since_epoch().count());
    const bool quiet = now.time().hour() >= kQuietFromHour || now.time().hour() < kQuietUntilHour;
    return ui_.volumePercent / 100.0 * (quiet ? 0.5 : 1.0);
}

void Sound::play(const QString& cue) {
    if (!ui_.sound || sink_->busy())
        return; // one sound at a time; the first that is heard is the one that matters
    const auto samples = toneFor(cue.toStdString(), volume());
    if (!samples.empty())
        sink_->play(samples);
}

} // namespace kiosk
