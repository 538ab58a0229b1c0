// The visit as the screens see it: which screen, which language, what the machine can do. GUI thread only.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "kiosk/flows/appeal_flow.h"
#include "kiosk/flows/copy_flow.h"
#include "kiosk/models/device_model.h"
#include "kiosk/models/signature_ink.h"
#include "kiosk/models/tile_model.h"
#include "kiosk/technician/technician.h"

namespace kiosk {

class SessionActions;

// What never changes while the program runs: where this kiosk stands.
struct HallInfo {
    QString name, nameEn;             // "小海街道为民服务中心"
    QString kiosk, kioskEn;           // "1 号机"
    QString staffPlace, staffPlaceEn; // "一楼总服务台"
    bool demonstration = false;       // simulated devices
    bool voiced = false;              // the easy view can be read aloud
};

// Holds no logic: what is shown is one value, presented whole; touches go to SessionActions.
class Session : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")

public:
    enum class Screen { Starting, OutOfService, Home, Menu, Coming, Copy, Appeal, Farewell, Technician };
    Q_ENUM(Screen)
    enum class Language { Chinese, English };
    Q_ENUM(Language)
    enum class OutReason {
        None,
        SwitchedOff,
        NoPrinter,
        PaperOut,
        TrayOpen,
        PaperWrong,
        NoScanner,
        Storage,
        OnBattery,
        Tampered
    };
    Q_ENUM(OutReason)
    // Why a service that is on offer does not open now.
    enum class ComingReason { NotYet, CenterRejects, CenterAwayTooLong, OutboxFull };
    Q_ENUM(ComingReason)

    // Everything outside a service that a screen can show. Any value is valid.
    struct View {
        Screen screen = Screen::Starting;
        OutReason outReason = OutReason::None;
        QString comingTile;
        ComingReason comingReason = ComingReason::NotYet;

        Language language = Language::Chinese;
        bool elder = false;
        bool low = false;
        bool contrast = false;
        bool headset = false; // plugged in: pages are read aloud in every look
        bool asleep = false;  // nobody is near

        bool idleWarning = false;
        int idleSecondsLeft = 0;
        int idleSecondsTotal = 0;
        int farewellSecondsLeft = 0;
        int farewellSecondsTotal = 0;
        bool staffCalled = false;

