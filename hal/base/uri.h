// A device's address as it stands in the configuration: "sane:airscan:e0:Front Desk",
// "sim:files?front=a.png".
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "hal/base/result.h"

namespace hal {

// scheme:body?key=value&key=value — percent escapes are decoded in body and values.
struct Uri {
    std::string scheme; // lower case: "sim", "sane", "ipp", "sdt+usb"
    std::string body;   // what stands between the first colon and the question mark
    std::map<std::string, std::string> query;
    std::string text; // as it was written

    [[nodiscard]] std::optional<std::string> option(const std::string& key) const;
};

// Fault::BadData with the position of the first character that is wrong.
[[nodiscard]] Result<Uri> parseUri(std::string_view text);

// BadData names an option that is not among these.
[[nodiscard]] Result<> checkOptions(const Uri& uri, std::initializer_list<std::string_view> known);

} // namespace hal
