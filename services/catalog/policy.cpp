#include "services/catalog/policy.h"

#include <algorithm>
#include <ctime>

#include <nlohmann/json.hpp>

#include "services/seal/durable_file.h"
#include "services/seal/signature_file.h"
#include "services/wire/clock_quality.h"

namespace catalog {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPurpose = "banshi policy 1";
constexpr std::size_t kLargestFile = 1 << 20;

std::string_view textOf(const seal::FileContent& content) {
    return {reinterpret_cast<const char*>(content.bytes.data()), content.bytes.size()};
}

// In the kiosk's own time zone: a policy ends at midnight of the hall. ISO dates compare as texts.
std::string today(hal::WallTime now) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", &local);
    return text;
}

hal::Result<> isInForce(const Policy& policy, std::int64_t newestSeen, const hal::Clock& clock) {
    if (policy.version < newestSeen)
        return hal::fail(hal::Fault::Refused, "policy version " + std::to_string(policy.version) +
                                                  " is older than " + std::to_string(newestSeen) +
                                                  ", which was in force here");
    const wire::Stamp now = wire::stampOf(clock);
    const bool expired =
        !policy.expires.empty() && now.quality != wire::ClockQuality::Unset && today(now.at) > policy.expires;
    if (expired)
        return hal::fail(hal::Fault::Refused, "the policy expired on " + policy.expires);
    return {};
}

hal::Result<std::int64_t> recall(const fs::path& memory) {
    const auto content = seal::readWhole(memory, 4096);
    if (!content && content.error().fault == hal::Fault::Absent)
        return 0;
    if (!content)
        return tl::make_unexpected(content.error());
    const auto object = nlohmann::json::parse(textOf(*content), nullptr, false);
    if (!object.is_object() || !object.contains("version") || !object["version"].is_number_integer())
        return hal::fail(hal::Fault::BadData, memory.string() + " is damaged");
    return object["version"].get<std::int64_t>();
}

hal::Result<> remember(const fs::path& memory, std::int64_t version) {
    const nlohmann::ordered_json object{{"schema", 1}, {"version", version}};
    return seal::writeDurably(memory, hal::asBytes(object.dump() + "\n"), 0644);
}

hal::Error naming(const fs::path& file, hal::Error error) {
    error.detail = file.string() + ": " + error.detail;
    return error;
}

} // namespace

hal::Result<Policy> loadPolicy(const fs::path& file, const seal::PublicKey& trusted, std::int64_t newestSeen,
                               const hal::Clock& clock) {
    const auto content = seal::readWhole(file, kLargestFile);
    if (!content)
        return tl::make_unexpected(content.error());
    if (auto verified = seal::verifyFile(file, kPurpose, content->bytes, trusted); !verified)
        return tl::make_unexpected(verified.error());
    auto policy = parsePolicy(textOf(*content), UnknownKeys::Ignore);
    if (!policy)
        return tl::make_unexpected(naming(file, policy.error()));
    if (auto inForce = isInForce(*policy, newestSeen, clock); !inForce)
        return tl::make_unexpected(naming(file, inForce.error()));
    return policy;
}

hal::Result<Policy> acceptPolicy(const fs::path& file, const seal::PublicKey& trusted, const fs::path& memory,
                                 const hal::Clock& clock) {
    const auto newestSeen = recall(memory);
    if (!newestSeen)
        return tl::make_unexpected(newestSeen.error());
    auto policy = loadPolicy(file, trusted, *newestSeen, clock);
    if (policy && policy->version > *newestSeen) {
        if (auto remembered = remember(memory, policy->version); !remembered)
            return tl::make_unexpected(remembered.error());
    }
    return policy;
}

hal::Result<Policy> signPolicy(const fs::path& file, const seal::KioskKey& key) {
    const auto content = seal::readWhole(file, kLargestFile);
    if (!content)
        return tl::make_unexpected(content.error());
    auto policy = parsePolicy(textOf(*content), UnknownKeys::Refuse);
    if (!policy)
        return tl::make_unexpected(naming(file, policy.error()));
    if (auto done = seal::signFile(file, kPurpose, content->bytes, key); !done)
        return tl::make_unexpected(done.error());
    return policy;
}

} // namespace catalog
