// Reads kiosk.toml: each section in a function of its own, all complaints at once.
#include "kiosk/config/config.h"

#include <algorithm>
#include <fstream>
#include <tuple>

#include <unistd.h>

#include "hal/base/uri.h"
#include "hal/port/recording.h"
#include "kiosk/config/drawing_folder.h"
#include "kiosk/config/section.h"

namespace kiosk {

namespace {

namespace fs = std::filesystem;

Config::Hall readHall(Section hall) {
    Config::Hall read;
    read.name = hall.requiredText("name", "the hall's name in Chinese");
    read.nameEn = hall.requiredText("name_en", "the hall's name in English");
    read.kiosk = hall.requiredText("kiosk", "this kiosk's name in Chinese");
    read.kioskEn = hall.requiredText("kiosk_en", "this kiosk's name in English");
    read.staffPlace = hall.requiredText("staff_place", "where staff can be found, in Chinese");
    read.staffPlaceEn = hall.requiredText("staff_place_en", "where staff can be found, in English");
    hall.finish();
    return read;
}

std::string readUri(Section& devices, const std::string& key) {
    std::string uri = devices.text(key, {});
    if (uri.empty())
        return uri;
    if (const auto parsed = hal::parseUri(uri); !parsed)
        devices.wrong(key, "expected a device address such as \"sane:…\" or \"ipp://…\": " +
                               parsed.error().detail);
    else if (parsed->option(hal::port::kRecordOption) || parsed->option(hal::port::kReplayOption))
        devices.wrong(key, "recordings are made and repeated by banshi trace alone");
    return uri;
}

// As it is written, or counted from where the file stands.
fs::path resolved(const std::string& text, const fs::path& directory) {
    return text.empty() ? fs::path() : (directory / text).lexically_normal();
}

Config::Devices readDevices(Section devices, const fs::path& directory, NamedFiles files) {
    Config::Devices read;
    read.scanner = readUri(devices, "scanner");
    read.pagePrinter = readUri(devices, "page_printer");
    read.idReader = readUri(devices, "id_reader");
    read.receiptPrinter = readUri(devices, "receipt_printer");
    read.codeScanner = readUri(devices, "code_scanner");
    read.smartCardReader = readUri(devices, "smart_card_reader");
    read.auxiliary = readUri(devices, "auxiliary");
    read.camera = readUri(devices, "camera");
    read.idPhotoDecoder = resolved(devices.text("id_photo_decoder", {}), directory);
    if (files == NamedFiles::Seen && !read.idPhotoDecoder.empty() &&
        ::access(read.idPhotoDecoder.c_str(), X_OK) != 0)
        devices.wrong("id_photo_decoder", "no program that may be run");
    devices.finish();
    return read;
}

Config::Panel readPanel(Section panel) {
    Config::Panel read;
    read.diagonalInches = panel.number("diagonal_inches", 10, 120, read.diagonalInches);
    read.orientation = static_cast<Orientation>(panel.oneOf("orientation", {"portrait", "landscape"}, 0));
    read.widthPx = panel.whole("width_px", 320, 16384);
    read.heightPx = panel.whole("height_px", 320, 16384);
    if (read.widthPx.has_value() != read.heightPx.has_value())
        panel.wrong(read.widthPx ? "width_px" : "height_px", "width_px and height_px go together");
    panel.finish();
    return read;
}

Config::Paths readPaths(Section paths, const fs::path& directory) {
    Config::Paths read;
    read.state = resolved(paths.text("state", read.state), directory);
    if (read.state.empty())
        paths.wrong("state", "empty: expected a directory");
    read.minFreeMb = paths.whole("min_free_mb", 0, 1'000'000).value_or(read.minFreeMb);
    paths.finish();
    return read;
}

bool isKey(const std::string& hex) {
    const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return hex.size() == 64 && std::all_of(hex.begin(), hex.end(), digit);
}

Config::Policy readPolicy(Section policy, const fs::path& directory) {
    Config::Policy read;
    read.file = resolved(policy.requiredText("file", "the signed policy file"), directory);
    read.keyHex = policy.requiredText("key", "the public key that signed it, 64 hexadecimal digits");
    if (!read.keyHex.empty() && !isKey(read.keyHex))
        policy.wrong("key", "expected 64 hexadecimal digits in lower case");
    policy.finish();
    return read;
}

Config::Ui readUi(Section ui, const fs::path& directory, NamedFiles files) {
    Config::Ui read;
    read.sound = ui.flag("sound", read.sound);
    read.voice = ui.flag("voice", read.voice);
    read.volumePercent = ui.whole("volume_percent", 0, 100).value_or(read.volumePercent);
    read.drawings = resolved(ui.text("drawings", {}), directory);
    if (files == NamedFiles::Seen && !read.drawings.empty())
        if (const auto problem = drawingFolderProblem(read.drawings))
            ui.wrong("drawings", *problem);
    ui.finish();
    return read;
}

Config readAll(Section file, const fs::path& directory, NamedFiles files) {
    const auto schema = file.whole("schema", 1, 1'000'000);
    if (!file.has("schema"))
        file.wrong("schema", "missing: expected schema = " + std::to_string(kConfigSchema));
    else if (schema && *schema != kConfigSchema)
        file.wrong("schema", "this program reads schema " + std::to_string(kConfigSchema) + ", not " +
                                 std::to_string(*schema));
    Config config;
    config.hall = readHall(file.sub("hall"));
    config.devices = readDevices(file.sub("devices"), directory, files);
    config.panel = readPanel(file.sub("panel"));
    config.paths = readPaths(file.sub("paths"), directory);
    config.policy = readPolicy(file.sub("policy"), directory);
    config.ui = readUi(file.sub("ui"), directory, files);
    file.finish();
    return config;
}

ConfigErrors asWhole(std::string message) { return {ConfigError{0, 0, {}, std::move(message)}}; }

} // namespace

tl::expected<Config, ConfigErrors> parseConfig(std::string_view text, const fs::path& directory,
                                               NamedFiles files) {
    ConfigErrors errors;
    try {
        const toml::table table = toml::parse(text);
        Config config = readAll(Section(table, {}, errors), directory, files);
        if (errors.empty())
            return config;
    } catch (const toml::parse_error& error) { // the library's only way to say it
        const toml::source_position at = error.source().begin;
        errors.push_back(
            {static_cast<int>(at.line), static_cast<int>(at.column), {}, std::string(error.description())});
    }
    std::stable_sort(errors.begin(), errors.end(), [](const ConfigError& a, const ConfigError& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return tl::make_unexpected(std::move(errors));
}

tl::expected<std::string, ConfigErrors> readConfigText(const fs::path& file) {
    std::error_code ignored;
    if (fs::is_directory(file, ignored))
        return tl::make_unexpected(asWhole("this is a directory"));
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return tl::make_unexpected(asWhole("cannot be read"));
    std::string text(kConfigBytesMax + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    if (stream.bad())
        return tl::make_unexpected(asWhole("cannot be read"));
    if (text.size() > kConfigBytesMax)
        return tl::make_unexpected(asWhole("longer than 256 kB: this is no configuration"));
    return text;
}

tl::expected<Config, ConfigErrors> loadConfig(const fs::path& file, NamedFiles files) {
    const auto text = readConfigText(file);
    if (!text)
        return tl::make_unexpected(text.error());
    std::error_code failed;
    const fs::path absolute = fs::absolute(file, failed);
    return parseConfig(*text, (failed ? file : absolute).parent_path(), files);
}

std::string toString(const fs::path& file, const ConfigError& error) {
    std::string text = file.string();
    if (error.line > 0)
        text += ":" + std::to_string(error.line) + ":" + std::to_string(error.column);
    text += ": ";
    if (!error.key.empty())
        text += error.key + ": ";
    return text + error.message;
}

} // namespace kiosk
