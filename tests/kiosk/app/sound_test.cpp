// What is heard, through a sink of our own: the idle warning above all.
#include "kiosk/app/sound.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/session_controller.h"
#include "tests/kiosk/fake_services.h"
#include "tests/support/hand_clock.h"

namespace kiosk {
namespace {

using namespace std::chrono_literals;

// What came out, sound by sound, as its loudest sample.
struct Heard {
    std::vector<int> loudest;
    bool busy = false;
};

class Ear : public SoundSink {
public:
    explicit Ear(Heard& heard) : heard_(heard) {}
    bool busy() override { return heard_.busy; }
    void play(std::span<const std::int16_t> samples) override {
        int most = 0;
        for (const std::int16_t sample : samples)
            most = std::max(most, std::abs(static_cast<int>(sample)));
        heard_.loudest.push_back(most);
    }

private:
    Heard& heard_;
};

// Somebody inside the menu of a kiosk that sounds as `ui` says, at that hour of the day in local time.
class Listener {
public:
    explicit Listener(const Config::Ui& ui = {}, std::chrono::hours at = 12h)
        : sound_(ui, turned(clock_, at), std::make_unique<Ear>(heard)) {
        QObject::connect(&session_, &Session::chime, &sound_, &Sound::play);
        catalog::Policy policy;
        policy.tiles = {{"copy", {"便民服务", "Copy"}, {}, "copy", "sea", true}};
        controller_.setPolicy(policy);
        controller_.setDevices({ready(hal::Kind::Scanner), ready(hal::Kind::PagePrinter)});
        controller_.setServices(&services_);
        session_.openTile(QStringLiteral("copy"));
    }
    void pass(std::chrono::seconds time) {
        for (auto left = time; left > 0s; left -= 1s) {
            clock_.advance(1s);
            controller_.tick();
        }
    }
    Session& session() { return session_; }
    Heard heard;

private:
    static hal::DeviceInfo ready(hal::Kind kind) {
        hal::DeviceInfo info;
        info.slot = hal::toString(kind);
        info.kind = kind;
        info.status.health = hal::Health::Ok;
        return info;
    }
    static HandClock& turned(HandClock& clock, std::chrono::hours at) {
        const QTime now = QDateTime::fromMSecsSinceEpoch(clock.wall().time_since_epoch().count()).time();
        clock.advance((at - std::chrono::hours(now.hour()) + 24h) % 24h);
        return clock;
    }

    HandClock clock_;
    Sound sound_;
    FakeServices services_;
    Jobs jobs_;
    Session session_;
    SessionController controller_{session_, jobs_, clock_};
};

TEST(Sound, TheIdleWarningIsSeenAndHeardOnceWithTwentySecondsToAnswer) {
    Listener listener;
    listener.pass(59s);
    EXPECT_TRUE(listener.heard.loudest.empty());
    listener.pass(1s);
    EXPECT_TRUE(listener.session().idleWarning());
    EXPECT_GE(listener.session().idleSecondsLeft(), 20);
    ASSERT_EQ(listener.heard.loudest.size(), 1U);
    EXPECT_GT(listener.heard.loudest[0], 5'000) << "silence is no warning";
    listener.pass(19s);
    EXPECT_TRUE(listener.session().idleWarning()) << "there is still time to answer";
    EXPECT_EQ(listener.heard.loudest.size(), 1U);
    listener.session().stillHere();
    listener.pass(60s);
    EXPECT_EQ(listener.heard.loudest.size(), 2U) << "and again the next time";
}

TEST(Sound, IsHalfAsLoudInTheEvening) {
    Listener day, evening({}, 22h);
    day.pass(60s);
    evening.pass(60s);
    ASSERT_EQ(evening.heard.loudest.size(), 1U);
    EXPECT_NEAR(evening.heard.loudest[0], day.heard.loudest[0] / 2, 2);
}

TEST(Sound, IsSwitchedOffWhereTheHallWantsItQuiet) {
    Config::Ui quiet;
    quiet.sound = false;
    Listener listener(quiet);
    listener.pass(60s);
    EXPECT_TRUE(listener.session().idleWarning());
    EXPECT_TRUE(listener.heard.loudest.empty());
}

TEST(Sound, NeverTalksIntoASoundThatIsStillHeard) {
    Listener listener;
    listener.heard.busy = true;
    listener.pass(60s);
    EXPECT_TRUE(listener.heard.loudest.empty());
}

} // namespace
} // namespace kiosk
