// One file a sealed file; folders by the last byte of the id, which is random.
#include "center/api/record_files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hal/base/fd.h"
#include "services/seal/durable_file.h"
#include "services/wire/envelope.h"

namespace center::api {

namespace fs = std::filesystem;

fs::path RecordFiles::pathOf(const wire::Uuid& record, int file) const {
    const std::string id = wire::toString(record);
    return folder_ / id.substr(id.size() - 2) / (id + "." + std::to_string(file));
}

void RecordFiles::forget(const wire::Uuid& record) const {
    std::error_code gone;
    for (std::size_t file = 0; file < wire::kMostFiles; ++file)
        fs::remove(pathOf(record, static_cast<int>(file)), gone);
}

std::unique_lock<std::mutex> RecordFiles::alone(const wire::Uuid& record) {
    return std::unique_lock(locks_.at(record.bytes.back() % locks_.size()));
}

hal::Result<> RecordFiles::write(const wire::Uuid& record, int file, std::uint64_t offset,
                                 hal::ByteView bytes) const {
    const fs::path path = pathOf(record, file);
    std::error_code failed;
    const bool newFolder = fs::create_directories(path.parent_path(), failed);
    const bool newFile = !fs::exists(path, failed);
    const hal::Fd target(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!target)
        return hal::fail(hal::Fault::Storage, "a record's file cannot be opened");
    while (!bytes.empty()) {
        const ssize_t written =
            ::pwrite(target.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written <= 0)
            return hal::fail(hal::Fault::Storage, "a record's file cannot be written");
        offset += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    if (::fdatasync(target.get()) != 0)
        return hal::fail(hal::Fault::Storage, "a record's file cannot be made durable");
    if (newFolder)
        if (const auto synced = seal::syncDirectory(folder_); !synced)
            return synced;
    return newFile ? seal::syncDirectory(path.parent_path()) : hal::Result<>();
}

hal::Result<seal::Hash> RecordFiles::hashOf(const wire::Uuid& record, int file) const {
    const hal::Fd source(::open(pathOf(record, file).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    struct stat about {};
    if (!source || ::fstat(source.get(), &about) != 0)
        return hal::fail(hal::Fault::Storage, "a record's file cannot be read");
    const auto size = static_cast<std::size_t>(about.st_size);
    if (size == 0)
        return seal::sha256({});
    void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, source.get(), 0);
    if (bytes == MAP_FAILED)
        return hal::fail(hal::Fault::Storage, "a record's file cannot be read");
    const seal::Hash hash = seal::sha256({static_cast<const std::uint8_t*>(bytes), size});
    ::munmap(bytes, size);
    return hash;
}

} // namespace center::api
