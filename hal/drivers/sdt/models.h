// Which USB devices may be identity card readers, as models.toml has it, and where their endpoints are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hal/drivers/sdt/transport.h"
#include "hal/port/usb.h"

namespace hal::sdt {

enum class Layout { Any, FourEndpoints, OnePair };

struct Model {
    std::string name;
    std::uint16_t vendor = 0, product = 0;
    Layout layout = Layout::Any;
};

// Storage, with file and line of the first thing that is wrong: "models.toml:7: usb wants vendor:product …".
[[nodiscard]] Result<std::vector<Model>> parseModels(std::string_view text, const std::string& file);
[[nodiscard]] Result<std::vector<Model>> loadModels(const std::string& file);

struct PairOfEndpoints {
    std::uint8_t out = 0, in = 0;
};

// Where a reader is to be spoken to.
struct Way {
    std::uint8_t interface = 0;
    std::variant<FourEndpoints, PairOfEndpoints> endpoints;
};

// Nothing: another device, or one whose endpoints are no reader's. That it is a reader only its answers
// prove.
[[nodiscard]] std::optional<Way> wayTo(const Model& model, const port::UsbDeviceInfo& device);

} // namespace hal::sdt
