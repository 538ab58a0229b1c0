// Takes from this process what a decoder that was taken over would want. Cannot be undone.
#pragma once

namespace center::render {

// No core, no new rights, bounds on memory, time and what is written, no socket. Programs that are started
// inherit it. False: the kernel refused; nothing may be decoded then.
[[nodiscard]] bool confine();

// Then, before the first byte of a file is looked at here: nothing can be opened, started or signalled.
[[nodiscard]] bool confineToMemory();

} // namespace center::render
