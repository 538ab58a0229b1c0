// What every route of the center stands on.
#pragma once

#include <filesystem>
#include <string>

#include "center/log/log.h"
#include "center/pki/keys.h"
#include "center/store/store.h"
#include "hal/base/clock.h"

namespace center::api {

// References outlive the server that the routes belong to.
struct Center {
    store::Store& store;
    const pki::Keys& keys;
    Log& log;
    const hal::Clock& clock;
    std::filesystem::path files; // sealed files of records, one folder for all
    std::string kiosksUrl;       // of the kiosks' listener, as kiosks are told at enrollment
};

} // namespace center::api
