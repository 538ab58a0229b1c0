// What a technician sets at the machine itself: switch, clock, screen, sound; and what is taken along.
#include "kiosk/technician/technician_controller.h"

#include <algorithm>

#include <QDateTime>

namespace kiosk {

using Page = Technician::Page;
using Export = Technician::Export;
using Clock = Technician::ClockSource;
using ClockSet = Technician::ClockSet;

namespace {

ClockSet clockSetOf(const hal::Result<>& done) {
    if (done)
        return ClockSet::Done;
    switch (done.error().fault) {
    case hal::Fault::Busy:
        return ClockSet::Automatic;
    case hal::Fault::Refused:
        return ClockSet::Refused;
    case hal::Fault::BadData:
        return ClockSet::NoSuchTime;
    default:
        return ClockSet::Failed;
    }
}

} // namespace

// Not while the machine is not open: what was set before is not known then, and would be lost.
void TechnicianController::switchOutOfService(bool off) {
    if (inside() && view_.ready)
        switchFromOutside(off);
}

void TechnicianController::switchFromOutside(bool off) {
    TechnicianSettings wanted = settings_;
    wanted.outOfService = off;
    view_.outOfService = off;
    session_.setSwitchedOff(off);
    Q_EMIT switched(off);
    keep(wanted);
}

void TechnicianController::setVolume(int percent) {
    if (!inside() || !view_.ready)
        return;
    TechnicianSettings wanted = settings_;
    wanted.volumePercent = view_.volumePercent = std::clamp(percent, 0, 100);
    Q_EMIT volumeChanged(view_.volumePercent);
    keep(wanted);
}

void TechnicianController::lookAtMachine() {
    looking_ = jobs_.start(
        [services = services_](const std::stop_token&, const hal::OnProgress&) -> hal::Result<MachineLook> {
            return services->lookAtMachine();
        },
        [this](const hal::Result<MachineLook>& look) {
            if (!look)
                return;
            view_.clock = !look->clockAutomatic   ? Clock::Unknown
                          : *look->clockAutomatic ? Clock::Automatic
                                                  : Clock::ByHand;
            view_.brightnessPercent = look->brightnessPercent.value_or(-1);
            view_.brightnessForbidden = look->brightnessForbidden;
            present();
        });
}

void TechnicianController::setBrightness(int percent) {
    if (!inside() || view_.brightnessPercent < 0 || setting_.running())
        return;
    setting_ = jobs_.start(
        [services = services_, percent](const std::stop_token&, const hal::OnProgress&) {
            return services->setBrightness(percent);
        },
        [this](const hal::Result<>&) { lookAtMachine(); }); // what the panel made of it
}

void TechnicianController::setClock(const QDateTime& time) {
    if (!inside() || view_.page != Page::Clock || view_.clockSet == ClockSet::Setting)
        return;
    if (!time.isValid()) {
        view_.clockSet = ClockSet::NoSuchTime;
        return present();
    }
    view_.clockSet = ClockSet::Setting;
    const hal::WallTime wall{hal::Millis(time.toMSecsSinceEpoch())};
    setting_ =
        jobs_.start([services = services_, wall](const std::stop_token&,
                                                 const hal::OnProgress&) { return services->setClock(wall); },
                    [this](const hal::Result<>& done) {
                        view_.clockSet = clockSetOf(done);
                        if (done)
                            Q_EMIT clockChanged();
                        lookAtMachine();
                        present();
                    });
    present();
}

void TechnicianController::keep(const TechnicianSettings& settings) {
    settings_ = settings;
    if (!keeping_.running()) // one at a time: the last one wins
        keeping_ = jobs_.start(
            [services = services_, settings](const std::stop_token&, const hal::OnProgress&) {
                return services->keep(settings);
            },
            [this, settings](const hal::Result<>&) {
                if (settings != settings_)
                    keep(settings_);
            });
    present();
}

void TechnicianController::playSound() {
    if (inside())
        Q_EMIT soundWanted();
}

void TechnicianController::exportReport() {
    if (!inside() || view_.exported == Export::Writing)
        return;
    view_.exported = Export::Writing;
    idle_.stop();
    exporting_ = jobs_.start(
        [services = services_](std::stop_token stop, const hal::OnProgress&) {
            return services->exportReport(std::move(stop));
        },
        [this](const hal::Result<std::string>& folder) {
            view_.exported = folder                                       ? Export::Done
                             : folder.error().fault == hal::Fault::Absent ? Export::NoStick
                                                                          : Export::Failed;
            view_.exportFolder = folder ? QString::fromStdString(*folder) : QString();
            idle_.start(clock_.now(), kInsideIdle);
            present();
        });
    present();
}

} // namespace kiosk
