// Small files of JSON in the kiosk's data directory: whole after a power cut, set aside when they are
// damaged.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace kiosk {

// An object whose "schema" is 1. Errors: Absent (no such file), Storage (cannot be read), BadData (no such
// object, another schema, larger than 4 MB).
[[nodiscard]] hal::Result<nlohmann::json> readKept(const std::filesystem::path& file);

// Readable by the kiosk's user only. Errors: Storage.
[[nodiscard]] hal::Result<> writeKept(const std::filesystem::path& file,
                                      const nlohmann::ordered_json& object);

// One file that was damaged or somebody else's, and where it went.
struct PutAside {
    std::filesystem::path file, now;
};
// "calibration.json is not this program's or damaged: it is kept as calibration.json.corrupt-…"
[[nodiscard]] std::string inWords(const PutAside& aside);

// What was loaded, or nothing when that was damaged (BadData) and set aside. Errors: Storage.
template <class T>
struct Kept {
    T value{};
    std::optional<PutAside> aside;
};
[[nodiscard]] hal::Result<PutAside> putAside(const std::filesystem::path& file, const hal::Clock& clock);

template <class T>
[[nodiscard]] hal::Result<Kept<T>> orSetAside(hal::Result<T> loaded, const std::filesystem::path& file,
                                              const hal::Clock& clock) {
    if (loaded)
        return Kept<T>{*std::move(loaded), std::nullopt};
    if (loaded.error().fault != hal::Fault::BadData)
        return tl::make_unexpected(loaded.error());
    auto aside = putAside(file, clock);
    if (!aside)
        return tl::make_unexpected(aside.error());
    return Kept<T>{T{}, *std::move(aside)};
}

} // namespace kiosk
