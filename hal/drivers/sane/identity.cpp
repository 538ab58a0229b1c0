#include "hal/drivers/sane/identity.h"

#include <regex>

namespace hal::sane {
namespace {

bool startsWith(const std::string& text, std::string_view head) { return text.rfind(head, 0) == 0; }

} // namespace

Identity identityOf(const std::string& deviceName) {
    Identity identity;
    identity.vendor = "SANE";
    // airscan:PROTOCOL:NAME, and with an address of its own airscan:PROTOCOL:NAME:URL
    static const std::regex kAirscan("airscan:[^:]*:(.*?)(:(https?|unix)://.*)?");
    std::smatch parts;
    identity.model = std::regex_match(deviceName, parts, kAirscan)
                         ? parts[1].str()
                         : deviceName.substr(0, deviceName.find(':'));
    return identity;
}

bool isNetworked(const std::string& deviceName) {
    return startsWith(deviceName, "airscan:") || startsWith(deviceName, "net:") ||
           startsWith(deviceName, "escl:");
}

std::optional<std::filesystem::path> usbNode(const std::string& deviceName) {
    static const std::regex kUsb(".*libusb:(\\d{3}):(\\d{3})");
    std::smatch parts;
    if (!std::regex_match(deviceName, parts, kUsb))
        return std::nullopt;
    return std::filesystem::path("/dev/bus/usb") / parts[1].str() / parts[2].str();
}

} // namespace hal::sane
