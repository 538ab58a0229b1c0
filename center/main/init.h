// Makes a center: configuration, keys, store, the first administrator.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace center {

struct Founding {
    std::filesystem::path folder;
    std::string district;
    std::vector<std::string> hosts;
    std::string administrator = "admin";
    std::uint16_t firstPort = 8443; // of four; 0: free ones at each start
    bool model = false;             // the model district's tree and rules as files, to begin with
};

// The administrator's first password, which is kept nowhere. Errors: Busy (there is a center already),
// Storage, BadData (hosts).
[[nodiscard]] hal::Result<std::string> found(const Founding& founding, const hal::Clock& clock);

} // namespace center
