// What the last contacts say about the link; told to the application. Thread-safe.
#pragma once

#include <filesystem>
#include <mutex>

#include "hal/base/clock.h"
#include "kiosk/agent/center.h"
#include "kiosk/link/link_state.h"

namespace kiosk::agent {

// How long a kiosk may be away from its center and still take filings.
inline constexpr hal::Millis kMayBeAway = std::chrono::days{30};

class LinkMonitor {
public:
    // What STATE/center/contact.json remembers of the last contact counts after a restart, too.
    LinkMonitor(std::filesystem::path state, const hal::Clock& clock, hal::Millis mayBeAway = kMayBeAway);

    // The answer to any call, as it came. Passes it on.
    hal::Result<Answer> saw(hal::Result<Answer> answer);

    void tellAgain(); // so that the application knows that somebody is there
    [[nodiscard]] link::State state() const;

private:
    void become(link::State state);
    [[nodiscard]] link::State judged() const;
    void rememberContact();

    const std::filesystem::path stateDirectory_;
    const hal::Clock& clock_;
    const hal::Millis mayBeAway_;
    mutable std::mutex mutex_;
    link::State last_ = link::State::Unknown;
    std::optional<hal::WallTime> lastContact_;
    std::optional<hal::WallTime> remembered_; // in the file
};

} // namespace kiosk::agent
