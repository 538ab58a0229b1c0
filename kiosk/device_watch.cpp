// Which devices work, and what that means for what can be offered.
#include "kiosk/device_watch.h"

#include <algorithm>
#include <utility>

namespace kiosk {

namespace {

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

bool works(const DeviceRow& row) {
    // Busy is at work, for us or for somebody before us.
    return row.health != DeviceModel::Health::Fault || row.fault == text(hal::toString(hal::Fault::Busy));
}

bool anyWorks(const std::vector<DeviceRow>& devices, hal::Kind kind) {
    const QString wanted = text(hal::toString(kind));
    return std::any_of(devices.begin(), devices.end(),
                       [&](const DeviceRow& row) { return row.kind == wanted && works(row); });
}

// What staff mend at once is named on the closed door: somebody in the hall sees it and fills paper in.
Session::OutReason withoutPrinter(const std::vector<DeviceRow>& devices) {
    constexpr std::pair<hal::Fault, Session::OutReason> kMended[] = {
        {hal::Fault::OutOfPaper, Session::OutReason::PaperOut},
        {hal::Fault::TrayOpen, Session::OutReason::TrayOpen},
        {hal::Fault::WrongPaper, Session::OutReason::PaperWrong},
    };
    for (const auto& one : kMended)
        if (std::any_of(devices.begin(), devices.end(), [&](const DeviceRow& row) {
                return row.kind == text(hal::toString(hal::Kind::PagePrinter)) &&
                       row.fault == text(hal::toString(one.first));
            }))
            return one.second;
    return Session::OutReason::NoPrinter;
}

} // namespace

DeviceRow rowOf(const hal::DeviceInfo& device) {
    static_assert(static_cast<int>(DeviceModel::Health::Fault) == static_cast<int>(hal::Health::Fault));
    DeviceRow row;
    row.slot = QString::fromStdString(device.slot);
    row.kind = text(hal::toString(device.kind));
    row.health = static_cast<DeviceModel::Health>(device.status.health);
    row.fault = device.status.fault ? text(hal::toString(*device.status.fault)) : QString();
    row.simulated = device.simulated;
    return row;
}

Session::OutReason outReasonOf(const std::vector<DeviceRow>& devices) {
    if (!anyWorks(devices, hal::Kind::PagePrinter))
        return withoutPrinter(devices);
    if (!anyWorks(devices, hal::Kind::Scanner))
        return Session::OutReason::NoScanner;
    return Session::OutReason::None;
}

} // namespace kiosk
