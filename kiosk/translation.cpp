// Lets the screens speak the resident's language.
#include "kiosk/translation.h"

#include <QCoreApplication>
#include <QQmlEngine>

#include "kiosk/session.h"

namespace kiosk {

Translation::Translation(Session& session, QQmlEngine& engine, QObject* parent)
    : QObject(parent), session_(session), engine_(engine) {
    connect(&session_, &Session::languageChanged, this, &Translation::follow);
    follow();
}

Translation::~Translation() {
    if (installed_)
        QCoreApplication::removeTranslator(&english_);
}

void Translation::follow() {
    const bool wanted = session_.language() == Session::Language::English;
    if (wanted == installed_)
        return;
    if (wanted && english_.isEmpty() && !english_.load(QStringLiteral(":/i18n/banshi_en.qm")))
        return; // a build without translations stays Chinese
    wanted ? QCoreApplication::installTranslator(&english_) : QCoreApplication::removeTranslator(&english_);
    installed_ = wanted;
    engine_.retranslate();
}

} // namespace kiosk
