// Lets the screens speak the resident's language, and change it while they are shown.
#pragma once

#include <QObject>
#include <QTranslator>

class QQmlEngine;

namespace kiosk {

class Session;

// Follows session.language: the screens are written in Chinese; English comes from ":/i18n/banshi_en.qm".
class Translation : public QObject {
    Q_OBJECT

public:
    // Both are borrowed and outlive this object.
    Translation(Session& session, QQmlEngine& engine, QObject* parent = nullptr);
    ~Translation() override;

private:
    void follow();

    Session& session_;
    QQmlEngine& engine_;
    QTranslator english_;
    bool installed_ = false;
};

} // namespace kiosk
