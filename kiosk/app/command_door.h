// Does what `banshi` asks of the running application: the same commands, with the application's own devices.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <QObject>

#include "kiosk/app/machine.h"
#include "kiosk/cli/shell.h"
#include "kiosk/control/server.h"
#include "kiosk/log/log.h"
#include "kiosk/session_controller.h"

namespace kiosk {

// What the application can say and do of itself; called on the GUI thread.
struct ApplicationHooks {
    std::function<cli::RunningKiosk::Status()> status;
    std::function<void(bool off)> switchOff;
    std::function<void()> restart;
    std::function<std::string()> screenshot; // JPEG, base64
};

// Made and destroyed on the GUI thread, which never waits for a command, but for its end when this goes.
// Nothing begins during a visit; while a command uses devices, the kiosk is out of service.
class CommandDoor : public QObject {
    Q_OBJECT

public:
    CommandDoor(std::shared_ptr<Machine> machine, SessionController& session, Log& log,
                ApplicationHooks hooks, QObject* parent = nullptr);
    ~CommandDoor() override;

    // Errors: those of control::Server::open().
    [[nodiscard]] hal::Result<> open(const std::filesystem::path& state);

private:
    [[nodiscard]] int obey(const control::Request& request, std::ostream& out, std::ostream& err,
                           const std::stop_token& stop);

    [[nodiscard]] cli::RunningKiosk kioskFor(const std::stop_token& stop);

    const std::shared_ptr<Machine> machine_;
    SessionController& session_;
    Log& log_;
    const ApplicationHooks hooks_;
    std::filesystem::path state_;
    std::unique_ptr<control::Server> server_; // last: its threads use what stands above
};

} // namespace kiosk
