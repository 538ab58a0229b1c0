// The system's clock over a bus of our own, with a timedated of our own.
#include "kiosk/app/system_clock.h"

#include <future>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QTest>
#include <gtest/gtest.h>

namespace kiosk {
namespace {

// Answers as systemd-timedated does.
class Timedated : public QDBusVirtualObject {
public:
    bool ntp = false;
    QString refusal; // the error's name; empty: it does what it is told
    qlonglong set = 0;

    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& asked, const QDBusConnection& bus) override {
        if (asked.member() == QStringLiteral("Get"))
            return bus.send(asked.createReply(QVariant::fromValue(QDBusVariant(ntp))));
        if (!refusal.isEmpty())
            return bus.send(asked.createErrorReply(refusal, QStringLiteral("no")));
        set = asked.arguments().at(0).toLongLong();
        EXPECT_FALSE(asked.arguments().at(1).toBool()) << "not relative";
        EXPECT_FALSE(asked.arguments().at(2).toBool()) << "nobody can be asked for a password";
        return bus.send(asked.createReply());
    }
};

class OnABus : public testing::Test {
protected:
    void SetUp() override {
        daemon_.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                      QStringLiteral("--print-address")});
        if (!daemon_.waitForStarted() || !daemon_.waitForReadyRead())
            GTEST_SKIP() << "there is no dbus-daemon";
        address_ = QString::fromUtf8(daemon_.readLine()).trimmed();
    }
    void TearDown() override {
        QDBusConnection::disconnectFromBus(kName);
        daemon_.kill();
        daemon_.waitForFinished();
    }
    void serve(Timedated& timedated) {
        auto bus = QDBusConnection::connectToBus(address_, kName);
        ASSERT_TRUE(bus.registerVirtualObject(QStringLiteral("/org/freedesktop/timedate1"), &timedated));
        ASSERT_TRUE(bus.registerService(QStringLiteral("org.freedesktop.timedate1")));
    }
    // From another thread, as the kiosk does, while this one serves.
    template <class Call>
    auto call(Call work) {
        auto answer = std::async(std::launch::async, [&] { return work(SystemClock(address_)); });
        EXPECT_TRUE(QTest::qWaitFor(
            [&] { return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }));
        return answer.get();
    }
    hal::Result<> set() {
        return call([](const SystemClock& clock) {
            return clock.set(hal::WallTime(std::chrono::milliseconds(1'795'000'000'500)));
        });
    }

    static inline const QString kName = QStringLiteral("timedated");
    QProcess daemon_;
    QString address_;
};

TEST_F(OnABus, IsSetByHandWhereNothingElseSetsIt) {
    Timedated timedated;
    serve(timedated);
    EXPECT_EQ(call([](const SystemClock& clock) { return clock.automatic(); }), false);
    ASSERT_TRUE(set());
    EXPECT_EQ(timedated.set, 1'795'000'000'500'000);
    timedated.ntp = true;
    EXPECT_EQ(call([](const SystemClock& clock) { return clock.automatic(); }), true);
}

TEST_F(OnABus, SaysWhyItCannotBeSet) {
    Timedated timedated;
    serve(timedated);
    const std::pair<const char*, hal::Fault> refusals[] = {
        {"org.freedesktop.timedate1.AutomaticTimeSyncEnabled", hal::Fault::Busy},
        {"org.freedesktop.DBus.Error.AccessDenied", hal::Fault::Refused},
        {"org.freedesktop.DBus.Error.InteractiveAuthorizationRequired", hal::Fault::Refused},
        {"org.freedesktop.DBus.Error.InvalidArgs", hal::Fault::BadData},
        {"org.freedesktop.DBus.Error.Failed", hal::Fault::Io}};
    for (const auto& [name, fault] : refusals) {
        timedated.refusal = QString::fromUtf8(name);
        const auto answer = set();
        ASSERT_FALSE(answer) << name;
        EXPECT_EQ(answer.error().fault, fault) << name;
    }
}

TEST_F(OnABus, IsNotThereWithoutTheService) {
    EXPECT_EQ(set().error().fault, hal::Fault::Absent);
    EXPECT_EQ(SystemClock(QStringLiteral("unix:path=/nowhere")).automatic().error().fault,
              hal::Fault::Absent);
}

} // namespace
} // namespace kiosk
