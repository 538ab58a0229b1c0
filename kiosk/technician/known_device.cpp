#include "kiosk/technician/known_device.h"

namespace kiosk {
namespace {

constexpr std::size_t kLongest = 200; // a device may call itself anything

// As it comes back from the file: bytes that are not UTF-8 are replaced there.
std::string kept(const std::string& text) {
    const nlohmann::json written = text.substr(0, kLongest);
    return nlohmann::json::parse(written.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

} // namespace

KnownDevice knownDevice(const hal::DeviceInfo& device) {
    const hal::Identity& identity = device.identity;
    const std::string model =
        identity.vendor.empty() ? identity.model : identity.vendor + " " + identity.model;
    const std::string mark =
        identity.serial.empty() ? device.uri.substr(0, device.uri.find('?')) : identity.serial;
    return {device.slot, kept(model), kept(mark)};
}

nlohmann::ordered_json asJson(const KnownDevice& device) {
    return {{"slot", device.slot}, {"model", device.model}, {"mark", device.mark}};
}

KnownDevice knownDeviceFrom(const nlohmann::json& object) {
    return {object.at("slot").get<std::string>(), object.at("model").get<std::string>(),
            object.at("mark").get<std::string>()};
}

} // namespace kiosk
