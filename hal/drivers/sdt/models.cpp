#include "hal/drivers/sdt/models.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

namespace hal::sdt {
namespace {

constexpr std::int64_t kSchema = 1;
constexpr std::size_t kMostBytes = 1 << 20;
constexpr std::uint8_t kVendorClass = 0xFF;

struct LayoutName {
    std::string_view name;
    Layout layout;
};
constexpr std::array<LayoutName, 3> kLayouts{
    {{"any", Layout::Any}, {"four", Layout::FourEndpoints}, {"pair", Layout::OnePair}}};

class Complaint {
public:
    explicit Complaint(const std::string& file) : file_(std::filesystem::path(file).filename().string()) {}
    [[nodiscard]] tl::unexpected<Error> at(const toml::source_region& where, const std::string& what) const {
        return fail(Fault::Storage, file_ + ":" + std::to_string(where.begin.line) + ": " + what);
    }

private:
    std::string file_;
};

std::optional<std::uint16_t> hexNumber(std::string_view text) {
    std::uint16_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    const bool whole = error == std::errc{} && end == text.data() + text.size() && text.size() == 4;
    return whole ? std::optional(value) : std::nullopt;
}

bool readUsb(std::string_view text, Model& model) {
    const auto vendor = hexNumber(text.substr(0, std::min<std::size_t>(4, text.size())));
    const auto product = text.size() == 9 && text[4] == ':' ? hexNumber(text.substr(5)) : std::nullopt;
    if (!vendor || !product)
        return false;
    model.vendor = *vendor;
    model.product = *product;
    return true;
}

bool readLayout(std::string_view text, Model& model) {
    const auto* row = std::ranges::find(kLayouts, text, &LayoutName::name);
    if (row == kLayouts.end())
        return false;
    model.layout = row->layout;
    return true;
}

Result<Model> readModel(const toml::table& table, const Complaint& complaint) {
    Model model;
    for (const auto& [key, node] : table) {
        const auto text = node.value<std::string_view>();
        if (key != "name" && key != "usb" && key != "layout")
            return complaint.at(node.source(), "unknown key " + std::string(key.str()));
        if (!text)
            return complaint.at(node.source(), std::string(key.str()) + " wants a text");
        if (key == "name")
            model.name = *text;
        if (key == "usb" && !readUsb(*text, model))
            return complaint.at(node.source(), "usb wants vendor:product in hex, as \"0400:c35a\"");
        if (key == "layout" && !readLayout(*text, model))
            return complaint.at(node.source(), "layout wants any, four or pair");
    }
    for (const char* needed : {"name", "usb"})
        if (!table.contains(needed))
            return complaint.at(table.source(), "a model needs " + std::string(needed));
    return model;
}

Result<std::vector<Model>> readTable(const toml::table& table, const Complaint& complaint) {
    for (const auto& [key, node] : table)
        if (key != "schema" && key != "model")
            return complaint.at(node.source(), "unknown key " + std::string(key.str()));
    if (table["schema"].value<std::int64_t>() != kSchema)
        return complaint.at(table["schema"] ? table["schema"].node()->source() : table.source(),
                            "schema wants " + std::to_string(kSchema));
    const toml::node* list = table.get("model");
    if (!list || !list->is_array_of_tables())
        return complaint.at(list ? list->source() : table.source(), "one [[model]] at least is wanted");
    std::vector<Model> models;
    for (const toml::node& entry : *list->as_array()) {
        auto model = readModel(*entry.as_table(), complaint);
        if (!model)
            return tl::make_unexpected(model.error());
        models.push_back(*std::move(model));
    }
    return models;
}

// The addresses of one direction, in rising order.
std::vector<std::uint8_t> addresses(const port::UsbInterfaceInfo& interface, bool in) {
    std::vector<std::uint8_t> found;
    for (const port::UsbEndpoint& endpoint : interface.endpoints)
        if (endpoint.in() == in)
            found.push_back(endpoint.address);
    std::ranges::sort(found);
    return found;
}

} // namespace

Result<std::vector<Model>> parseModels(std::string_view text, const std::string& file) {
    const Complaint complaint(file);
    try {
        return readTable(toml::parse(text), complaint);
    } catch (const toml::parse_error& error) { // the library's only way to say it
        return complaint.at(error.source(), std::string(error.description()));
    }
}

Result<std::vector<Model>> loadModels(const std::string& file) {
    std::error_code unread;
    const auto size = std::filesystem::file_size(file, unread);
    std::ifstream stream(file, std::ios::binary);
    if (unread || !stream)
        return fail(Fault::Storage, std::filesystem::path(file).filename().string() + ": cannot be read");
    if (size > kMostBytes)
        return fail(Fault::Storage, std::filesystem::path(file).filename().string() + ": too large");
    std::ostringstream text;
    text << stream.rdbuf();
    return parseModels(text.str(), file);
}

std::optional<Way> wayTo(const Model& model, const port::UsbDeviceInfo& device) {
    if (device.vendor != model.vendor || device.product != model.product)
        return std::nullopt;
    for (const port::UsbInterfaceInfo& interface : device.interfaces) {
        const auto out = addresses(interface, false), in = addresses(interface, true);
        if (out.size() == 2 && in.size() == 2 && model.layout != Layout::OnePair)
            return Way{interface.number, FourEndpoints{out[0], out[1], in[0], in[1]}};
        if (out.size() == 1 && in.size() == 1 && model.layout != Layout::FourEndpoints &&
            interface.deviceClass == kVendorClass)
            return Way{interface.number, PairOfEndpoints{out[0], in[0]}};
    }
    return std::nullopt;
}

} // namespace hal::sdt
