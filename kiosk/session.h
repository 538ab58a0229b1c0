// The visit as the screens see it: which screen, which language, what the machine can do. GUI thread only.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "kiosk/flows/copy_flow.h"
#include "kiosk/models/device_model.h"
#include "kiosk/models/tile_model.h"
#include "kiosk/session_machine.h"

namespace kiosk {

class Session : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")

public:
    enum class Screen { Starting, OutOfService, Home, Menu, Coming, Copy, Farewell };
    Q_ENUM(Screen)
    enum class Language { Chinese, English };
    Q_ENUM(Language)
    enum class OutReason { None, SwitchedOff, NoPrinter, NoScanner, Storage };
    Q_ENUM(OutReason)

private:
    Q_PROPERTY(kiosk::Session::Screen screen READ screen NOTIFY screenChanged)
    Q_PROPERTY(kiosk::Session::OutReason outReason READ outReason NOTIFY screenChanged)
    Q_PROPERTY(kiosk::CopyFlow* copy READ copy CONSTANT)
    // How the resident wants it: reset after each visit.
    Q_PROPERTY(kiosk::Session::Language language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(bool elder READ elder WRITE setElder NOTIFY lookChanged) // 关怀模式
    Q_PROPERTY(bool low READ low WRITE setLow NOTIFY lookChanged)       // 低位操作
    Q_PROPERTY(bool contrast READ contrast WRITE setContrast NOTIFY lookChanged)
    // Idle warning.
    Q_PROPERTY(bool idleWarning READ idleWarning NOTIFY idleChanged)
    Q_PROPERTY(int idleSecondsLeft READ idleSecondsLeft NOTIFY idleChanged)
    Q_PROPERTY(int idleSecondsTotal READ idleSecondsTotal NOTIFY idleChanged)
    Q_PROPERTY(int farewellSecondsLeft READ farewellSecondsLeft NOTIFY farewellChanged)
    Q_PROPERTY(int farewellSecondsTotal READ farewellSecondsTotal NOTIFY farewellChanged)
    // Help.
    Q_PROPERTY(bool staffCalled READ staffCalled NOTIFY staffCalledChanged)
    // The hall.
    Q_PROPERTY(QString hallName READ hallName CONSTANT) // "小海街道为民服务中心"
    Q_PROPERTY(QString hallNameEn READ hallNameEn CONSTANT)
    Q_PROPERTY(QString kioskName READ kioskName CONSTANT) // "1 号机"
    Q_PROPERTY(QString kioskNameEn READ kioskNameEn CONSTANT)
    Q_PROPERTY(QString staffPlace READ staffPlace CONSTANT) // "一楼总服务台"
    Q_PROPERTY(QString staffPlaceEn READ staffPlaceEn CONSTANT)
    Q_PROPERTY(QDateTime now READ now NOTIFY nowChanged) // changes each minute
    Q_PROPERTY(QString announcementZh READ announcementZh NOTIFY policyChanged)
    Q_PROPERTY(QString announcementEn READ announcementEn NOTIFY policyChanged)
    Q_PROPERTY(bool demonstration READ demonstration CONSTANT) // simulated devices: 演示 on every screen
    Q_PROPERTY(kiosk::TileModel* tiles READ tiles CONSTANT)    // the six tiles
    Q_PROPERTY(kiosk::TileModel* convenience READ convenience CONSTANT) // 便民服务
    Q_PROPERTY(kiosk::DeviceModel* devices READ devices CONSTANT)
    Q_PROPERTY(QString comingTile READ comingTile NOTIFY screenChanged) // id of the tile behind Coming

public:
    // Touches from the screens.
    Q_INVOKABLE void openTile(const QString& id);    // a home tile
    Q_INVOKABLE void openService(const QString& id); // a line of 便民服务: "copy_card", "copy_document"
    Q_INVOKABLE void back();
    Q_INVOKABLE void goHome();
    Q_INVOKABLE void stillHere(); // answers the idle warning
    Q_INVOKABLE void callStaff();
    Q_INVOKABLE void finishFarewell();
    Q_INVOKABLE void touched(); // any touch anywhere: restarts the idle clock

signals:
    void screenChanged();
    void languageChanged();
    void lookChanged();
    void idleChanged();
    void farewellChanged();
    void staffCalledChanged();
    void nowChanged();
    void policyChanged();
    void chime(const QString& cue); // "idle", "done", "fault", "left_behind", "side_done", "staff_called"
};

} // namespace kiosk
