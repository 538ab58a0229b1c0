// Which commands were seen, and what became of the last one: kept over restarts, so that none is done twice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "hal/base/result.h"
#include "kiosk/agent/executor.h"

namespace kiosk::agent {

// STATE/center/commands.json, schema 1.
class CommandMemory {
public:
    // A damaged file counts as none: numbers begin anew, and the center's own order protects from replays
    // until then.
    explicit CommandMemory(const std::filesystem::path& state);

    [[nodiscard]] std::int64_t last() const { return last_; }

    // Durable before the effect. Errors: Storage, and then it must not be done.
    [[nodiscard]] hal::Result<> begin(std::int64_t number, ActionKind action);
    // Until the center has heard of it. Errors: Storage.
    [[nodiscard]] hal::Result<> ended(const Executed& executed);
    [[nodiscard]] hal::Result<> reported();

    struct Open {
        std::int64_t number = 0;
        ActionKind action{};
        std::optional<Executed> executed; // nothing: it was interrupted, or lasts
    };
    [[nodiscard]] const std::optional<Open>& open() const { return open_; }

private:
    [[nodiscard]] hal::Result<> save() const;

    const std::filesystem::path file_;
    std::int64_t last_ = 0;
    std::optional<Open> open_;
};

// What is said of a command that the agent's own end interrupted: a restart and a reboot end it on purpose.
[[nodiscard]] Executed afterInterruption(ActionKind action);

} // namespace kiosk::agent
