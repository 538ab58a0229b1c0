// HTTP/1.1 and HTTPS on several listeners, with limits and timeouts on everything. No library's types.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "center/http/routes.h"
#include "center/log/log.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"
#include "hal/base/units.h"

namespace center::http {

struct Tls {
    std::string certificate; // PEM, with what stands between it and the CA
    hal::SecretText key;     // PEM
    // PEM. When given, a client without a certificate of this CA gets no further than the handshake
    // (TLS 1.3).
    std::string clientCa;
};

// A deadline covers the whole step, however the bytes trickle in.
struct Limits {
    std::size_t header = 16 << 10;  // bytes of request line and fields
    std::size_t connections = 8192; // of this listener
    std::size_t perAddress = 64;    // connections
    hal::Millis handshake{10'000};
    hal::Millis headerTime{10'000}; // from the first byte to the blank line
    hal::Millis idle{75'000};       // between two requests of a connection
    hal::Millis bodyTime{10'000};   // and a second more for every bodyRate bytes
    std::size_t bodyRate = 32 << 10;
    hal::Millis writeTime{10'000}; // and as bodyTime
};

struct Listener {
    std::string name; // in logs and metrics: "kiosks"
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; // 0: a free one
    std::optional<Tls> tls = {};
    // A reverse proxy's address, whose X-Real-IP says who asks; empty: nobody's is believed. The limit of an
    // address is then for the proxy alone: set it high.
    std::string proxy = {};
    Routes routes = {};
    Limits limits = {};
};

struct ServerOptions {
    int threads = 2;                        // that read, write and run Where::Io handlers
    int workers = 4;                        // that run Where::Worker handlers
    std::size_t queued = 256;               // handlers that wait for a worker; more get 503
    std::size_t bufferedBodies = 32U << 20; // bytes of all bodies in memory together; more get 503
    hal::Millis eventPulse{15'000};         // a comment on event streams that are silent
};

// Thread-safe after start().
class Server {
public:
    Server(ServerOptions options, Log& log);
    ~Server(); // stops at once
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Binds; the port it got. Before start(). Errors: Io (the address is taken or none of ours), BadData
    // (certificate or key).
    [[nodiscard]] hal::Result<std::uint16_t> listen(Listener listener);

    void start();

    // Takes no more connections, closes those that wait for a request, ends event streams, lets what is being
    // answered finish for at most `grace`. Handlers that hold replies should let them go before or meanwhile.
    void stop(hal::Millis grace);

    // Prometheus text (0.0.4) of the server itself.
    [[nodiscard]] std::string metrics() const;

    struct Core;

private:
    std::shared_ptr<Core> core_;
};

} // namespace center::http
