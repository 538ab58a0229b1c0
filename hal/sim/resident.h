// The resident in front of a simulated scanner: what lies on its glass and in its feeder, and when that
// changes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hal/base/uri.h"
#include "hal/sim/world.h"

namespace hal::sim {

// Not thread-safe. By itself: nothing before the first scan, the front, then the back, then takes the card
// away (or leaves it, left=1) until somebody looks whether the glass is empty; a stack lies in the feeder
// again after it was seen empty.
class Resident {
public:
    explicit Resident(const Uri& uri);

    // "put=FILE", "turn", "remove", "auto", "next=front|back|gone", "feed=FILE,FILE".
    // Unsupported: another word.
    [[nodiscard]] Result<> control(std::string_view command);

    // The file that lies on the glass for a scan, and for a quick look at it; empty: nothing.
    [[nodiscard]] std::string toScan() const;
    [[nodiscard]] std::string toLookAt() const;
    // Both sides of the card in the slot, the one that lies up first; empty: none is in it.
    [[nodiscard]] std::pair<std::string, std::string> inCardSlot() const;
    void glassWasScanned();  // a scan ended well: the next thing is put down
    void glassWasLookedAt(); // a look ended well

    [[nodiscard]] const std::vector<std::string>& inFeeder() const { return feeder_; }
    void feederWasScanned(std::size_t pages, bool untilEmpty);
    void feederWasSeenEmpty();

private:
    enum class Next { Front, Back, Gone };
    [[nodiscard]] Result<> obey(std::string_view command);
    void remember() const;

    const World world_;
    std::string front_, back_;
    std::vector<std::string> stack_;
    bool leavesCard_ = false;

    Next next_ = Next::Front;
    bool told_ = false; // what lies on the glass was put there by a command and stays
    std::string put_;
    std::vector<std::string> feeder_;
};

} // namespace hal::sim
