#include "hal/drivers/models_file.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

namespace hal {
namespace {

constexpr std::int64_t kSchema = 1;
constexpr std::size_t kMostBytes = 1 << 20;

std::string nameOf(const std::string& file) { return std::filesystem::path(file).filename().string(); }

class Complaint {
public:
    explicit Complaint(const std::string& file) : file_(nameOf(file)) {}
    [[nodiscard]] tl::unexpected<Error> at(const toml::source_region& where, const std::string& what) const {
        return fail(Fault::Storage, file_ + ":" + std::to_string(where.begin.line) + ": " + what);
    }

private:
    std::string file_;
};

Result<ModelEntry> readEntry(const toml::table& table, const ModelKeys& keys, const Complaint& complaint) {
    const auto listed = [](const auto& list, std::string_view key) {
        return std::ranges::find(list, key) != list.end();
    };
    ModelEntry entry;
    for (const auto& [key, node] : table) {
        if (!listed(keys.needed, key.str()) && !listed(keys.optional, key.str()))
            return complaint.at(node.source(), "unknown key " + std::string(key.str()));
        const auto text = node.value<std::string>();
        if (!text)
            return complaint.at(node.source(), std::string(key.str()) + " wants a text");
        entry.values[std::string(key.str())] = {*text, static_cast<int>(node.source().begin.line)};
    }
    for (const std::string_view needed : keys.needed)
        if (!table.contains(needed))
            return complaint.at(table.source(), "a model needs " + std::string(needed));
    return entry;
}

Result<std::vector<ModelEntry>> readTable(const toml::table& table, const ModelKeys& keys,
                                          const Complaint& complaint) {
    for (const auto& [key, node] : table)
        if (key != "schema" && key != "model")
            return complaint.at(node.source(), "unknown key " + std::string(key.str()));
    if (table["schema"].value<std::int64_t>() != kSchema)
        return complaint.at(table["schema"] ? table["schema"].node()->source() : table.source(),
                            "schema wants " + std::to_string(kSchema));
    const toml::node* list = table.get("model");
    if (!list || !list->is_array_of_tables())
        return complaint.at(list ? list->source() : table.source(), "one [[model]] at least is wanted");
    std::vector<ModelEntry> entries;
    for (const toml::node& node : *list->as_array()) {
        auto entry = readEntry(*node.as_table(), keys, complaint);
        if (!entry)
            return tl::make_unexpected(entry.error());
        entries.push_back(*std::move(entry));
    }
    return entries;
}

std::optional<std::uint16_t> hexNumber(std::string_view text) {
    std::uint16_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    const bool whole = error == std::errc{} && end == text.data() + text.size() && text.size() == 4;
    return whole ? std::optional(value) : std::nullopt;
}

} // namespace

std::string_view ModelEntry::text(const std::string& key) const {
    const auto found = values.find(key);
    return found == values.end() ? std::string_view() : std::string_view(found->second.text);
}

Result<std::vector<ModelEntry>> parseModelEntries(std::string_view text, const std::string& file,
                                                  const ModelKeys& keys) {
    const Complaint complaint(file);
    try {
        return readTable(toml::parse(text), keys, complaint);
    } catch (const toml::parse_error& error) { // the library's only way to say it
        return complaint.at(error.source(), std::string(error.description()));
    }
}

Result<std::string> readModelsFile(const std::string& file) {
    std::error_code unread;
    const auto size = std::filesystem::file_size(file, unread);
    std::ifstream stream(file, std::ios::binary);
    if (unread || !stream)
        return fail(Fault::Storage, nameOf(file) + ": cannot be read");
    if (size > kMostBytes)
        return fail(Fault::Storage, nameOf(file) + ": too large");
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

tl::unexpected<Error> wrongValue(const std::string& file, const ModelEntry::Value& value,
                                 const std::string& what) {
    return fail(Fault::Storage, nameOf(file) + ":" + std::to_string(value.line) + ": " + what);
}

std::optional<UsbNumbers> usbNumbers(std::string_view text) {
    if (text.size() < 6 || text[4] != ':')
        return std::nullopt;
    const auto vendor = hexNumber(text.substr(0, 4));
    const auto product = hexNumber(text.substr(5));
    if (!vendor || (!product && text.substr(5) != "*"))
        return std::nullopt;
    return UsbNumbers{*vendor, product};
}

} // namespace hal
