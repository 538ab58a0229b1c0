// What stays true when a driver dies: paper does not come back and a card does not leave because a process
// crashed.
#pragma once

#include <string>
#include <vector>

#include "hal/base/fd.h"
#include "hal/base/uri.h"

namespace hal::sim {

// The world is a file, open under the descriptor that the URI's option `world` names (the rig lends one). It
// holds, part by part, the control words that lead from a fresh simulator to the present one. Without the
// option nothing is kept. Not thread-safe.
class World {
public:
    enum class Part { Machine, Resident };
    World(const Uri& uri, Part part);

    [[nodiscard]] std::vector<std::string> recall() const;
    void keep(const std::vector<std::string>& words) const;

private:
    Fd file_;
    const Part part_;
};

} // namespace hal::sim
