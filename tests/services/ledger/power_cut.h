// Ends a process at a chosen moment of its disk work: killed, or with the power gone.
#pragma once

namespace power_cut {

enum class How {
    Kill,  // SIGKILL: what was written stays, as the kernel has it
    Power, // what was written since the last sync may be there, may be missing, may be half there
};

// From now on SQLite's files in this process are watched; the process ends just before the nth write, sync,
// truncation or deletion, counted from 1. `seed` decides what of the unsynchronised writes survives.
void arm(How how, int nth, unsigned seed);

} // namespace power_cut
