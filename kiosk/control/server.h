// The running application's side: takes commands from its own user, so that no device is opened twice.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <ostream>
#include <stop_token>
#include <thread>

#include "hal/base/fd.h"
#include "kiosk/control/line.h"

namespace kiosk::control {

// Listens at STATE/run/kiosk.socket as long as it lives. Only the same user and root are heard. Each client
// has a thread of its own, at most kMostClients of them; who says nothing or listens to nothing loses its
// turn, and who hangs up ends its command.
class Server {
public:
    static constexpr std::size_t kMostClients = 16;

    // Does a command and returns its exit code. Called on the client's thread; the token is set when the
    // client has gone or the server goes.
    using Obey =
        std::function<int(const Request&, std::ostream& out, std::ostream& err, const std::stop_token& stop)>;

    // Errors: those of ownPlace() and listenAt().
    [[nodiscard]] static hal::Result<std::unique_ptr<Server>> open(const std::filesystem::path& state,
                                                                   Obey obey);
    ~Server(); // stops what runs and waits for it
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

private:
    struct Client;
    Server(hal::Fd place, hal::Fd listener, hal::Fd wake, Obey obey);
    void serve(const std::stop_token& stop);
    void take();

    const hal::Fd place_, listener_, wake_;
    const Obey obey_;
    std::list<Client> clients_; // of the thread below alone
    std::jthread thread_;
};

} // namespace kiosk::control
