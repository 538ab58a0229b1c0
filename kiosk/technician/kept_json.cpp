#include "kiosk/technician/kept_json.h"

#include "services/seal/durable_file.h"
#include "services/seal/set_aside.h"

namespace kiosk {
namespace {

constexpr std::size_t kMost = 4 * 1024 * 1024;
constexpr mode_t kMode = 0600;

} // namespace

hal::Result<nlohmann::json> readKept(const std::filesystem::path& file) {
    const auto content = seal::readWhole(file, kMost);
    if (!content)
        return tl::make_unexpected(content.error());
    auto object = nlohmann::json::parse(content->bytes.begin(), content->bytes.end(), nullptr, false);
    if (!object.is_object() || object.value("schema", nlohmann::json()) != 1)
        return hal::fail(hal::Fault::BadData, "no object of schema 1");
    return object;
}

hal::Result<> writeKept(const std::filesystem::path& file, const nlohmann::ordered_json& object) {
    const std::string text =
        object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    return seal::writeDurably(file, hal::asBytes(text), kMode);
}

std::string inWords(const PutAside& aside) {
    return aside.file.filename().string() + " is damaged or of another program: it is kept as " +
           aside.now.filename().string();
}

hal::Result<PutAside> putAside(const std::filesystem::path& file, const hal::Clock& clock) {
    auto moved = seal::setAside(file, clock);
    if (!moved)
        return tl::make_unexpected(moved.error());
    return PutAside{file, *std::move(moved)};
}

} // namespace kiosk
