// What residents filed, as it stands in an opened record. Pure; nothing here is logged.
#pragma once

#include <string>
#include <string_view>

#include "center/domain/place.h"
#include "hal/base/result.h"
#include "services/wire/uuid.h"

namespace center::desk {

// {"schema":1,"category":"noise","street":"s01","grid":"s01-g001","callback":"…","text":"…"}; street and grid
// are ids of the policy pack's list of places, callback is a telephone number or empty, text may be empty.
struct FiledAppeal {
    std::string category;
    domain::Place place;
};

// {"schema":1,"record":"<id of the record that is rated>","rating":4}; 5 very satisfied … 1 very
// dissatisfied.
struct FiledRating {
    wire::Uuid record;
    int rating = 0;
};

// Members that they do not know are left to newer readers. Errors: BadData; Unsupported (a newer schema).
[[nodiscard]] hal::Result<FiledAppeal> parseAppeal(std::string_view json);
[[nodiscard]] hal::Result<FiledRating> parseRating(std::string_view json);

} // namespace center::desk
