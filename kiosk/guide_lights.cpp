// The lights at the slots lead the hand.
#include "kiosk/guide_lights.h"

#include <algorithm>

namespace kiosk {

namespace {

using Step = CopyFlow::Step;
using Trouble = CopyFlow::Trouble;

// A board that hears and does not obey is left alone until another lamp is due.
constexpr int kTries = 3;

constexpr hal::Millis kLeaseWait{2'000}; // somebody asks it something

constexpr std::pair<Step, hal::Kind> kLampOf[] = {
    {Step::Guide, hal::Kind::Scanner},
    {Step::Scanning, hal::Kind::Scanner},
    {Step::Printing, hal::Kind::PagePrinter},
};

// Put right by whoever lays the card down anew; all else that can go wrong needs somebody else.
constexpr Trouble kOnTheGlass[] = {Trouble::NothingThere, Trouble::TwoCards,     Trouble::PartlyOutside,
                                   Trouble::WrongSize,    Trouble::SheetOfPaper, Trouble::SameSideAgain};

std::optional<hal::Kind> lampOf(const CopyView& copy) {
    if (copy.step == Step::Problem && std::ranges::find(kOnTheGlass, copy.trouble) != std::end(kOnTheGlass))
        return hal::Kind::Scanner;
    if (copy.waitingFor != Trouble::None)
        return std::nullopt;
    const auto* lamp = std::ranges::find(kLampOf, copy.step, &std::pair<Step, hal::Kind>::first);
    return lamp == std::end(kLampOf) ? std::nullopt : std::optional(lamp->second);
}

} // namespace

std::optional<hal::Kind> lampFor(const SessionView& session, const CopyView& copy) {
    switch (session.screen) {
    case Session::Screen::Copy:
        return lampOf(copy);
    case Session::Screen::Farewell:
        return copy.leftBehindKnown && copy.leftBehind ? hal::Kind::Scanner : hal::Kind::PagePrinter;
    default:
        return std::nullopt;
    }
}

hal::Result<bool> light(hal::Rig& rig, std::optional<hal::Kind> lamp, const std::stop_token& stop) {
    auto board = rig.lease<hal::Auxiliary>(stop, kLeaseWait);
    if (!board)
        return tl::make_unexpected(board.error());
    return (*board)->guide(lamp).map([] { return true; });
}

GuideLights::GuideLights(const Session& session, Jobs& jobs, QObject* parent)
    : QObject(parent), session_(session), saying_(jobs) {
    const CopyFlow* copy = session.copy();
    connect(&session, &Session::screenChanged, this, &GuideLights::follow);
    connect(copy, &CopyFlow::stepChanged, this, &GuideLights::follow);
    connect(copy, &CopyFlow::progressChanged, this, &GuideLights::follow);
    connect(copy, &CopyFlow::leftBehindChanged, this, &GuideLights::follow);
}

void GuideLights::setLight(Light light) {
    light_ = std::move(light);
    lamp_ = lampFor(session_.view(), session_.copy()->view());
    tries_ = 0;
    say();
}

void GuideLights::boardIsBack() {
    if (missed_ && tries_ < kTries)
        say();
}

void GuideLights::follow() {
    const auto lamp = lampFor(session_.view(), session_.copy()->view());
    if (lamp == lamp_)
        return;
    lamp_ = lamp;
    tries_ = 0;
    say();
}

void GuideLights::say() {
    if (!light_)
        return;
    ++tries_;
    missed_ = false;
    saying_.start([light = light_, lamp = lamp_](std::stop_token stop,
                                                 const hal::OnProgress&) { return light(lamp, stop); },
                  [this](const hal::Result<bool>& lit) {
                      missed_ = !lit && lit.error().fault != hal::Fault::Unsupported;
                  });
}

} // namespace kiosk
