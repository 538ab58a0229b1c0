// Every screen in every state that a resident can see, in one place: the gallery draws them, the tests
// measure them.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "kiosk/session.h"

class QQuickItem;

namespace ui_test {

struct Stage {
    std::string name; // part of a file name: "home", "copy-guide-front"
    std::function<void(kiosk::SessionView&, kiosk::CopyView&)> set;
    // A panel that lies over the screen; the screen below is neither measured nor touched.
    enum class Over { Nothing, IdleDialog, StaffPanel, Dock } over = Over::Nothing;
    std::function<void(kiosk::Session&)> devices = nullptr; // what is wrong with the machine; null: nothing
    std::function<void(QQuickItem& scene)> touch = nullptr; // what the resident has opened on the screen
};

inline void PrintTo(const Stage& stage, std::ostream* out) { *out << stage.name; }

// In the order of a visit.
[[nodiscard]] const std::vector<Stage>& stages();

// A session in a specimen hall, with tiles, services, devices and purposes as a policy would fill them.
void furnish(kiosk::Session& session);
[[nodiscard]] kiosk::HallInfo specimenHall();

} // namespace ui_test
