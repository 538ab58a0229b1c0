// What a technician sets for one kiosk: kiosk.toml as types. Pure but for the functions that name a file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace kiosk {

inline constexpr int kConfigSchema = 1;

enum class Orientation { Portrait, Landscape };

struct Config {
    struct Hall { // shown as it is, in both languages
        std::string name, nameEn;
        std::string kiosk, kioskEn;
        std::string staffPlace, staffPlaceEn;
    } hall;
    struct Devices { // URIs; empty: this kiosk has none
        std::string scanner;
        std::string pagePrinter;
        std::string idReader;
        std::string receiptPrinter;
        std::string codeScanner;
        std::string smartCardReader;
        std::string auxiliary;
        std::string camera;
        std::filesystem::path idPhotoDecoder; // a program; empty: photos of chips are not shown
    } devices;
    struct Panel {
        double diagonalInches = 32;
        Orientation orientation = Orientation::Portrait;
        std::optional<int> widthPx, heightPx; // none: what the display says
    } panel;
    struct Paths {
        std::filesystem::path state{"/var/lib/banshi"};
        int minFreeMb = 64; // below, the kiosk is out of service
    } paths;
    struct Policy {
        std::filesystem::path file;
        std::string keyHex; // Ed25519 public key, 64 lower-case digits
    } policy;
    struct Ui {
        bool sound = true;
        bool voice = true; // the easy view reads aloud, where there is sound
        int volumePercent = 70;
        std::filesystem::path drawings; // the hall's own drawings of its machine; empty: the built-in ones
    } ui;
};

// One thing that is wrong, where it stands, and what was expected instead. Lines and columns count from 1;
// 0: the file as a whole.
struct ConfigError {
    int line = 0;
    int column = 0;
    std::string key; // "panel.orientation"; empty: the text is no TOML
    std::string message;
    friend bool operator==(const ConfigError&, const ConfigError&) = default;
};
[[nodiscard]] std::string toString(const std::filesystem::path& file, const ConfigError& error);

// Everything that is wrong at once, in the order of the file.
using ConfigErrors = std::vector<ConfigError>;

// Whether the files that the text names are looked at. A kiosk starts without its drawings, so only whoever
// checks a configuration asks for it.
enum class NamedFiles { Unseen, Seen };

// Relative paths in the text count from `directory`. Unknown keys are errors.
[[nodiscard]] tl::expected<Config, ConfigErrors> parseConfig(std::string_view text,
                                                             const std::filesystem::path& directory,
                                                             NamedFiles files = NamedFiles::Unseen);
[[nodiscard]] tl::expected<Config, ConfigErrors> loadConfig(const std::filesystem::path& file,
                                                            NamedFiles files = NamedFiles::Unseen);

// The largest file that is read; a real one has less than 4 kB.
inline constexpr std::size_t kConfigBytesMax = 256 * 1024;
[[nodiscard]] tl::expected<std::string, ConfigErrors> readConfigText(const std::filesystem::path& file);

} // namespace kiosk
