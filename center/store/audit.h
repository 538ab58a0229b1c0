// Who looked and who did what at the center: one chain of hashes, so that a missing or changed line shows.
// Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/store/result.h"
#include "hal/base/clock.h"
#include "services/seal/hash.h"

namespace center::store {

class Engine;

struct AuditLine {
    std::int64_t sequence = 0; // 1, 2, …; set by the store
    hal::WallTime at{};
    std::string actor{};   // a user's or kiosk's id, or "center"
    std::string action{};  // "case_viewed"
    std::string subject{}; // id of what it was done to
    std::string street{};
    std::string detail{}; // JSON; no personal data
    seal::Hash previous{};
    seal::Hash hash{};
};

// SHA-256 over the previous hash and the line, each text with its length in front (u32).
[[nodiscard]] seal::Hash hashOf(const seal::Hash& previous, const AuditLine& line);

struct AuditFilter {
    std::string street{};
    std::string actor{};
    bool newestFirst = false;
    std::int64_t after = 0; // the last line of the page before; 0: from the beginning
    int limit = 100;
};

struct AuditCheck {
    std::int64_t lines = 0;
    std::optional<std::int64_t> firstWrong; // the line whose hash, previous hash or number does not fit
};

class Audit {
public:
    explicit Audit(Engine& engine) : engine_(&engine) {}

    [[nodiscard]] Result<AuditLine> append(AuditLine line); // as it stands in the chain
    [[nodiscard]] Result<std::vector<AuditLine>> list(const AuditFilter& filter);
    [[nodiscard]] Result<AuditCheck> verify();

private:
    Engine* engine_;
};

} // namespace center::store
