// Constructors only: who gets what.
#include "center/main/service.h"

#include "center/desk/progress.h"
#include "center/signin/page_files.h"
#include "center/signin/session_routes.h"
#include "center/signin/user_routes.h"
#include "services/seal/durable_file.h"
#include "services/seal/hex.h"

namespace center {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t kLargestPem = 64 << 10;

fs::path pageFolder(const Config& config) {
    if (!config.staffPage.empty())
        return config.staffPage;
    std::error_code failed;
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    return program.parent_path().parent_path() / "share/banshi/staff";
}

} // namespace

hal::Result<std::unique_ptr<store::Store>> openStore(const Config& config) {
    std::error_code failed;
    fs::create_directories(config.state, failed);
    fs::permissions(config.state, fs::perms::owner_all, failed);
    if (failed)
        return hal::fail(hal::Fault::Storage, "the state folder cannot be made");
    auto store = config.postgres.empty() ? store::Store::openSqlite(config.state / "center.db")
                                         : store::Store::openPostgres(config.postgres);
    if (!store)
        return hal::fail(hal::Fault::Storage, "the store cannot be opened: " + store.error().detail);
    return *std::move(store);
}

hal::Result<std::unique_ptr<Service>> Service::open(const Config& config, Log& log, const hal::Clock& clock,
                                                    Mode mode) {
    auto district = loadDistrict(config);
    if (!district)
        return tl::make_unexpected(district.error());
    auto keys = pki::loadKeys(config.keys, config.hosts, clock);
    if (!keys)
        return tl::make_unexpected(keys.error());
    auto store = openStore(config);
    if (!store)
        return tl::make_unexpected(store.error());
    auto caseKey = loadCaseKey(config.keys);
    if (!caseKey)
        return tl::make_unexpected(caseKey.error());
    std::unique_ptr<Service> service(new Service(config, *std::move(district), *std::move(store),
                                                 *std::move(keys), *std::move(caseKey), log, clock, mode));
    if (const auto listening = service->listen(config); !listening)
        return tl::make_unexpected(listening.error());
    return service;
}

Service::Service(const Config& config, District district, std::unique_ptr<store::Store> store, pki::Keys keys,
                 seal::FileKey caseKey, Log& log, const hal::Clock& clock, Mode mode)
    : store_(std::move(store)),
      keys_(std::move(keys)), center_{*store_, keys_, log, clock, config.state / "files", config.kiosksUrl},
      gate_(center_), desk_(center_), files_(center_.files),
      worker_({*store_, keys_, files_, log, clock, std::move(district), config.keeping}, std::move(caseKey)),
      mode_(mode), sessions_(center_),
      staffGate_(center_, sessions_, mode == Mode::Normal ? staff::Transport::Tls : staff::Transport::Plain),
      pages_({center_, worker_.desk(), worker_.box(), worker_.organisation(), worker_.rules(), files_},
             staff::rendererBeside(),
             [this](const staff::Signed& who) { return sessions_.lives(who.session); }),
      server_({.queued = 4096}, log) {}

Service::~Service() { stop(hal::Millis{0}); }

void Service::stop(hal::Millis grace) {
    desk_.close();
    pages_.close();
    server_.stop(grace);
}

http::Routes Service::operations() const {
    http::Routes routes;
    api::addHealth(routes);
    routes.add({.method = http::Method::Get,
                .pattern = "/metrics",
                .handle = [this](const http::Request&, http::Reply reply) {
                    http::Response response = http::text(200, server_.metrics());
                    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
                    reply.send(std::move(response));
                }});
    routes.add({.method = http::Method::Get,
                .pattern = "/progress/v1/{token}",
                .where = http::Where::Worker,
                .handle = [this](const http::Request& request, http::Reply reply) {
                    const auto token = seal::fromHex<desk::ProgressToken{}.size()>(request.parameter(0));
                    const auto progress =
                        token ? desk::progressOf(*store_, *token) : store::fail(store::Problem::NotFound);
                    if (progress)
                        reply.send(http::json(200, desk::toJson(*progress)));
                    else
                        reply.send(progress.error().problem == store::Problem::NotFound ? http::refusal(404)
                                                                                        : http::refusal(503));
                }});
    return routes;
}

