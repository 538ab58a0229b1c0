// Whether the disk takes what a visit writes.
#include "kiosk/disk_room.h"

#include <sys/statvfs.h>

namespace kiosk {

DiskRoom::DiskRoom(std::filesystem::path directory, std::uintmax_t leastBytes, Look look)
    : directory_(std::move(directory)), least_(leastBytes), look_(std::move(look)) {}

bool DiskRoom::enough() {
    const auto space = look_(directory_);
    const std::uintmax_t wanted = short_ ? least_ + least_ / 4 : least_;
    short_ = !space || !space->writable || space->freeBytes < wanted;
    return !short_;
}

std::optional<DiskRoom::Space> DiskRoom::statvfs(const std::filesystem::path& directory) {
    struct statvfs answer {};
    if (::statvfs(directory.c_str(), &answer) != 0)
        return std::nullopt;
    return Space{std::uintmax_t{answer.f_bavail} * answer.f_frsize, (answer.f_flag & ST_RDONLY) == 0};
}

} // namespace kiosk
