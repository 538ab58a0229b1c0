// The device hosts of this test process, to be stopped or killed as a driver's library would do it to them.
#pragma once

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace conformance {

inline std::vector<pid_t> deviceHosts() {
    std::vector<pid_t> hosts;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != name.npos)
            continue;
        std::ifstream file(entry.path() / "stat");
        std::string pid, program, state;
        pid_t parent = 0;
        if (file >> pid >> program >> state >> parent && parent == getpid() &&
            program.starts_with("(banshi-device"))
            hosts.push_back(std::stoi(pid));
    }
    return hosts;
}

inline void signalDeviceHosts(int number) {
    for (const pid_t host : deviceHosts())
        kill(host, number);
}

} // namespace conformance
