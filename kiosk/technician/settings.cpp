#include "kiosk/technician/settings.h"

#include <nlohmann/json.hpp>

#include "services/seal/durable_file.h"

namespace kiosk {
namespace {

constexpr const char* kFile = "technician.json";
constexpr std::size_t kFileBytesMax = 4096;
constexpr mode_t kMode = 0600;

} // namespace

TechnicianSettings loadSettings(const std::filesystem::path& state) {
    TechnicianSettings settings;
    const auto file = seal::readWhole(state / kFile, kFileBytesMax);
    if (!file)
        return settings;
    const auto object = nlohmann::json::parse(file->bytes.begin(), file->bytes.end(), nullptr, false);
    if (!object.is_object() || !object.contains("schema") || object["schema"] != 1)
        return settings;
    if (const auto off = object.find("out_of_service"); off != object.end() && off->is_boolean())
        settings.outOfService = off->get<bool>();
    if (const auto volume = object.find("volume_percent");
        volume != object.end() && volume->is_number_integer())
        if (const auto percent = volume->get<std::int64_t>(); percent >= 0 && percent <= 100)
            settings.volumePercent = static_cast<int>(percent);
    return settings;
}

hal::Result<> saveSettings(const std::filesystem::path& state, const TechnicianSettings& settings) {
    nlohmann::ordered_json object{{"schema", 1}, {"out_of_service", settings.outOfService}};
    if (settings.volumePercent)
        object["volume_percent"] = *settings.volumePercent;
    return seal::writeDurably(state / kFile, hal::asBytes(object.dump() + "\n"), kMode);
}

} // namespace kiosk
