// Runs one program at a time with its input in a pipe.
#include "kiosk/app/player.h"

#include <algorithm>
#include <csignal>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT: POSIX says so

namespace kiosk {

namespace {

pid_t spawn(const std::vector<std::string>& words, int input) {
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str())); // NOLINT: POSIX leaves it alone
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? child : 0;
}

} // namespace

Player::~Player() { stop(); }

bool Player::busy() {
    if (child_ > 0 && waitpid(child_, nullptr, WNOHANG) != 0)
        child_ = 0;
    return child_ > 0;
}

void Player::start(const std::vector<std::string>& words, std::span<const std::byte> input) {
    stop();
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return;
    fcntl(ends[1], F_SETPIPE_SZ, kInputBytes);
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    const std::size_t size = std::min(input.size(), static_cast<std::size_t>(kInputBytes));
    [[maybe_unused]] const auto written = write(ends[1], input.data(), size);
    close(ends[1]);
    child_ = spawn(words, ends[0]);
    close(ends[0]);
}

// SIGKILL: neither program has anything to finish, and waiting for one that was killed takes no time to speak
// of.
void Player::stop() {
    if (!busy())
        return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
    child_ = 0;
}

} // namespace kiosk
