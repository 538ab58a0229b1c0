// The session's view model, alone and as QML sees it.
#include "kiosk/session.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QSignalSpy>
#include <QtQml/qqmlextensionplugin.h>

#include <gtest/gtest.h>

Q_IMPORT_QML_PLUGIN(Banshi_KioskPlugin)

namespace kiosk {
namespace {

TEST(Session, ShowsTheNewScreenLast) {
    Session session;
    bool languageWasThere = false;
    QObject::connect(&session, &Session::screenChanged,
                     [&] { languageWasThere = session.language() == Session::Language::English; });

    SessionView view;
    view.screen = Session::Screen::Home;
    view.language = Session::Language::English;
    session.present(view);

    EXPECT_TRUE(languageWasThere);
}

TEST(Session, TellsOnlyWhatHasChanged) {
    Session session;
    QSignalSpy idle(&session, &Session::idleChanged);
    QSignalSpy screen(&session, &Session::screenChanged);

    SessionView view = session.view();
    view.idleWarning = true;
    view.idleSecondsLeft = 20;
    session.present(view);
    session.present(view);

    EXPECT_EQ(idle.count(), 1);
    EXPECT_EQ(screen.count(), 0);
}

TEST(Session, IsTypedInQml) {
    QQmlEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    QQmlComponent component(&engine);
    component.setData(R"(import QtQml
        import Banshi.Kiosk
        QtObject {
            required property Session session
            readonly property bool home: session.screen === Session.Screen.Home
            readonly property bool first: session.copy.side === CopyFlow.WantedSide.First
            readonly property int tiles: session.tiles.count
        })",
                      QUrl(QStringLiteral("qrc:/test.qml")));
    HallInfo hall;
    hall.name = QStringLiteral("小海街道为民服务中心");
    Session session(hall);
    TileRow row;
    row.id = QStringLiteral("copy");
    session.tiles()->setRows({row});
    SessionView view;
    view.screen = Session::Screen::Home;
    session.present(view);

    const std::unique_ptr<QObject> seen(
        component.createWithInitialProperties({{QStringLiteral("session"), QVariant::fromValue(&session)}}));

    ASSERT_TRUE(seen) << component.errorString().toStdString();
    EXPECT_TRUE(seen->property("home").toBool());
    EXPECT_TRUE(seen->property("first").toBool());
    EXPECT_EQ(seen->property("tiles").toInt(), 1);
}

} // namespace
} // namespace kiosk
