#include "kiosk/technician/technician.h"

#include <utility>

namespace kiosk {

Technician::Technician(QObject* parent)
    : QObject(parent), devices_(new InventoryModel(this)), measurements_(new MeasurementModel(this)) {}

void Technician::present(const View& view) {
    if (std::exchange(view_, view) != view)
        Q_EMIT changed();
}

void Technician::knock() {
    if (actions_)
        actions_->knock();
}

void Technician::typeDigit(int digit) {
    if (actions_)
        actions_->typeDigit(digit);
}

void Technician::eraseDigit() {
    if (actions_)
        actions_->eraseDigit();
}

void Technician::enterPin() {
    if (actions_)
        actions_->enterPin();
}

void Technician::openDevice(const QString& slot) {
    if (actions_)
        actions_->openDevice(slot);
}

void Technician::openPage(kiosk::Technician::Page page) {
    if (actions_)
        actions_->openPage(page);
}

void Technician::test(int rounds) {
    if (actions_)
        actions_->test(rounds);
}

void Technician::stopTest() {
    if (actions_)
        actions_->stopTest();
}

void Technician::printRuler() {
    if (actions_)
        actions_->printRuler();
}

void Technician::layRuler() {
    if (actions_)
        actions_->layRuler();
}

void Technician::measureRuler() {
    if (actions_)
        actions_->measureRuler();
}

void Technician::keepRuler() {
    if (actions_)
        actions_->keepRuler();
}

void Technician::setBrightness(int percent) {
    if (actions_)
        actions_->setBrightness(percent);
}

void Technician::setClock(int year, int month, int day, int hour, int minute) {
    if (actions_)
        actions_->setClock({QDate(year, month, day), QTime(hour, minute)});
}

void Technician::switchOutOfService(bool off) {
    if (actions_)
        actions_->switchOutOfService(off);
}

void Technician::setVolume(int percent) {
    if (actions_)
        actions_->setVolume(percent);
}

void Technician::playSound() {
    if (actions_)
        actions_->playSound();
}

void Technician::exportReport() {
    if (actions_)
        actions_->exportReport();
}

void Technician::back() {
    if (actions_)
        actions_->back();
}

void Technician::leave() {
    if (actions_)
        actions_->leave();
}

void Technician::simulate(const QString& slot, const QString& word) {
    if (actions_)
        actions_->simulate(slot, word);
}

} // namespace kiosk
