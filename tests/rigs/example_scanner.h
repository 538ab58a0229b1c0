// The example scanner, which nobody makes, at the end of a pseudo terminal.
#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

#include "hal/base/bytes.h"
#include "hal/base/fd.h"

namespace rigs {

// Thread-safe. Starts unplugged; the line's name stays the same when it is plugged in again.
class ExampleScanner {
public:
    explicit ExampleScanner(std::filesystem::path line) : line_(std::move(line)) {}
    ~ExampleScanner() { unplug(); }
    ExampleScanner(const ExampleScanner&) = delete;
    ExampleScanner& operator=(const ExampleScanner&) = delete;

    void plug() {
        if (server_.joinable())
            return;
        int near = -1, far = -1;
        std::array<char, 128> name{};
        termios raw{};
        ::cfmakeraw(&raw);
        raw.c_cflag |= CS8 | CREAD;
        if (::openpty(&near, &far, name.data(), &raw, nullptr) != 0)
            throw std::runtime_error("no pseudo terminal");
        ::close(far);
        ::fcntl(near, F_SETFD, FD_CLOEXEC);
        std::filesystem::create_symlink(name.data(), line_);
        shown_.clear();
        server_ =
            std::jthread([this, fd = hal::Fd{near}](const std::stop_token& stop) { serve(fd.get(), stop); });
    }
    void unplug() {
        if (!server_.joinable())
            return;
        std::filesystem::remove(line_);
        server_.request_stop();
        server_.join();
        server_ = {};
    }

    // What it says to the next G.
    void show(char kind, hal::ByteView bytes, bool understood) {
        const std::lock_guard lock(mutex_);
        if (!understood) {
            shown_ = "!\n";
            return;
        }
        unsigned sum = 0;
        for (const std::uint8_t byte : bytes)
            sum ^= byte;
        std::array<char, 8> head{}, tail{};
        std::snprintf(head.data(), head.size(), "+%c%03u", kind, static_cast<unsigned>(bytes.size()));
        std::snprintf(tail.data(), tail.size(), "%02X\n", sum);
        shown_ = std::string(head.data()).append(hal::asText(bytes)).append(tail.data());
    }

private:
    std::string answerTo(char question) {
        if (question == '?')
            return "E1 lantern-2\n";
        const std::lock_guard lock(mutex_);
        return shown_.empty() ? "-\n" : std::exchange(shown_, {});
    }

    void serve(int fd, const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            pollfd ready{fd, POLLIN, 0};
            char question = 0;
            ::poll(&ready, 1, 5);
            if ((ready.revents & POLLIN) == 0) { // also while nobody has opened the line
                std::this_thread::yield();
                continue;
            }
            if (::read(fd, &question, 1) != 1)
                continue;
            const std::string answer = answerTo(question);
            if (::write(fd, answer.data(), answer.size()) != static_cast<ssize_t>(answer.size()))
                return;
        }
    }

    const std::filesystem::path line_;
    std::mutex mutex_;
    std::string shown_;
    std::jthread server_;
};

} // namespace rigs
