#include "tests/rigs/child.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace rigs {
namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
    int ends[2] = {-1, -1};
    Pipe() {
        if (pipe2(ends, O_CLOEXEC) != 0)
            throw std::runtime_error("pipe");
    }
    ~Pipe() {
        close(ends[0]);
        close(ends[1]);
    }
    int take(int end) { return std::exchange(ends[end], -1); }
};

std::vector<std::string> withEnvironment(const std::map<std::string, std::string>& added) {
    std::vector<std::string> all;
    for (char** entry = environ; *entry; ++entry) {
        const std::string text = *entry;
        if (!added.contains(text.substr(0, text.find('='))))
            all.push_back(text);
    }
    for (const auto& [name, value] : added)
        all.push_back(name + "=" + value);
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (std::string& text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

pid_t spawn(std::vector<std::string> command, std::vector<std::string> environment, int in, int out,
            int err) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, 0);
    posix_spawn_file_actions_adddup2(&files, out, 1);
    posix_spawn_file_actions_adddup2(&files, err, 2);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP); // a group of its own, to be ended as one
    posix_spawnattr_setpgroup(&attributes, 0);
    pid_t pid = -1;
    const auto arguments = pointers(command);
    const int error = posix_spawnp(&pid, command.front().c_str(), &files, &attributes, arguments.data(),
                                   pointers(environment).data());
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (error != 0)
        throw std::runtime_error("cannot start " + command.front());
    return pid;
}

// Waits until the descriptor can be read. False: not in time.
bool readable(int fd, Clock::time_point until) {
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        pollfd entry{fd, POLLIN, 0};
        const int count = poll(&entry, 1, static_cast<int>(std::max<long>(left, 0)));
        if (count < 0 && errno == EINTR)
            continue;
        return count > 0;
    }
}

} // namespace

Child::Child(std::vector<std::string> command, std::map<std::string, std::string> environment)
    : name_(command.front()) {
    std::signal(SIGPIPE, SIG_IGN); // a child that died while it is spoken to is no reason to die
    log_ = memfd_create("rig-log", MFD_CLOEXEC);
    Pipe in, out;
    pid_ = spawn(std::move(command), withEnvironment(environment), in.ends[0], out.ends[1], log_);
    input_ = in.take(1);
    output_ = out.take(0);
}

Child::~Child() {
    close(input_);
    if (!waitForEnd(std::chrono::seconds(3))) {
        signal(SIGTERM);
        if (!waitForEnd(std::chrono::seconds(2)))
            signal(SIGKILL);
    }
    signal(SIGKILL); // what it left behind in its group
    static_cast<void>(waitForEnd(std::chrono::seconds(2)));
    close(output_);
    if (testing::Test::HasFailure())
        std::fprintf(stderr, "--- log of %s ---\n%s\n", name_.c_str(), log().c_str());
    close(log_);
}

std::optional<std::string> Child::readLine(std::chrono::milliseconds within) {
    const auto until = Clock::now() + within;
    for (;;) {
        if (const auto end = pending_.find('\n'); end != std::string::npos) {
            std::string line = pending_.substr(0, end);
            pending_.erase(0, end + 1);
            return line;
        }
        char buffer[4096];
        if (!readable(output_, until))
            return std::nullopt;
        const ssize_t count = read(output_, buffer, sizeof buffer);
        if (count <= 0)
            return std::nullopt;
        pending_.append(buffer, static_cast<std::size_t>(count));
    }
}

void Child::writeLine(const std::string& line) {
    const std::string text = line + "\n";
    if (write(input_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        throw std::runtime_error(name_ + " does not listen");
}

void Child::signal(int number) {
    if (pid_ > 0)
        kill(-pid_, number);
}

std::optional<int> Child::waitForEnd(std::chrono::milliseconds within) {
    if (status_)
        return status_;
    const int handle = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
    const bool ended = readable(handle, Clock::now() + within);
    close(handle);
    int status = 0;
    if (ended && waitpid(pid_, &status, 0) == pid_)
        status_ = status;
    return status_;
}

std::string Child::log() const {
    std::string text(static_cast<std::size_t>(lseek(log_, 0, SEEK_END)), '\0');
    const ssize_t count = pread(log_, text.data(), text.size(), 0);
    text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return text;
}

std::optional<std::string> findTool(const std::string& name) {
    std::string path = std::getenv("PATH") ? std::getenv("PATH") : "";
    path += ":/usr/sbin:/sbin";
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find(':', at), path.size());
        const std::string file = path.substr(at, end - at) + "/" + name;
        if (access(file.c_str(), X_OK) == 0)
            return file;
        at = end + 1;
    }
    return std::nullopt;
}

std::string rigFile(const std::string& name) { return std::string(BANSHI_RIGS) + "/" + name; }
std::string builtProgram(const std::string& name) { return std::string(BANSHI_PROGRAMS) + "/" + name; }

} // namespace rigs
