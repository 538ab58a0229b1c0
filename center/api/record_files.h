// Sealed files of records on the center's disk, as their chunks come in. Thread-safe.
#pragma once

#include <array>
#include <filesystem>
#include <mutex>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "services/seal/hash.h"
#include "services/wire/uuid.h"

namespace center::api {

class RecordFiles {
public:
    explicit RecordFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // Durable when it returns. Errors: Storage.
    [[nodiscard]] hal::Result<> write(const wire::Uuid& record, int file, std::uint64_t offset,
                                      hal::ByteView bytes) const;
    // Errors: Storage.
    [[nodiscard]] hal::Result<seal::Hash> hashOf(const wire::Uuid& record, int file) const;
    [[nodiscard]] std::filesystem::path pathOf(const wire::Uuid& record, int file) const;
    // Whatever is there of the record's files goes.
    void forget(const wire::Uuid& record) const;
    // While it is held, nobody else writes to the record's files.
    [[nodiscard]] std::unique_lock<std::mutex> alone(const wire::Uuid& record);

private:
    std::filesystem::path folder_;
    std::array<std::mutex, 64> locks_;
};

} // namespace center::api
