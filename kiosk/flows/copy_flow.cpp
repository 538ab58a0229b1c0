// The copy as the screens see it.
#include "kiosk/flows/copy_flow.h"

#include <utility>

namespace kiosk {

namespace {

bool sameStep(const CopyView& a, const CopyView& b) {
    return a.what == b.what && a.step == b.step && a.side == b.side && a.identityCard == b.identityCard &&
           a.onePass == b.onePass && a.trouble == b.trouble && a.remedy == b.remedy &&
           a.canRetry == b.canRetry && a.sheetsPrinted == b.sheetsPrinted &&
           a.canPrintAgain == b.canPrintAgain;
}

bool sameProgress(const CopyView& a, const CopyView& b) {
    // Any two figures below zero mean the same: unknown.
    const bool figure = a.progress == b.progress || (a.progress < 0 && b.progress < 0);
    return figure && a.phase == b.phase && a.waitingFor == b.waitingFor;
}

bool samePreview(const CopyView& a, const CopyView& b) {
    return a.uncertain == b.uncertain && a.corners == b.corners && a.pageCount == b.pageCount;
}

bool sameOptions(const CopyView& a, const CopyView& b) {
    return a.copies == b.copies && a.copiesMax == b.copiesMax && a.mono == b.mono &&
           a.colourOffered == b.colourOffered && a.purposeIndex == b.purposeIndex &&
           a.ownPurpose == b.ownPurpose && a.purposeBandKnown == b.purposeBandKnown;
}

bool sameLeftBehind(const CopyView& a, const CopyView& b) {
    return a.leftBehindKnown == b.leftBehindKnown && a.leftBehind == b.leftBehind;
}

} // namespace

CopyFlow::CopyFlow(QObject* parent)
    : QObject(parent), card_(new VisitPicture(this)), otherCard_(new VisitPicture(this)),
      glass_(new VisitPicture(this)), page_(new VisitPicture(this)), purposes_(new PurposeModel(this)) {}

void CopyFlow::present(const View& view) {
    const View before = std::exchange(view_, view);
    // Pictures and figures first: when a screen appears, what it shows is already there.
    card_->set(view_.card);
    otherCard_->set(view_.otherCard);
    glass_->set(view_.glass);
    page_->set(view_.page);
    if (!samePreview(before, view_))
        Q_EMIT previewChanged();
    if (!sameOptions(before, view_))
        Q_EMIT optionsChanged();
    if (!sameProgress(before, view_))
        Q_EMIT progressChanged();
    if (!sameLeftBehind(before, view_))
        Q_EMIT leftBehindChanged();
    if (!sameStep(before, view_))
        Q_EMIT stepChanged();
}

void CopyFlow::setCopies(int copies) {
    if (actions_)
        actions_->setCopies(copies);
}

void CopyFlow::setMono(bool mono) {
    if (actions_)
        actions_->setMono(mono);
}

void CopyFlow::setPurposeIndex(int index) {
    if (actions_)
        actions_->setPurposeIndex(index);
}

void CopyFlow::setOwnPurpose(const QString& text) {
    if (actions_)
        actions_->setOwnPurpose(text);
}

void CopyFlow::chooseIdentityCard() {
    if (actions_)
        actions_->choose(What::Card, true);
}

void CopyFlow::chooseOtherCard() {
    if (actions_)
        actions_->choose(What::Card, false);
}

void CopyFlow::chooseDocument() {
    if (actions_)
        actions_->choose(What::Document, false);
}

void CopyFlow::startScan() {
    if (actions_)
        actions_->startScan();
}

void CopyFlow::cancelWork() {
    if (actions_)
        actions_->cancelWork();
}

void CopyFlow::turn() {
    if (actions_)
        actions_->turn();
}

void CopyFlow::moveCorner(int index, QPointF to) {
    if (actions_)
        actions_->moveCorner(index, to);
}

void CopyFlow::acceptSide() {
    if (actions_)
        actions_->acceptSide();
}

void CopyFlow::addPage() {
    if (actions_)
        actions_->addPage();
}

void CopyFlow::print() {
    if (actions_)
        actions_->print();
}

void CopyFlow::retry() {
    if (actions_)
        actions_->retry();
}

void CopyFlow::back() {
    if (actions_)
        actions_->back();
}

void CopyFlow::checkLeftBehind() {
    if (actions_)
        actions_->checkLeftBehind();
}

void CopyFlow::printAgain() {
    if (actions_)
        actions_->printAgain();
}

} // namespace kiosk
