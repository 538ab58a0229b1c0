// What the command line and the running application say to each other: one JSON object a line, "schema":1 in
// each. Pure; anything may come in.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hal/base/result.h"

namespace kiosk::control {

inline constexpr std::size_t kLongestLine = 64 * 1024; // bytes, without its end
inline constexpr std::size_t kMostArguments = 64;

// {"schema":1,"arguments":["test","scanner","--json"],"folder":"/home/technician"}
struct Request {
    std::vector<std::string> arguments; // of `banshi`, without the program's name
    std::filesystem::path folder;       // where relative paths count from; absolute
};

// The answer's lines: one Begun, any number of Out and Err in their order, one Ended.
struct Begun {}; // {"schema":1,"begun":true}: it was heard; what follows takes its time
struct Out {     // {"schema":1,"out":"…\n"}: as it stands on stdout
    std::string text;
};
struct Err { // {"schema":1,"err":"…\n"}
    std::string text;
};
struct Ended { // {"schema":1,"exit":0}: the command's exit code
    int exit = 0;
};
using Answer = std::variant<Begun, Out, Err, Ended>;

// With the line's end. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string toLine(const Request& request);
[[nodiscard]] std::string toLine(const Answer& answer);

// BadData: no such line. Members that are not known are ignored; another schema is Unsupported.
[[nodiscard]] hal::Result<Request> requestOf(std::string_view line);
[[nodiscard]] hal::Result<Answer> answerOf(std::string_view line);

// Lines from a connected socket. Not thread-safe.
class LineReader {
public:
    explicit LineReader(int socket) : socket_(socket) {}
    // Without `waitMs` it waits until the peer speaks or goes, or somebody shuts the socket down.
    // Errors: Offline (the peer has gone), Timeout, BadData (longer than a line may be).
    [[nodiscard]] hal::Result<std::string> next(std::optional<int> waitMs);

private:
    const int socket_;
    std::string kept_;
};

// The whole line, or Offline. The socket's own send timeout is the deadline.
[[nodiscard]] hal::Result<> sendLine(int socket, std::string_view line);

} // namespace kiosk::control
