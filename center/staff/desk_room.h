// What the routes over cases and kiosks stand on.
#pragma once

#include "center/api/center.h"
#include "center/api/record_files.h"
#include "center/desk/desk.h"

namespace center::staff {

// References outlive the server that the routes belong to.
struct DeskRoom {
    const api::Center& center;
    desk::Desk& desk;
    const desk::CaseBox& box;
    const domain::Organisation& organisation;
    const domain::Rules& rules;
    api::RecordFiles& files;
};

} // namespace center::staff
