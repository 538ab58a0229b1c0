// Which handler serves which method and path.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "center/http/message.h"

namespace center::http {

// Where a handler runs. Io: on the server's own threads; it must not wait for disks, locks or people, but may
// keep the Reply and answer later. Worker: on one of few threads that may block for a while.
enum class Where : std::uint8_t { Io, Worker };

struct Route {
    Method method{};
    std::string pattern;         // "/kiosk/v1/records/{id}": {…} is one segment
    std::uint64_t bodyLimit = 0; // bytes; 0: a body is refused
    bool lengthRequired = false; // chunked bodies are refused with 411
    Where where = Where::Io;
    std::function<void(Request request, Reply reply)> handle = {};
    // When given, it is asked before the body is read: an answer refuses the body unread.
    std::function<tl::expected<std::unique_ptr<BodySink>, Response>(const Request& request)> sink = {};
};

struct Match {
    const Route* route = nullptr; // none: `status` says why
    std::vector<std::string> parameters;
    int status = 404;  // or 405
    std::string allow; // with 405: "GET, PUT"
};

class Routes {
public:
    Routes& add(Route route);
    [[nodiscard]] Match match(std::string_view method, const Target& target) const;
    [[nodiscard]] std::vector<std::pair<Method, std::string>> list() const;

private:
    struct Entry {
        Route route;
        std::vector<std::string> segments; // "" for a parameter
    };
    // On the heap: pointers to routes stay good while the table grows.
    std::vector<std::unique_ptr<const Entry>> entries_;
};

} // namespace center::http
