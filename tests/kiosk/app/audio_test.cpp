// The mixer, played by a program of ours in the place of amixer.
#include "kiosk/app/audio.h"

#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace kiosk {
namespace {

constexpr const char* kOut = "numid=1,iface=MIXER,name='Headphone Playback Switch'\n"
                             "  ; type=BOOLEAN,access=rw------,values=2\n  : values=on,on\n"
                             "numid=15,iface=CARD,name='Headphone Jack'\n"
                             "  ; type=BOOLEAN,access=r-------,values=1\n  : values=off\n"
                             "numid=16,iface=CARD,name='HDMI/DP,pcm=3 Jack'\n"
                             "  ; type=BOOLEAN,access=r-------,values=1\n  : values=on\n";
constexpr const char* kIn = "numid=15,iface=CARD,name='Front Headphone Jack'\n"
                            "  ; type=BOOLEAN,access=r-------,values=1\n  : values=on\n";

TEST(Headset, IsWhatAJackOfAHeadphoneSays) {
    EXPECT_FALSE(headsetIn(kOut)); // neither a switch of the mixer nor the screen's own jack
    EXPECT_TRUE(headsetIn(std::string(kOut) + kIn));
    EXPECT_TRUE(headsetIn("numid=2,iface=CARD,name='Headset Mic Jack'\n  : values=on"));
    for (const char* nonsense : {"", "\n\n", ": values=on", "numid=", "\xff\xfe"})
        EXPECT_FALSE(headsetIn(nonsense));
}

class Mixer : public testing::Test {
protected:
    Mixer() {
        writeText(folder / "amixer",
                  "#!/bin/sh\ncd \"$(dirname \"$0\")\"\ncase $1 in\n"
                  "events) exec cat plugs ;;\ncontents) cat contents ;;\n*) echo \"$*\" >>levels ;;\nesac\n");
        ::chmod((folder / "amixer").c_str(), 0755);
        ::mkfifo((folder / "plugs").c_str(), 0600);
        plugs = ::open((folder / "plugs").c_str(), O_RDWR | O_CLOEXEC);
        writeText(folder / "contents", kOut);
        writeText(folder / "levels", "");
    }
    ~Mixer() override { ::close(plugs); }
    void plug(const char* contents) {
        writeText(folder / "contents", contents);
        constexpr std::string_view event = "event value: numid=15,iface=CARD,name='Headphone Jack'\n";
        ASSERT_EQ(::write(plugs, event.data(), event.size()), static_cast<ssize_t>(event.size()));
    }
    bool untilLevels(const std::string& levels) {
        return QTest::qWaitFor([&] { return readText(folder / "levels") == levels; }, 10'000);
    }

    const std::string speaker = "-q -M sset Master 100% unmute\n", ear = "-q -M sset Master 60% unmute\n";
    TemporaryDirectory folder;
    int plugs = -1;
};

TEST_F(Mixer, IsLoudAtTheSpeakerAndSoftAtTheEar) {
    Audio audio(QString::fromStdString((folder / "amixer").string()));
    const QSignalSpy changes(&audio, &Audio::headsetChanged);
    audio.start();
    EXPECT_TRUE(untilLevels(speaker));
    plug(kIn);
    EXPECT_TRUE(untilLevels(speaker + ear));
    EXPECT_TRUE(audio.headset());
    plug(kOut);
    EXPECT_TRUE(untilLevels(speaker + ear + speaker));
    EXPECT_FALSE(audio.headset());
    EXPECT_EQ(changes.count(), 2);
}

TEST_F(Mixer, IsSetAnewAfterEachVisit) {
    Audio audio(QString::fromStdString((folder / "amixer").string()));
    audio.start();
    EXPECT_TRUE(untilLevels(speaker));
    audio.reset();
    EXPECT_TRUE(untilLevels(speaker + speaker));
}

TEST(MixerThatIsNotThere, IsSilence) {
    Audio audio(QStringLiteral("banshi-no-such-mixer"));
    audio.start();
    audio.reset();
    QCoreApplication::processEvents();
    EXPECT_FALSE(audio.headset());
}

} // namespace
} // namespace kiosk
