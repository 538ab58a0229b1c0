// What 诉求直达 is tested with: rules and answers, small and synthetic.
#pragma once

#include "copy_samples.h"
#include "kiosk/flows/appeal_machine.h"

namespace kiosk {

inline AppealRules twoStreets() { return {.categories = 3, .grids = {4, 2}, .hereStreet = 0, .hereGrid = 2}; }

inline FiledAppeal filedAppeal() {
    FiledAppeal filed;
    filed.filed.number = {"XH01", 7};
    filed.code = picture(29, 29);
    return filed;
}

} // namespace kiosk
