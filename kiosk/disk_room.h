// Whether the disk that holds the kiosk's state takes what a visit writes. No Qt.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace kiosk {

class DiskRoom {
public:
    struct Space {
        std::uintmax_t freeBytes = 0; // for this process, without what is kept for root
        bool writable = true;
    };
    // None: the file system does not answer.
    using Look = std::function<std::optional<Space>(const std::filesystem::path&)>;

    // `least` 0: only a disk that cannot be written is short.
    DiskRoom(std::filesystem::path directory, std::uintmax_t leastBytes, Look look = statvfs);

    // Asks the file system, which answers from memory: no disk is touched. Once short, a quarter more than
    // the least must be free, so that a disk at the edge does not open and close the door all the time.
    [[nodiscard]] bool enough();

    [[nodiscard]] static std::optional<Space> statvfs(const std::filesystem::path& directory);

private:
    const std::filesystem::path directory_;
    const std::uintmax_t least_;
    const Look look_;
    bool short_ = false;
};

} // namespace kiosk
