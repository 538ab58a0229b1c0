// Lets another process play the hand at a simulator: one command a connection, over a Unix socket.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "hal/base/fd.h"
#include "hal/base/uri.h"

namespace hal::sim {

// Listens at the path that the URI's option `control` names, as long as it lives, and in every process that
// the simulator lives in after a crash. A client sends a command and a newline and gets "ok" or the fault's
// word.
class ControlSocket {
public:
    using Obey = std::function<Result<>(std::string_view command)>; // called on the socket's thread

    // Null: the URI has no such option. Storage: the path cannot be bound.
    [[nodiscard]] static Result<std::unique_ptr<ControlSocket>> open(const Uri& uri, Obey obey);
    ~ControlSocket();
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;

private:
    ControlSocket(std::string path, Fd listener, Obey obey);
    void serve(const std::stop_token& stop) const;

    const std::string path_;
    const Fd listener_;
    const Obey obey_;
    std::jthread server_;
};

// The other side. Offline: nobody listens; otherwise what the simulator answers.
[[nodiscard]] Result<> tell(const std::string& path, std::string_view command);

} // namespace hal::sim
