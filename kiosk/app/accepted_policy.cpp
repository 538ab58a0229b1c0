// The policy that the configuration names, or the last one that was accepted.
#include "kiosk/app/accepted_policy.h"

#include <algorithm>

#include "services/seal/durable_file.h"

namespace kiosk {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFileBytesMax = 4 * 1024 * 1024;

fs::path signatureOf(fs::path file) { return file += ".sig"; }

// Failing to remember costs only the fallback.
void remember(const fs::path& from, const fs::path& to) {
    const auto fresh = seal::readWhole(from, kFileBytesMax);
    const auto known = seal::readWhole(to, kFileBytesMax);
    if (fresh && (!known || known->bytes != fresh->bytes)) {
        [[maybe_unused]] const auto written = seal::writeDurably(to, fresh->bytes, 0644);
    }
}

} // namespace

hal::Result<AcceptedPolicy> acceptedPolicy(const Config& config, const hal::Clock& clock) {
    const auto key = seal::fromHex<32>(config.policy.keyHex);
    if (!key)
        return hal::fail(hal::Fault::BadData, "policy.key");
    const fs::path accepted = config.paths.state / "accepted_policy.json";
    auto fresh =
        catalog::acceptPolicy(config.policy.file, *key, config.paths.state / "policy_seen.json", clock);
    if (fresh) {
        remember(config.policy.file, accepted);
        remember(signatureOf(config.policy.file), signatureOf(accepted));
        return AcceptedPolicy{*std::move(fresh), std::nullopt};
    }
    auto old = catalog::loadPolicy(accepted, *key, 0, clock);
    if (!old)
        return tl::make_unexpected(fresh.error());
    return AcceptedPolicy{*std::move(old), fresh.error().fault};
}

} // namespace kiosk