hal::Result<> Service::listen(const Config& config) {
    const auto tls = [this](bool clients) {
        return http::Tls{.certificate = keys_.server.certificate + keys_.authority.certificate(),
                         .key = keys_.server.key,
                         .clientCa = clients ? keys_.authority.certificate() : ""};
    };
    http::Listener kiosks{.name = "kiosks", .address = config.kiosks.address, .port = config.kiosks.port};
    kiosks.tls = tls(true);
    kiosks.limits.connections = 65'536;
    kiosks.limits.perAddress = 4'096; // a whole district may come through one router
    api::addHealth(kiosks.routes);
    api::addFleetRoutes(kiosks.routes, center_, gate_, desk_);
    api::addRecordRoutes(kiosks.routes, center_, gate_, files_);
    const auto kiosksPort = server_.listen(std::move(kiosks));
    if (!kiosksPort)
        return tl::make_unexpected(kiosksPort.error());
    ports_.kiosks = *kiosksPort;
    if (center_.kiosksUrl.empty())
        center_.kiosksUrl = "https://" + config.hosts.front() + ":" + std::to_string(ports_.kiosks);

    if (config.enrollmentOpen) {
        http::Listener enrollment{
            .name = "enrollment", .address = config.enrollment.address, .port = config.enrollment.port};
        enrollment.tls = tls(false);
        enrollment.limits.connections = 256;
        enrollment.limits.perAddress = 8;
        api::addHealth(enrollment.routes);
        api::addEnrollmentRoutes(enrollment.routes, center_);
        const auto port = server_.listen(std::move(enrollment));
        if (!port)
            return tl::make_unexpected(port.error());
        ports_.enrollment = *port;
    }
    if (auto listening = listenForStaff(config); !listening)
        return listening;
    http::Listener watching{
        .name = "operations", .address = config.operations.address, .port = config.operations.port};
    watching.routes = operations();
    const auto port = server_.listen(std::move(watching));
    if (!port)
        return tl::make_unexpected(port.error());
    ports_.operations = *port;
    return {};
}

hal::Result<> Service::listenForStaff(const Config& config) {
    http::Listener listener{.name = "staff", .address = config.staff.address, .port = config.staff.port};
    listener.limits.perAddress = 1'024; // a street's people come through one router, each with a stream
    listener.proxy = config.staffProxy;
    if (!config.staffProxy.empty())
        listener.limits.perAddress = listener.limits.connections;
    if (mode_ == Mode::Demonstration) {
        listener.address = "127.0.0.1"; // plain HTTP never leaves the machine
    } else {
        http::Tls tls{.certificate = keys_.server.certificate + keys_.authority.certificate(),
                      .key = keys_.server.key,
                      .clientCa = ""};
        if (!config.staffCertificate.empty()) {
            const auto certificate = seal::readWhole(config.staffCertificate, kLargestPem);
            const auto key = seal::readWhole(config.staffKey, kLargestPem);
            if (!certificate || !key)
                return hal::fail(hal::Fault::Storage, "staff.certificate or staff.key cannot be read");
            tls.certificate = hal::asText(certificate->bytes);
            tls.key = hal::SecretText(hal::asText(key->bytes));
        }
        listener.tls = std::move(tls);
    }
    api::addHealth(listener.routes);
    staff::addSessionRoutes(listener.routes, center_, sessions_, staffGate_, config.district);
    staff::addUserRoutes(listener.routes, center_, sessions_, staffGate_, worker_.organisation());
    pages_.add(listener.routes, staffGate_);
    if (auto added = staff::addPage(listener.routes, pageFolder(config)); !added)
        return added;
    const auto port = server_.listen(std::move(listener));
    if (!port)
        return tl::make_unexpected(port.error());
    ports_.staff = *port;
    return {};
}

} // namespace center
