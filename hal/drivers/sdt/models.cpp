#include "hal/drivers/sdt/models.h"

#include <algorithm>
#include <array>

#include "hal/drivers/models_file.h"

namespace hal::sdt {
namespace {

constexpr std::uint8_t kVendorClass = 0xFF;

struct LayoutName {
    std::string_view name;
    Layout layout;
};
constexpr std::array<LayoutName, 3> kLayouts{
    {{"any", Layout::Any}, {"four", Layout::FourEndpoints}, {"pair", Layout::OnePair}}};

bool readLayout(std::string_view text, Model& model) {
    const auto* row = std::ranges::find(kLayouts, text, &LayoutName::name);
    if (row == kLayouts.end())
        return false;
    model.layout = row->layout;
    return true;
}

Result<Model> readModel(const ModelEntry& entry, const std::string& file) {
    Model model{.name = std::string(entry.text("name")), .vendor = 0, .product = 0, .layout = Layout::Any};
    const auto numbers = usbNumbers(entry.text("usb"));
    if (!numbers || !numbers->product)
        return wrongValue(file, entry.values.at("usb"), "usb wants vendor:product in hex, as \"0400:c35a\"");
    model.vendor = numbers->vendor;
    model.product = *numbers->product;
    if (entry.values.contains("layout") && !readLayout(entry.text("layout"), model))
        return wrongValue(file, entry.values.at("layout"), "layout wants any, four or pair");
    return model;
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
    const auto entries = parseModelEntries(text, file, {.needed = {"name", "usb"}, .optional = {"layout"}});
    if (!entries)
        return tl::make_unexpected(entries.error());
    std::vector<Model> models;
    for (const ModelEntry& entry : *entries) {
        auto model = readModel(entry, file);
        if (!model)
            return tl::make_unexpected(model.error());
        models.push_back(*std::move(model));
    }
    return models;
}

Result<std::vector<Model>> loadModels(const std::string& file) {
    const auto text = readModelsFile(file);
    if (!text)
        return tl::make_unexpected(text.error());
    return parseModels(*text, file);
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
