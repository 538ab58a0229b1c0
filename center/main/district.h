// What differs from district to district: its tree and its rules, from the files that center.toml names.
#pragma once

#include "center/domain/organisation.h"
#include "center/domain/rules.h"
#include "center/main/config.h"

namespace center {

struct District {
    domain::Organisation organisation;
    domain::Rules rules;
};

// Without files: the model district and the built-in rules. Errors: Storage (cannot be read), BadData
// ("rules.json: line N: …"), Unsupported (of a newer release).
[[nodiscard]] hal::Result<District> loadDistrict(const Config& config);

// The model's two files, as a start for a district's own. Errors: Storage.
[[nodiscard]] hal::Result<> writeModel(const Config& config);

} // namespace center
