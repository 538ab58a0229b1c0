// 诉求直达 as the screens see it.
#include "kiosk/flows/appeal_flow.h"

#include <utility>

namespace kiosk {

namespace {

bool sameChoice(const AppealView& a, const AppealView& b) {
    return a.category == b.category && a.street == b.street && a.grid == b.grid &&
           a.hereStreet == b.hereStreet && a.hereGrid == b.hereGrid;
}

bool samePages(const AppealView& a, const AppealView& b) {
    return a.scanning == b.scanning && a.scanTrouble == b.scanTrouble && a.pageCount == b.pageCount &&
           a.pagesMax == b.pagesMax;
}

bool sameCallback(const AppealView& a, const AppealView& b) {
    return a.callback == b.callback && a.callbackForm == b.callbackForm &&
           a.callbackMissing == b.callbackMissing;
}

bool sameReceipt(const AppealView& a, const AppealView& b) {
    return a.number == b.number && a.delivered == b.delivered && a.slip == b.slip &&
           a.originalsLeft == b.originalsLeft;
}

} // namespace

AppealFlow::AppealFlow(QObject* parent)
    : QObject(parent), categories_(new TileModel(this)), streets_(new TileModel(this)),
      grids_(new TileModel(this)), page_(new VisitPicture(this)), code_(new VisitPicture(this)) {}

void AppealFlow::present(const View& view) {
    const View before = std::exchange(view_, view);
    // Pictures and figures first: when a screen appears, what it shows is already there.
    page_->set(view_.page);
    code_->set(view_.code);
    if (before.alerted != view_.alerted)
        Q_EMIT linkChanged();
    if (!sameChoice(before, view_))
        Q_EMIT choiceChanged();
    if (!samePages(before, view_))
        Q_EMIT pagesChanged();
    if (!sameCallback(before, view_))
        Q_EMIT callbackChanged();
    if (!sameReceipt(before, view_))
        Q_EMIT receiptChanged();
    if (before.step != view_.step)
        Q_EMIT stepChanged();
}

void AppealFlow::setHelp(const QString& zh, const QString& en, const QString& telephone) {
    whomToAskZh_ = zh;
    whomToAskEn_ = en;
    telephone_ = telephone;
    Q_EMIT policyChanged();
}

void AppealFlow::chooseCategory(int index) {
    if (actions_)
        actions_->chooseCategory(index);
}

void AppealFlow::chooseGrid(int index) {
    if (actions_)
        actions_->chooseGrid(index);
}

void AppealFlow::chooseStreet(int index) {
    if (actions_)
        actions_->chooseStreet(index);
}

void AppealFlow::typeDigit(int digit) {
    if (actions_)
        actions_->typeDigit(digit);
}

void AppealFlow::otherStreet() {
    if (actions_)
        actions_->touched(AppealActions::Touch::OtherStreet);
}

void AppealFlow::scan() {
    if (actions_)
        actions_->touched(AppealActions::Touch::Scan);
}

void AppealFlow::cancelScan() {
    if (actions_)
        actions_->touched(AppealActions::Touch::CancelScan);
}

void AppealFlow::dropPage() {
    if (actions_)
        actions_->touched(AppealActions::Touch::DropPage);
}

void AppealFlow::eraseDigit() {
    if (actions_)
        actions_->touched(AppealActions::Touch::EraseDigit);
}

void AppealFlow::next() {
    if (actions_)
        actions_->touched(AppealActions::Touch::Next);
}

void AppealFlow::file() {
    if (actions_)
        actions_->touched(AppealActions::Touch::File);
}

void AppealFlow::printSlip() {
    if (actions_)
        actions_->touched(AppealActions::Touch::PrintSlip);
}

void AppealFlow::back() {
    if (actions_)
        actions_->touched(AppealActions::Touch::Back);
}

void AppealFlow::finish() {
    if (actions_)
        actions_->touched(AppealActions::Touch::Finish);
}

} // namespace kiosk
