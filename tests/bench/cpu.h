// Processor time of this process and of its children, finer than clock ticks.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

// Nanoseconds on a processor so far.
inline double cpuOfProcess(const std::filesystem::path& process = "/proc/self") {
    double total = 0;
    std::error_code gone;
    for (const auto& task : std::filesystem::directory_iterator(process / "task", gone)) {
        double nanoseconds = 0;
        std::ifstream(task.path() / "schedstat") >> nanoseconds;
        total += nanoseconds;
    }
    return total;
}

inline double cpuOfChildren() {
    double total = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream children(task.path() / "children");
        for (std::string pid; children >> pid;)
            total += cpuOfProcess("/proc/" + pid);
    }
    return total;
}
