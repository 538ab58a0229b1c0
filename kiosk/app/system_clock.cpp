#include "kiosk/app/system_clock.h"

#include <atomic>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>

namespace kiosk {

namespace {

constexpr int kPatienceMs = 5000;

// A connection of one call: a QDBusConnection belongs to the thread that made it.
class Bus {
public:
    explicit Bus(const QString& address) {
        static std::atomic<int> made{0};
        name_ = QStringLiteral("timedate-%1").arg(++made);
        connection_ = address.isEmpty() ? QDBusConnection::connectToBus(QDBusConnection::SystemBus, name_)
                                        : QDBusConnection::connectToBus(address, name_);
    }
    ~Bus() { QDBusConnection::disconnectFromBus(name_); }
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;

    QDBusMessage call(const QString& interface, const QString& method, const QVariantList& arguments) {
        QDBusMessage message =
            QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.timedate1"),
                                           QStringLiteral("/org/freedesktop/timedate1"), interface, method);
        message.setArguments(arguments);
        return connection_.call(message, QDBus::Block, kPatienceMs);
    }

private:
    QString name_;
    QDBusConnection connection_{QString()};
};

// polkit answers "interactive authentication required" where nobody can be asked.
hal::Error errorOf(const QDBusMessage& answer) {
    const QString name = answer.errorName();
    const auto is = [&](const char* known) { return name == QLatin1String(known); };
    const hal::Fault fault =
        is("org.freedesktop.timedate1.AutomaticTimeSyncEnabled") ? hal::Fault::Busy
        : is("org.freedesktop.DBus.Error.AccessDenied") || is("org.freedesktop.DBus.Error.AuthFailed") ||
                is("org.freedesktop.DBus.Error.InteractiveAuthorizationRequired")
            ? hal::Fault::Refused
        : is("org.freedesktop.DBus.Error.ServiceUnknown") || is("org.freedesktop.DBus.Error.Disconnected") ||
                is("org.freedesktop.DBus.Error.NameHasNoOwner")
            ? hal::Fault::Absent
        : is("org.freedesktop.DBus.Error.InvalidArgs") ? hal::Fault::BadData
                                                       : hal::Fault::Io;
    std::string detail = name.toStdString();
    if (fault == hal::Fault::Refused)
        detail += ": install 70-banshi-clock.rules";
    return {fault, std::move(detail)};
}

} // namespace

hal::Result<bool> SystemClock::automatic() const {
    Bus bus(busAddress_);
    const QDBusMessage answer =
        bus.call(QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"),
                 {QStringLiteral("org.freedesktop.timedate1"), QStringLiteral("NTP")});
    if (answer.type() != QDBusMessage::ReplyMessage)
        return tl::make_unexpected(errorOf(answer));
    return answer.arguments().value(0).value<QDBusVariant>().variant().toBool();
}

hal::Result<> SystemClock::set(hal::WallTime time) const {
    Bus bus(busAddress_);
    const bool relative = false, interactive = false;
    const QDBusMessage answer =
        bus.call(QStringLiteral("org.freedesktop.timedate1"), QStringLiteral("SetTime"),
                 {QVariant::fromValue<qlonglong>(
                      std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count()),
                  relative, interactive});
    if (answer.type() != QDBusMessage::ReplyMessage)
        return tl::make_unexpected(errorOf(answer));
    return {};
}

} // namespace kiosk
