#include "hal/drivers/v4l2/errors.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace hal::v4l2 {
namespace {

struct Meaning {
    int number;
    Fault fault;
    const char* why;
};
constexpr Meaning kMeanings[] = {
    {ENODEV, Fault::Unplugged, "the camera left"},
    {ENXIO, Fault::Unplugged, "the camera left"},
    {ESHUTDOWN, Fault::Unplugged, "the camera left"},
    {ENOENT, Fault::Absent, "no camera there"},
    {EBUSY, Fault::Busy, "another program uses it"},
    {EACCES, Fault::Refused, "no permission: install 70-banshi-camera.rules"},
    {EPERM, Fault::Refused, "no permission: install 70-banshi-camera.rules"},
    {ENOSPC, Fault::Unsupported, "the USB has no bandwidth left for this mode"},
    {EINVAL, Fault::Unsupported, "the camera does not do that"},
    {ENOTTY, Fault::Unsupported, "not a camera"},
};

} // namespace

Error errorOf(int number, std::string_view what) {
    const auto* known = std::ranges::find(kMeanings, number, &Meaning::number);
    const bool found = known != std::end(kMeanings);
    return {found ? known->fault : Fault::Io,
            std::string(what) + ": " + (found ? known->why : std::strerror(number))};
}

} // namespace hal::v4l2
