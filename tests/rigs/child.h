// A program that a rig runs: started with pipes, heard line by line, ended by its own id and nothing else's.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace rigs {

// A starting Python with its libraries takes 0.3 s alone, several on a loaded machine.
inline constexpr std::chrono::seconds kStartTime{30};

// Not thread-safe. Ends with the object: standard input is closed, then the whole process group is killed.
// What the program wrote to standard error is printed when the test has failed.
class Child {
public:
    Child(std::vector<std::string> command, std::map<std::string, std::string> environment = {});
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] pid_t pid() const { return pid_; }
    // The next line of standard output; nothing at its end or when none comes in time.
    [[nodiscard]] std::optional<std::string> readLine(std::chrono::milliseconds within = kStartTime);
    void writeLine(const std::string& line);
    void signal(int number); // to the whole group
    // The exit status as waitpid gives it; nothing when it still runs then.
    [[nodiscard]] std::optional<int> waitForEnd(std::chrono::milliseconds within);
    [[nodiscard]] std::string log() const;

private:
    std::string name_;
    pid_t pid_ = -1;
    int input_ = -1;
    int output_ = -1;
    int log_ = -1;
    std::string pending_;
    std::optional<int> status_;
};

// The path of a tool, looked for in PATH and in /usr/sbin.
[[nodiscard]] std::optional<std::string> findTool(const std::string& name);

// A rig's own file, or a program that the build made.
[[nodiscard]] std::string rigFile(const std::string& name);
[[nodiscard]] std::string builtProgram(const std::string& name);

} // namespace rigs