        QDateTime now;
        QString announcementZh, announcementEn;
    };

private:
    Q_PROPERTY(kiosk::Session::Screen screen READ screen NOTIFY screenChanged)
    Q_PROPERTY(kiosk::Session::OutReason outReason READ outReason NOTIFY screenChanged)
    Q_PROPERTY(kiosk::CopyFlow* copy READ copy CONSTANT)
    Q_PROPERTY(kiosk::AppealFlow* appeal READ appeal CONSTANT)
    // How the resident wants it: reset after each visit.
    Q_PROPERTY(kiosk::Session::Language language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(bool elder READ elder WRITE setElder NOTIFY lookChanged) // 关怀模式
    Q_PROPERTY(bool low READ low WRITE setLow NOTIFY lookChanged)       // 低位操作
    Q_PROPERTY(bool contrast READ contrast WRITE setContrast NOTIFY lookChanged)
    Q_PROPERTY(bool headset READ headset NOTIFY lookChanged)
    Q_PROPERTY(bool asleep READ asleep NOTIFY lookChanged)
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
    Q_PROPERTY(bool voiced READ voiced CONSTANT)
    Q_PROPERTY(kiosk::TileModel* tiles READ tiles CONSTANT)             // the six tiles
    Q_PROPERTY(kiosk::TileModel* convenience READ convenience CONSTANT) // 便民服务
    Q_PROPERTY(kiosk::DeviceModel* devices READ devices CONSTANT)
    Q_PROPERTY(kiosk::SignatureInk* signature READ signature CONSTANT) // cleared when the visit ends
    Q_PROPERTY(kiosk::Technician* technician READ technician CONSTANT)
    Q_PROPERTY(QString comingTile READ comingTile NOTIFY screenChanged) // id of the tile behind Coming
    Q_PROPERTY(kiosk::Session::ComingReason comingReason READ comingReason NOTIFY screenChanged)

public:
    explicit Session(const HallInfo& hall = {}, QObject* parent = nullptr);

    // Shows `view`, emitting the signals of what is different and no others.
    void present(const View& view);
    [[nodiscard]] const View& view() const { return view_; }
    // Borrowed; null: touches do nothing.
    void setActions(SessionActions* actions) { actions_ = actions; }

    [[nodiscard]] Screen screen() const { return view_.screen; }
    [[nodiscard]] OutReason outReason() const { return view_.outReason; }
    [[nodiscard]] CopyFlow* copy() const { return copy_; }
    [[nodiscard]] AppealFlow* appeal() const { return appeal_; }
    [[nodiscard]] Language language() const { return view_.language; }
    [[nodiscard]] bool elder() const { return view_.elder; }
    [[nodiscard]] bool low() const { return view_.low; }
    [[nodiscard]] bool contrast() const { return view_.contrast; }
    [[nodiscard]] bool headset() const { return view_.headset; }
    [[nodiscard]] bool asleep() const { return view_.asleep; }
    [[nodiscard]] bool idleWarning() const { return view_.idleWarning; }
    [[nodiscard]] int idleSecondsLeft() const { return view_.idleSecondsLeft; }
    [[nodiscard]] int idleSecondsTotal() const { return view_.idleSecondsTotal; }
    [[nodiscard]] int farewellSecondsLeft() const { return view_.farewellSecondsLeft; }
    [[nodiscard]] int farewellSecondsTotal() const { return view_.farewellSecondsTotal; }
    [[nodiscard]] bool staffCalled() const { return view_.staffCalled; }
    [[nodiscard]] QString hallName() const { return hall_.name; }
    [[nodiscard]] QString hallNameEn() const { return hall_.nameEn; }
    [[nodiscard]] QString kioskName() const { return hall_.kiosk; }
    [[nodiscard]] QString kioskNameEn() const { return hall_.kioskEn; }
    [[nodiscard]] QString staffPlace() const { return hall_.staffPlace; }
    [[nodiscard]] QString staffPlaceEn() const { return hall_.staffPlaceEn; }
    [[nodiscard]] QDateTime now() const { return view_.now; }
    [[nodiscard]] QString announcementZh() const { return view_.announcementZh; }
    [[nodiscard]] QString announcementEn() const { return view_.announcementEn; }
    [[nodiscard]] bool demonstration() const { return hall_.demonstration; }
    [[nodiscard]] bool voiced() const { return hall_.voiced; }
    [[nodiscard]] TileModel* tiles() const { return tiles_; }
    [[nodiscard]] TileModel* convenience() const { return convenience_; }
    [[nodiscard]] DeviceModel* devices() const { return devices_; }
    [[nodiscard]] SignatureInk* signature() const { return signature_; }
    [[nodiscard]] kiosk::Technician* technician() const { return technician_; }
    [[nodiscard]] QString comingTile() const { return view_.comingTile; }
    [[nodiscard]] ComingReason comingReason() const { return view_.comingReason; }

    void setLanguage(Language language);
    void setElder(bool on);
    void setLow(bool on);
    void setContrast(bool on);

    // Touches from the screens.
    Q_INVOKABLE void openTile(const QString& id);    // a home tile
    Q_INVOKABLE void openService(const QString& id); // a line of 便民服务: "copy_card", "copy_document"
    Q_INVOKABLE void back();
    Q_INVOKABLE void goHome();
    Q_INVOKABLE void stillHere(); // answers the idle warning
    Q_INVOKABLE void callStaff();
    Q_INVOKABLE void finishFarewell();
    Q_INVOKABLE void touched(); // any touch anywhere: restarts the idle clock, ends what is being said
    Q_INVOKABLE void say(const QString& text); // reads aloud in the session's language; nothing personal

Q_SIGNALS:
    void screenChanged();
    void languageChanged();
    void lookChanged();
    void idleChanged();
    void farewellChanged();
    void staffCalledChanged();
    void nowChanged();
    void policyChanged();
    void spoken(const QString& text);
    void hushed();
    void chime(const QString& cue); // "idle", "done", "fault", "left_behind", "side_done", "staff_called"

private:
    HallInfo hall_;
    View view_;
    SessionActions* actions_ = nullptr;
    CopyFlow* copy_;
    AppealFlow* appeal_;
    TileModel* tiles_;
    TileModel* convenience_;
    DeviceModel* devices_;
    SignatureInk* signature_;
    kiosk::Technician* technician_;
};

using SessionView = Session::View;

// What a resident can do outside a service. Each call returns at once.
class SessionActions {
public:
    virtual ~SessionActions() = default;
    virtual void openTile(const QString& id) = 0;
    virtual void openService(const QString& id) = 0;
    virtual void back() = 0;
    virtual void goHome() = 0;
    virtual void stillHere() = 0;
    virtual void callStaff() = 0;
    virtual void finishFarewell() = 0;
    virtual void touched() = 0;
    virtual void setLanguage(Session::Language language) = 0;
    virtual void setElder(bool on) = 0;
    virtual void setLow(bool on) = 0;
    virtual void setContrast(bool on) = 0;
};

} // namespace kiosk
