// What an administrator sets for a center: center.toml as types.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "center/main/keeping.h"

namespace center {

inline constexpr const char* kConfigName = "center.toml";

struct Endpoint {
    std::string address;
    std::uint16_t port = 0; // 0: a free one, told in the log
};

struct Config {
    std::string district;
    std::vector<std::string> hosts; // under which kiosks reach this machine: the server certificate's names
    std::filesystem::path keys;     // folder
    std::filesystem::path state;    // folder: database and files
    std::filesystem::path organisation; // JSON, center/domain/organisation.h; empty: the model district
    std::filesystem::path rules;        // JSON, center/domain/rules.h; empty: the built-in ones
    Keeping keeping;
    std::string postgres; // libpq's connection string; empty: SQLite in `state`
    Endpoint kiosks{"0.0.0.0", 8443};
    std::string kiosksUrl; // as kiosks are told; empty: https, the first host and the port
    bool enrollmentOpen = true;
    Endpoint enrollment{"0.0.0.0", 8444};
    Endpoint staff{"0.0.0.0", 8445};
    std::string staffProxy;          // address of a reverse proxy whose X-Real-IP is believed
    std::filesystem::path staffPage; // folder of the built page
    std::filesystem::path
        staffCertificate;           // PEM with its chain; empty: the center's own, which browsers ask about
    std::filesystem::path staffKey; // PEM
    Endpoint operations{"127.0.0.1", 8446}; // plain HTTP: metrics and health
};

struct ConfigError {
    int line = 0; // from 1; 0: the file as a whole
    int column = 0;
    std::string key;
    std::string message;
};

// Relative folders are below `folder`. Unknown keys are errors: a slip would silently change nothing.
[[nodiscard]] tl::expected<Config, ConfigError> parseConfig(std::string_view toml,
                                                            const std::filesystem::path& folder);
[[nodiscard]] tl::expected<Config, ConfigError> loadConfig(const std::filesystem::path& folder);

// The file that init writes; with `model` it names organisation.json and rules.json beside it.
[[nodiscard]] std::string configText(const std::string& district, const std::vector<std::string>& hosts,
                                     std::uint16_t firstPort, bool model = false);

} // namespace center
