// center.toml as a table of keys: what stands in it is known here or refused.
#include "center/main/config.h"

#include <functional>
#include <map>

#include <toml++/toml.h>

#include "services/seal/durable_file.h"

namespace center {

namespace {

namespace fs = std::filesystem;
using Reader = std::function<const char*(const toml::node&)>; // what was expected; nothing when it fits

Reader text(std::string& into) {
    return [&into](const toml::node& node) -> const char* {
        const auto value = node.value<std::string>();
        if (!node.is_string())
            return "a text in quotes";
        into = *value;
        return nullptr;
    };
}

Reader path(fs::path& into, const fs::path& folder) {
    return [&into, folder](const toml::node& node) -> const char* {
        if (!node.is_string())
            return "a folder in quotes";
        into = folder / *node.value<std::string>();
        return nullptr;
    };
}

Reader flag(bool& into) {
    return [&into](const toml::node& node) -> const char* {
        if (!node.is_boolean())
            return "true or false";
        into = *node.value<bool>();
        return nullptr;
    };
}

Reader port(std::uint16_t& into) {
    return [&into](const toml::node& node) -> const char* {
        const auto value = node.value<std::int64_t>();
        if (!node.is_integer() || *value < 0 || *value > 65535)
            return "a port from 0 to 65535";
        into = static_cast<std::uint16_t>(*value);
        return nullptr;
    };
}

Reader days(int& into) {
    return [&into](const toml::node& node) -> const char* {
        const auto value = node.value<std::int64_t>();
        if (!node.is_integer() || *value < Keeping::kLeast || *value > 36'500)
            return "a number of days, at least 30";
        into = static_cast<int>(*value);
        return nullptr;
    };
}

Reader texts(std::vector<std::string>& into) {
    return [&into](const toml::node& node) -> const char* {
        const auto* array = node.as_array();
        if (array == nullptr || array->empty() || !array->is_homogeneous(toml::node_type::string))
            return "a list of texts, at least one";
        into.clear();
        for (const auto& one : *array)
            into.push_back(*one.value<std::string>());
        return nullptr;
    };
}

Reader schema() {
    return [](const toml::node& node) -> const char* {
        return node.value<std::int64_t>() == 1 ? nullptr : "1, or a newer release of banshi-center";
    };
}

std::optional<ConfigError> readTable(const toml::table& table, const std::string& prefix,
                                     std::map<std::string, Reader>& readers) {
    for (const auto& [key, node] : table) {
        const std::string name = prefix + std::string(key.str());
        const auto& at = node.source().begin;
        const auto complain = [&](std::string message) {
            return ConfigError{static_cast<int>(at.line), static_cast<int>(at.column), name,
                               std::move(message)};
        };
        const auto reader = readers.find(name);
        if (reader == readers.end()) {
            const bool known = readers.lower_bound(name + ".") != readers.end() &&
                               readers.lower_bound(name + ".")->first.starts_with(name + ".");
            if (!known || !node.is_table())
                return complain("there is no such key");
            if (auto wrong = readTable(*node.as_table(), name + ".", readers))
                return wrong;
        } else if (const char* expected = reader->second(node)) {
            return complain(std::string("expected ") + expected);
        }
    }
    return std::nullopt;
}

} // namespace

tl::expected<Config, ConfigError> parseConfig(std::string_view toml, const fs::path& folder) {
    Config config;
    config.keys = folder / "keys";
    config.state = folder / "state";
    std::map<std::string, Reader> readers{
        {"schema", schema()},
        {"district", text(config.district)},
        {"hosts", texts(config.hosts)},
        {"paths.keys", path(config.keys, folder)},
        {"paths.state", path(config.state, folder)},
        {"paths.organisation", path(config.organisation, folder)},
        {"paths.rules", path(config.rules, folder)},
        {"retention.copies_days", days(config.keeping.copies)},
        {"retention.applications_days", days(config.keeping.applications)},
        {"retention.appeals_days", days(config.keeping.appeals)},
        {"retention.ratings_days", days(config.keeping.ratings)},
        {"retention.reports_days", days(config.keeping.reports)},
        {"retention.commands_days", days(config.keeping.commands)},
        {"store.postgres", text(config.postgres)},
        {"kiosks.address", text(config.kiosks.address)},
        {"kiosks.port", port(config.kiosks.port)},
        {"kiosks.url", text(config.kiosksUrl)},
        {"enrollment.open", flag(config.enrollmentOpen)},
        {"enrollment.address", text(config.enrollment.address)},
        {"enrollment.port", port(config.enrollment.port)},
        {"staff.address", text(config.staff.address)},
        {"staff.port", port(config.staff.port)},
        {"staff.proxy", text(config.staffProxy)},
        {"staff.page", path(config.staffPage, folder)},
        {"staff.certificate", path(config.staffCertificate, folder)},
        {"staff.key", path(config.staffKey, folder)},
        {"operations.address", text(config.operations.address)},
        {"operations.port", port(config.operations.port)},
    };
    try {
        const toml::table table = toml::parse(toml);
        if (auto wrong = readTable(table, "", readers))
            return tl::make_unexpected(*std::move(wrong));
        for (const char* needed : {"schema", "hosts"})
            if (!table.contains(needed))
                return tl::make_unexpected(ConfigError{0, 0, needed, "is missing"});
    } catch (const toml::parse_error& error) {
        const auto& at = error.source().begin;
        return tl::make_unexpected(ConfigError{static_cast<int>(at.line), static_cast<int>(at.column), "",
                                               std::string(error.description())});
    }
    return config;
}

tl::expected<Config, ConfigError> loadConfig(const fs::path& folder) {
    const auto content = seal::readWhole(folder / kConfigName, 64 << 10);
    if (!content)
        return tl::make_unexpected(ConfigError{0, 0, "", std::string(kConfigName) + " cannot be read"});
    return parseConfig(hal::asText(content->bytes), folder);
}

std::string configText(const std::string& district, const std::vector<std::string>& hosts,
                       std::uint16_t firstPort, bool model) {
    const auto portOf = [&](int n) { return std::to_string(firstPort == 0 ? 0 : firstPort + n); };
    toml::array names;
    for (const std::string& host : hosts)
        names.push_back(host);
    std::ostringstream quoted;
    quoted << "district = " << toml::value<std::string>(district) << "\nhosts = " << names << "\n";
    return "# banshi-center: README of center/main tells what each key does.\n"
           "schema = 1\n" +
           quoted.str() +
           "\n[paths] # below the folder of this file\n"
           "keys = \"keys\"\n"
           "state = \"state\"\n" +
           (model ? "organisation = \"organisation.json\"\nrules = \"rules.json\"\n" : "") +
           "\n"
           "[store]\n"
           "postgres = \"\" # empty: SQLite in state\n\n"
           "[kiosks] # mutual TLS\n"
           "address = \"0.0.0.0\"\n"
           "port = " +
           portOf(0) +
           "\nurl = \"\" # empty: https, the first host and the port\n\n"
           "[enrollment]\n"
           "open = true\n"
           "address = \"0.0.0.0\"\n"
           "port = " +
           portOf(1) +
           "\n\n[staff] # HTTPS for browsers; certificate and key: PEM files, else the center's own\n"
           "address = \"0.0.0.0\"\n"
           "port = " +
           portOf(2) +
           "\n\n[operations] # plain HTTP: /metrics and /healthz\n"
           "address = \"127.0.0.1\"\n"
           "port = " +
           portOf(3) + "\n";
}

} // namespace center
