// The visit as the screens see it.
#include "kiosk/session.h"

#include <utility>

namespace kiosk {

Session::Session(const HallInfo& hall, QObject* parent)
    : QObject(parent), hall_(hall), copy_(new CopyFlow(this)), appeal_(new AppealFlow(this)),
      tiles_(new TileModel(this)), convenience_(new TileModel(this)), devices_(new DeviceModel(this)),
      signature_(new SignatureInk(this)), technician_(new kiosk::Technician(this)) {}

void Session::present(const View& view) {
    const View before = std::exchange(view_, view);
    // The screen last: when it appears, everything it shows is already there.
    if (before.language != view_.language)
        Q_EMIT languageChanged();
    if (before.elder != view_.elder || before.low != view_.low || before.contrast != view_.contrast ||
        before.headset != view_.headset || before.asleep != view_.asleep)
        Q_EMIT lookChanged();
    if (before.now != view_.now)
        Q_EMIT nowChanged();
    if (before.announcementZh != view_.announcementZh || before.announcementEn != view_.announcementEn)
        Q_EMIT policyChanged();
    if (before.staffCalled != view_.staffCalled)
        Q_EMIT staffCalledChanged();
    if (before.farewellSecondsLeft != view_.farewellSecondsLeft ||
        before.farewellSecondsTotal != view_.farewellSecondsTotal)
        Q_EMIT farewellChanged();
    if (before.idleWarning != view_.idleWarning || before.idleSecondsLeft != view_.idleSecondsLeft ||
        before.idleSecondsTotal != view_.idleSecondsTotal)
        Q_EMIT idleChanged();
    if (before.screen != view_.screen || before.outReason != view_.outReason ||
        before.comingTile != view_.comingTile || before.comingReason != view_.comingReason)
        Q_EMIT screenChanged();
}

void Session::setLanguage(Language language) {
    if (actions_)
        actions_->setLanguage(language);
}

void Session::setElder(bool on) {
    if (actions_)
        actions_->setElder(on);
}

void Session::setLow(bool on) {
    if (actions_)
        actions_->setLow(on);
}

void Session::setContrast(bool on) {
    if (actions_)
        actions_->setContrast(on);
}

void Session::openTile(const QString& id) {
    if (actions_)
        actions_->openTile(id);
}

void Session::openService(const QString& id) {
    if (actions_)
        actions_->openService(id);
}

void Session::back() {
    if (actions_)
        actions_->back();
}

void Session::goHome() {
    if (actions_)
        actions_->goHome();
}

void Session::stillHere() {
    if (actions_)
        actions_->stillHere();
}

void Session::callStaff() {
    if (actions_)
        actions_->callStaff();
}

void Session::finishFarewell() {
    if (actions_)
        actions_->finishFarewell();
}

void Session::say(const QString& text) {
    if (hall_.voiced)
        Q_EMIT spoken(text);
}

void Session::touched() {
    Q_EMIT hushed();
    if (actions_)
        actions_->touched();
}

} // namespace kiosk
