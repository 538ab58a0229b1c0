// A center at work: store, keys, routes and listeners, put together.
#pragma once

#include <memory>

#include "center/api/fleet_routes.h"
#include "center/api/record_routes.h"
#include "center/http/server.h"
#include "center/main/config.h"
#include "center/main/worker.h"
#include "center/signin/gate.h"
#include "center/staff/pages.h"

namespace center {

enum class Mode {
    Normal,
    Demonstration, // staff sign in over plain HTTP on loopback
};

class Service {
public:
    // Errors: those of keys and store, Io (a port is taken).
    [[nodiscard]] static hal::Result<std::unique_ptr<Service>>
    open(const Config& config, Log& log, const hal::Clock& clock, Mode mode = Mode::Normal);
    ~Service(); // stops at once

    void start() { server_.start(); } // answers
    void work() { worker_.start(); }  // opens what came in, lets clocks run
    // Lets waiting kiosks go, then ends as http::Server does.
    void stop(hal::Millis grace);

    struct Ports {
        std::uint16_t kiosks = 0;
        std::uint16_t enrollment = 0; // 0: closed
        std::uint16_t staff = 0;
        std::uint16_t operations = 0;
    };
    [[nodiscard]] const Ports& ports() const { return ports_; }
    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] const pki::Keys& keys() const { return keys_; }
    [[nodiscard]] signin::Sessions& sessions() { return sessions_; }

private:
    Service(const Config& config, District district, std::unique_ptr<store::Store> store, pki::Keys keys,
            seal::FileKey caseKey, Log& log, const hal::Clock& clock, Mode mode);
    [[nodiscard]] hal::Result<> listen(const Config& config);
    [[nodiscard]] hal::Result<> listenForStaff(const Config& config);
    [[nodiscard]] http::Routes operations() const;

    std::unique_ptr<store::Store> store_;
    pki::Keys keys_;
    api::Center center_;
    api::KioskGate gate_;
    api::CommandDesk desk_;
    api::RecordFiles files_;
    Worker worker_;
    Mode mode_;
    signin::Sessions sessions_;
    staff::Gate staffGate_;
    staff::Pages pages_;
    http::Server server_; // last: it stops before what its routes stand on goes
    Ports ports_;
};

// SQLite in the state folder, or PostgreSQL. Makes the folder.
[[nodiscard]] hal::Result<std::unique_ptr<store::Store>> openStore(const Config& config);

} // namespace center
