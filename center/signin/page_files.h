// The staff's page as files of a folder, read once at the start and served from memory: no path leads
// anywhere else.
#pragma once

#include <filesystem>

#include "center/http/routes.h"
#include "hal/base/result.h"

namespace center::staff {

// GET of each file ("index.html" also for "/" and for every address of the page's own router). Files under
// assets/ have their content's hash in the name and are kept by browsers for ever. Adds nothing but a plain
// notice when the folder is not there: the API works without the page. Add it last: it answers what nothing
// before it did. Errors: Storage (cannot be read, or larger than 32 MiB together).
[[nodiscard]] hal::Result<> addPage(http::Routes& routes, const std::filesystem::path& folder);

} // namespace center::staff
