#include "services/seal/set_aside.h"

#include <ctime>

#include "services/seal/durable_file.h"

namespace seal {
namespace {

namespace fs = std::filesystem;

std::string timeName(hal::WallTime at) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc);
    return text;
}

fs::path withSuffix(const fs::path& file, const std::string& suffix) { return fs::path(file) += suffix; }

bool isTaken(const fs::path& name) {
    std::error_code ignored;
    return fs::exists(name, ignored) || fs::exists(withSuffix(name, "-wal"), ignored);
}

} // namespace

hal::Result<fs::path> setAside(const fs::path& file, const hal::Clock& clock) {
    const fs::path base = withSuffix(file, ".corrupt-" + timeName(clock.wall()));
    fs::path name = base;
    for (int n = 2; isTaken(name); ++n)
        name = withSuffix(base, "-" + std::to_string(n));
    for (const char* suffix : {"", "-wal", "-shm"}) {
        std::error_code error;
        fs::rename(withSuffix(file, suffix), withSuffix(name, suffix), error);
        if (error && error != std::errc::no_such_file_or_directory)
            return hal::fail(hal::Fault::Storage,
                             "cannot set aside " + file.string() + suffix + ": " + error.message());
    }
    if (auto synced = seal::syncDirectory(file.parent_path()); !synced)
        return tl::make_unexpected(synced.error());
    return name;
}

} // namespace seal
