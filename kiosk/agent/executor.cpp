#include "kiosk/agent/executor.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <sstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hal/base/fd.h"
#include "kiosk/control/client.h"

namespace kiosk::agent {
namespace {

using nlohmann::json;

constexpr int kNotNow = 3;                     // of `banshi`: a resident is being served
constexpr std::size_t kLargestResult = 48'000; // bytes; the page allows 64 KB with everything around
constexpr int kMostLogLines = 500;

// The last so many bytes, from the beginning of a line on.
std::string tailOf(const std::string& text) {
    if (text.size() <= kLargestResult)
        return text;
    const auto cut = text.find('\n', text.size() - kLargestResult);
    return cut == std::string::npos ? std::string() : text.substr(cut + 1);
}

json linesOf(const std::string& out) {
    json lines = json::array();
    std::istringstream stream(tailOf(out));
    for (std::string line; std::getline(stream, line);)
        if (auto parsed = json::parse(line, nullptr, false); !parsed.is_discarded())
            lines.push_back(std::move(parsed));
    return lines;
}

Executed inApplication(const AskApplication& application, const std::vector<std::string>& arguments) {
    const auto said = application(arguments);
    if (!said)
        return {Outcome::Failed, std::string(hal::toString(said.error().fault)), {}};
    if (said->exit == kNotNow)
        return {Outcome::WaitingForVisit, {}, {}};
    const json result{{"exit", said->exit}, {"lines", linesOf(said->out)}};
    return {said->exit == 0 ? Outcome::Done : Outcome::Failed, said->exit == 0 ? "" : "test_failed", result};
}

Executed byProgram(const RunProgram& program, const std::vector<std::string>& arguments, bool keepOutput) {
    const auto said = program(arguments);
    if (!said)
        return {Outcome::Failed, std::string(hal::toString(said.error().fault)), {}};
    const json result = keepOutput ? json{{"text", tailOf(said->out)}} : json();
    return {said->exit == 0 ? Outcome::Done : Outcome::Failed, {}, result};
}

bool isServing(const AskApplication& application) {
    const auto said = application({"status", "--json"});
    if (!said)
        return false; // it does not run, so nobody is served
    const json lines = linesOf(said->out);
    return !lines.empty() && lines[0].is_object() && lines[0].value("state", json()) == "serving";
}

std::string slotOf(const json& arguments) {
    const auto slot = arguments.is_object() ? arguments.find("slot") : arguments.end();
    return arguments.is_object() && slot != arguments.end() && slot->is_string() ? slot->get<std::string>()
                                                                                 : std::string();
}

// A word of ours, never an option: it comes from another machine.
bool isWord(const std::string& text) {
    return !text.empty() && text.size() <= 32 &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

} // namespace

std::string_view toString(Outcome outcome) {
    switch (outcome) {
    case Outcome::Done:
        return "done";
    case Outcome::WaitingForVisit:
        return "waiting_for_visit";
    case Outcome::Refused:
        return "refused";
    case Outcome::Expired:
        return "expired";
    case Outcome::Failed:
        return "failed";
    case Outcome::Unsupported:
        return "unsupported";
    }
    return "failed";
}

Executed execute(const Command& command, const AskApplication& application, const RunProgram& program) {
    switch (command.action) {
    case ActionKind::OutOfService:
        return inApplication(application, {"service", "out"});
    case ActionKind::InService:
        return inApplication(application, {"service", "in"});
    case ActionKind::Restart:
        return inApplication(application, {"restart"});
    case ActionKind::TestPage:
        return inApplication(application, {"test", "page_printer", "--json"});
    case ActionKind::DeviceTest: {
        const std::string slot = slotOf(command.arguments);
        return isWord(slot) ? inApplication(application, {"test", slot, "--json"})
                            : Executed{Outcome::Refused, "bad_arguments", {}};
    }
    case ActionKind::Screenshot:
        return inApplication(application, {"screenshot", "--json"});
    case ActionKind::SendLogs:
        return byProgram(program,
                         {"journalctl", "--no-pager", "--quiet", "--output=cat", "--unit=banshi-*",
                          "--lines=" + std::to_string(kMostLogLines)},
                         true);
    case ActionKind::Reboot:
        return isServing(application) ? Executed{Outcome::WaitingForVisit, {}, {}}
                                      : byProgram(program, {"systemctl", "reboot"}, false);
    case ActionKind::Unknown:
        return {Outcome::Unsupported, "unknown_action", {}};
    }
    return {Outcome::Unsupported, "unknown_action", {}};
}

AskApplication applicationOf(const std::filesystem::path& state, std::stop_token stop) {
    return [state, stop = std::move(stop)](const std::vector<std::string>& arguments) -> hal::Result<Said> {
        std::ostringstream out, err;
        const auto exit = control::ask(state, {arguments, "/"}, out, err, stop);
        if (!exit)
            return tl::make_unexpected(exit.error());
        return Said{*exit, std::move(out).str()};
    };
}

RunProgram programsOfThisMachine() {
    return [](const std::vector<std::string>& arguments) -> hal::Result<Said> {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return hal::fail(hal::Fault::Io, "no pipe");
        const hal::Fd reading{ends[0]};
        hal::Fd writing{ends[1]};
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, writing.get(), STDOUT_FILENO);
        std::vector<char*> words;
        // Nothing is waited for without an end.
        std::string timeout = "timeout", limit = "60";
        words.push_back(timeout.data());
        words.push_back(limit.data());
        for (const std::string& argument : arguments)
            words.push_back(const_cast<char*>(argument.c_str())); // NOLINT: exec's old signature
        words.push_back(nullptr);
        pid_t child = 0;
        const int failed = ::posix_spawnp(&child, words[0], &actions, nullptr, words.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        if (failed != 0)
            return hal::fail(hal::Fault::Absent, arguments[0] + " cannot be started");
        writing = hal::Fd{};
        Said said;
        std::array<char, 4096> bytes{};
        for (ssize_t got = 0; (got = ::read(reading.get(), bytes.data(), bytes.size())) > 0;)
            if (said.out.size() < (8U << 20))
                said.out.append(bytes.data(), static_cast<std::size_t>(got));
        int status = 0;
        ::waitpid(child, &status, 0);
        said.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return said;
    };
}

} // namespace kiosk::agent
