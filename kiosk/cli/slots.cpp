// The slots that a command is about.
#include "kiosk/cli/device_options.h"

#include <algorithm>

#include "kiosk/config/config.h"

namespace kiosk::cli {
namespace {

std::optional<hal::Kind> kindNamed(std::string_view name) {
    for (const hal::Kind kind : hal::kAllKinds)
        if (hal::toString(kind) == name)
            return kind;
    return std::nullopt;
}

std::optional<std::vector<hal::SlotConfig>> given(const std::vector<std::string>& texts, Shell& shell) {
    std::vector<hal::SlotConfig> slots;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        const auto kind = kindNamed(std::string_view(text).substr(0, equals));
        if (!kind || equals == text.npos) {
            shell.exit =
                complain(shell, Exit::Usage, std::string("--device is one of ").append(allowedDevices()));
            return std::nullopt;
        }
        if (std::ranges::find(slots, *kind, &hal::SlotConfig::kind) != slots.end()) {
            shell.exit = complain(shell, Exit::Usage, "--device names a slot twice");
            return std::nullopt;
        }
        slots.push_back({std::string(hal::toString(*kind)), *kind, text.substr(equals + 1)});
    }
    return slots;
}

} // namespace

std::vector<hal::SlotConfig> configuredSlots(const Config::Devices& devices) {
    std::vector<hal::SlotConfig> slots;
    const auto add = [&](hal::Kind kind, const std::string& uri) {
        slots.push_back({std::string(hal::toString(kind)), kind, uri});
    };
    add(hal::Kind::Scanner, devices.scanner);
    add(hal::Kind::PagePrinter, devices.pagePrinter);
    add(hal::Kind::IdReader, devices.idReader);
    add(hal::Kind::ReceiptPrinter, devices.receiptPrinter);
    add(hal::Kind::SmartCardReader, devices.smartCardReader);
    add(hal::Kind::Auxiliary, devices.auxiliary);
    add(hal::Kind::CodeScanner, devices.codeScanner);
    add(hal::Kind::Camera, devices.camera);
    return slots;
}

std::optional<std::vector<hal::SlotConfig>> slotsOf(const DeviceOptions& options, Shell& shell) {
    if (shell.inside) {
        std::vector<hal::SlotConfig> slots;
        for (const hal::DeviceInfo& info : shell.inside->rig.inventory())
            slots.push_back({info.slot, info.kind, info.uri});
        return slots;
    }
    if (!options.slots.empty())
        return given(options.slots, shell);
    const auto config = loadConfig(options.config);
    if (config)
        return configuredSlots(config->devices);
    shell.exit = complain(shell, Exit::Failed, toString(options.config, config.error().front()));
    return std::nullopt;
}

} // namespace kiosk::cli
