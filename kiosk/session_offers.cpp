// What is on offer, and what a touch on it opens.
#include <algorithm>

#include "kiosk/policy_rows.h"
#include "kiosk/session_controller.h"

namespace kiosk {

// A kiosk that belongs to no center has nobody to file for, whatever the policy offers.
void SessionController::showTiles() {
    std::vector<TileRow> rows = tileRows(policy_);
    for (TileRow& row : rows)
        if (row.id == QLatin1String("appeal"))
            row.available = row.available && appeal_.standing().door != AppealDoor::NotHere;
    session_.tiles()->setRows(std::move(rows));
}

void SessionController::openTile(const QString& id) {
    const auto tile = std::find_if(policy_.tiles.begin(), policy_.tiles.end(),
                                   [&](const catalog::Tile& known) { return known.id == id.toStdString(); });
    if (tile == policy_.tiles.end())
        return;
    if (tile->available && tile->id == "copy")
        happens(Event::OpenMenu);
    else if (tile->available && tile->id == "appeal")
        openAppeal();
    else
        openComing(id);
}

void SessionController::openAppeal() {
    switch (appeal_.standing().door) {
    case AppealDoor::Open:
        return start(Session::Screen::Appeal);
    case AppealDoor::NotHere:
        return openComing(QStringLiteral("appeal"));
    case AppealDoor::Rejected:
        return openComing(QStringLiteral("appeal"), Session::ComingReason::CenterRejects);
    case AppealDoor::TooLong:
        return openComing(QStringLiteral("appeal"), Session::ComingReason::CenterAwayTooLong);
    case AppealDoor::Full:
        return openComing(QStringLiteral("appeal"), Session::ComingReason::OutboxFull);
    }
}

void SessionController::start(Session::Screen service) {
    lookForRoom(); // without it the machine is out of service by now, and starts nothing
    if (!hasVisit(state_))
        serving_ = service;
    happens(Event::StartService);
}

void SessionController::openService(const QString& id) {
    const auto item =
        std::find_if(policy_.convenience.begin(), policy_.convenience.end(),
                     [&](const catalog::ServiceItem& known) { return known.id == id.toStdString(); });
    if (item == policy_.convenience.end())
        return;
    const bool card = item->id == "copy_card";
    if (!item->available || (!card && item->id != "copy_document"))
        return openComing(id);
    wanted_ = card ? CopyController::Service::Card : CopyController::Service::Document;
    start(Session::Screen::Copy);
}

void SessionController::openComing(const QString& id, Session::ComingReason reason) {
    coming_ = id;
    comingReason_ = reason;
    happens(Event::OpenComing);
}

} // namespace kiosk
