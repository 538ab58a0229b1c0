// banshi-progress: the public page of a center. It holds no key and opens no database: it can only ask.
#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>

#include <CLI/CLI.hpp>
#include <systemd/sd-daemon.h>

#include "center/http/server.h"
#include "center/progress/upstream.h"

namespace {

using namespace center;

struct Arguments {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8447;
    std::string center = "http://127.0.0.1:8446";
    std::string certificate, key; // PEM files; empty: plain HTTP
    std::string proxy;
    int utcOffset = 480;
};

std::optional<std::string> contentOf(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return std::nullopt;
    return std::string(std::istreambuf_iterator(stream), {});
}

int complain(const std::string& text) {
    std::cerr << "banshi-progress: " << text << '\n';
    return 1;
}

int serve(const Arguments& given) {
    sigset_t ends{};
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr); // before there are threads
    Log log;
    http::Server server({.threads = 1, .workers = 4, .queued = 64}, log);
    http::Listener listener{.name = "progress", .address = given.address, .port = given.port};
    listener.proxy = given.proxy;
    listener.limits.connections = 1024;
    listener.limits.perAddress = given.proxy.empty() ? 16 : 1024;
    if (!given.certificate.empty()) {
        const auto certificate = contentOf(given.certificate), key = contentOf(given.key);
        if (!certificate || !key)
            return complain("certificate or key cannot be read");
        listener.tls = http::Tls{*certificate, hal::SecretText(*key), {}};
    }
    listener.routes =
        progress::siteRoutes({.look = progress::lookAt(given.center), .utcOffsetMinutes = given.utcOffset});
    if (const auto port = server.listen(std::move(listener)); !port)
        return complain(port.error().detail);
    server.start();
    sd_notify(0, "READY=1");
    int which = 0;
    sigwait(&ends, &which);
    sd_notify(0, "STOPPING=1");
    server.stop(std::chrono::seconds(5));
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app(
        "The public page that shows how far a case is: states and dates, for whoever holds the receipt.",
        "banshi-progress");
    Arguments given;
    app.add_option("--address", given.address, "to listen on")->capture_default_str();
    app.add_option("--port", given.port, "0: a free one, told in the log")->capture_default_str();
    app.add_option("--center", given.center, "the center's operations listener")->capture_default_str();
    auto* certificate = app.add_option("--certificate", given.certificate, "PEM file, for HTTPS");
    app.add_option("--key", given.key, "PEM file")->needs(certificate);
    certificate->needs("--key");
    app.add_option("--proxy", given.proxy, "address of a reverse proxy whose X-Real-IP is believed");
    app.add_option("--utc-offset", given.utcOffset, "minutes, for the times shown")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    return serve(given);
}
