// A program that makes something heard, fed through a pipe: what hangs in it never holds up the screen.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <sys/types.h>

namespace kiosk {

// One at a time. GUI thread only; never blocks. A program that is not there is silence.
class Player {
public:
    // More input is cut off: it must fit into the pipe, so that writing never waits.
    static constexpr int kInputBytes = 128 * 1024;

    Player() = default;
    ~Player();
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    [[nodiscard]] bool busy();
    // Ends what still runs. `words` are the program and its arguments, found on PATH; `input` is all it
    // reads.
    void start(const std::vector<std::string>& words, std::span<const std::byte> input);
    void stop();

private:
    pid_t child_ = 0; // 0: none
};

} // namespace kiosk
