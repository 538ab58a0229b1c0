// The sheet that the resident's choices lead to.
#include "kiosk/flows/copy_page.h"

#include <utility>

#include <QDateTime>

namespace kiosk {

namespace {

paper::CardFace faceOf(const copying::CardScan& scan) { return {scan.card, scan.keepOut, scan.bands}; }

std::string purposeOf(const CopyView& view, const Visit& visit, const SheetSetting& setting) {
    if (!visit.ownPurpose.isEmpty())
        return visit.ownPurpose.toStdString();
    const bool chosen =
        view.purposeIndex >= 0 && view.purposeIndex < static_cast<int>(setting.purposeLines.size());
    return chosen ? setting.purposeLines[static_cast<std::size_t>(view.purposeIndex)] : std::string();
}

} // namespace

paper::CardPage cardPageOf(const CopyView& view, const Visit& visit, const SheetSetting& setting,
                           const std::string& today) {
    const copying::CardScan* top = &visit.first->scan;
    const copying::CardScan* below = &visit.second->scan;
    if (top->found.side == imaging::Side::Back || below->found.side == imaging::Side::Front)
        std::swap(top, below);
    paper::CardPage page;
    page.front = faceOf(*top);
    page.back = faceOf(*below);
    if (std::string text = purposeOf(view, visit, setting); !text.empty())
        page.purpose = paper::PurposeLine{std::move(text), today};
    page.mono = view.mono;
    page.demonstration = setting.demonstration;
    return page;
}

paper::DocumentPages documentPagesOf(const CopyView& view, const Visit& visit, const SheetSetting& setting) {
    paper::DocumentPages document;
    for (const Visit::Page& page : visit.pages)
        document.pages.push_back(page.image);
    document.mono = view.mono;
    document.demonstration = setting.demonstration;
    return document;
}

std::string dateOf(hal::WallTime now) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count());
    constexpr int kFirstBelievableYear = 2024;
    if (local.date().year() < kFirstBelievableYear)
        return {};
    return local.date().toString(QStringLiteral("yyyy.MM.dd")).toStdString();
}

} // namespace kiosk
