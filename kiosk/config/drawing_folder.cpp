// Looks into a folder of drawings.
#include "kiosk/config/drawing_folder.h"

#include <nlohmann/json.hpp>

#include "kiosk/config/config.h"

namespace kiosk {

namespace {

constexpr int kManifestSchema = 1;

// The members of an array or object; of anything else none.
nlohmann::json membersOf(const nlohmann::json& object, const char* name) {
    return object.is_object() ? object.value(name, nlohmann::json::object()) : nlohmann::json::object();
}

} // namespace

std::optional<std::string> drawingFolderProblem(const std::filesystem::path& folder) {
    const auto text = readConfigText(folder / "manifest.json");
    if (!text)
        return "manifest.json in this folder: " + text.error().front().message;
    const auto manifest = nlohmann::json::parse(*text, nullptr, false);
    if (!manifest.is_object())
        return "manifest.json in this folder is no JSON object";
    const auto schema = manifest.find("schema");
    if (schema == manifest.end() || *schema != kManifestSchema)
        return "manifest.json in this folder: expected \"schema\": " + std::to_string(kManifestSchema);
    const nlohmann::json drawings = membersOf(manifest, "drawings");
    for (const auto& [name, drawing] : drawings.items()) {
        const nlohmann::json layers = membersOf(drawing, "layers");
        for (const auto& layer : layers) {
            const auto file = layer.is_object() ? layer.value("file", nlohmann::json()) : nlohmann::json();
            std::error_code failed;
            if (!file.is_string() ||
                !std::filesystem::is_regular_file(folder / file.get<std::string>(), failed))
                return "drawing \"" + name + "\" in this folder names a picture that is not there";
        }
    }
    return std::nullopt;
}

} // namespace kiosk
