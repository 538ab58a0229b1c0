#include "kiosk/link/enrollment.h"

#include <nlohmann/json.hpp>

#include "services/seal/durable_file.h"

namespace kiosk::link {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kLargest = 256 << 10;
constexpr mode_t kOwnerOnly = 0600;

fs::path folder(const fs::path& state) { return state / "center"; }
fs::path enrollmentFile(const fs::path& state) { return folder(state) / "enrollment.json"; }

hal::Result<Enrollment> parse(std::string_view text) {
    try {
        const json document = json::parse(text);
        if (document.at("schema").get<int>() != 1)
            return hal::fail(hal::Fault::Unsupported, "an enrollment of another release");
        Enrollment enrollment;
        enrollment.url = document.at("url").get<std::string>();
        enrollment.prefix = document.at("prefix").get<std::string>();
        enrollment.keyList = document.at("key_list").get<std::string>();
        const auto kiosk = wire::parseUuid(document.at("kiosk").get<std::string>());
        auto keys = wire::parseKeyList(enrollment.keyList);
        if (!kiosk || !keys)
            return hal::fail(hal::Fault::BadData, "the enrollment is damaged");
        enrollment.kiosk = *kiosk;
        enrollment.keys = *std::move(keys);
        return enrollment;
    } catch (const json::exception&) {
        return hal::fail(hal::Fault::BadData, "the enrollment is damaged");
    }
}

} // namespace

fs::path caFile(const fs::path& state) { return folder(state) / "ca.pem"; }
fs::path certificateFile(const fs::path& state) { return folder(state) / "kiosk.pem"; }

hal::Result<Enrollment> loadEnrollment(const fs::path& state) {
    const auto content = seal::readWhole(enrollmentFile(state), kLargest);
    if (!content)
        return tl::make_unexpected(content.error());
    return parse(hal::asText(content->bytes));
}

hal::Result<> saveCenterFile(const fs::path& file, std::string_view text) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (!error)
        fs::permissions(file.parent_path(), fs::perms::owner_all, error);
    if (error)
        return hal::fail(hal::Fault::Storage,
                         "cannot create " + file.parent_path().string() + ": " + error.message());
    return seal::writeDurably(file, hal::asBytes(text), kOwnerOnly);
}

hal::Result<> saveEnrollment(const fs::path& state, const Enrollment& enrollment) {
    const json document{{"schema", 1},
                        {"url", enrollment.url},
                        {"kiosk", wire::toString(enrollment.kiosk)},
                        {"prefix", enrollment.prefix},
                        {"key_list", enrollment.keyList}};
    return saveCenterFile(enrollmentFile(state), document.dump(1) + "\n");
}

hal::Result<outbox::Identity> identityOf(const Enrollment& enrollment) {
    const wire::CenterKey* sealing = enrollment.keys.current(wire::KeyUse::Sealing);
    if (sealing == nullptr)
        return hal::fail(hal::Fault::BadData, "the center named no sealing key");
    return outbox::Identity{enrollment.kiosk, enrollment.prefix, sealing->publicHalf};
}

} // namespace kiosk::link
