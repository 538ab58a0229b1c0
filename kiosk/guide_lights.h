// The lights at the slots lead the hand: which one each screen lights, and who tells the board.
#pragma once

#include <functional>
#include <optional>

#include "hal/rig.h"
#include "kiosk/job/latest.h"
#include "kiosk/session.h"

namespace kiosk {

// Where the hand should go now. None: nowhere, or something is wrong that a hand does not mend.
[[nodiscard]] std::optional<hal::Kind> lampFor(const SessionView& session, const CopyView& copy);

// Lights it on the board of that rig; blocks. True, or why not.
[[nodiscard]] hal::Result<bool> light(hal::Rig& rig, std::optional<hal::Kind> lamp,
                                      const std::stop_token& stop);

// Follows the screens. GUI thread only; all references are borrowed and outlive it.
class GuideLights : public QObject {
    Q_OBJECT

public:
    // Lights that lamp and no other; blocks.
    using Light = std::function<hal::Result<bool>(std::optional<hal::Kind> lamp, std::stop_token stop)>;

    GuideLights(const Session& session, Jobs& jobs, QObject* parent = nullptr);

    // Says at once what should be lit. Null: there is no board.
    void setLight(Light light);
    // The board works again: what it may have missed is said again.
    void boardIsBack();

private:
    void follow();
    void say();

    const Session& session_;
    Light light_;
    std::optional<hal::Kind> lamp_;
    int tries_ = 0; // to light this lamp
    bool missed_ = false;
    Latest<bool> saying_;
};

} // namespace kiosk
