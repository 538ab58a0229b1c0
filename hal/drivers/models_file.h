// models.toml of a driver: which devices it knows, as tables of texts. What the texts mean the driver says.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hal/base/result.h"

namespace hal {

struct ModelEntry {
    struct Value {
        std::string text;
        int line = 0;
    };
    std::map<std::string, Value> values;
    // Empty: not said.
    [[nodiscard]] std::string_view text(const std::string& key) const;
};

struct ModelKeys {
    std::initializer_list<std::string_view> needed, optional;
};

// schema = 1 and at least one [[model]] with the needed keys. Storage, with file and line of the first thing
// that is wrong: "models.toml:7: unknown key speed".
[[nodiscard]] Result<std::vector<ModelEntry>>
parseModelEntries(std::string_view text, const std::string& file, const ModelKeys& keys);

// The text of the file. Storage: it cannot be read, or is no such file.
[[nodiscard]] Result<std::string> readModelsFile(const std::string& file);

// The complaint of a driver about a value.
[[nodiscard]] tl::unexpected<Error> wrongValue(const std::string& file, const ModelEntry::Value& value,
                                               const std::string& what);

// "0400:c35a", "0400:*". Nothing: neither.
struct UsbNumbers {
    std::uint16_t vendor = 0;
    std::optional<std::uint16_t> product; // none: any
    [[nodiscard]] bool match(std::uint16_t otherVendor, std::uint16_t otherProduct) const {
        return vendor == otherVendor && product.value_or(otherProduct) == otherProduct;
    }
};
[[nodiscard]] std::optional<UsbNumbers> usbNumbers(std::string_view text);

} // namespace hal
