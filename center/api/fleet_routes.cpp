// What an enrolled kiosk asks and tells besides its records.
#include "center/api/fleet_routes.h"

#include "center/api/answers.h"

namespace center::api {

namespace {

using Kiosk = store::Kiosk;

constexpr std::uint64_t kLargestRequest = 16 << 10;
constexpr std::uint64_t kLargestReport = 64 << 10;
constexpr std::int64_t kLongestWait = 25; // seconds

// The shape of a heartbeat, openapi.yaml: what the center's pages rely on.
bool isHeartbeat(Document& report) {
    std::ignore = report.number("sent_at_ms", 0);
    std::ignore = report.oneOf("clock", {"unset", "running", "synchronised"});
    std::ignore = report.text("version", 32);
    std::ignore = report.oneOf("state", {"idle", "serving", "out_of_service", "starting", "ui_down"});
    std::ignore = report.maybeText("reason", 64);
    std::ignore = report.maybeArray("devices", 32);
    std::ignore = report.maybeArray("supplies", 32);
    std::ignore = report.maybeObject("counters", 64);
    std::ignore = report.number("key_list_version", 0);
    Document queue = report.object("queue");
    std::ignore = queue.number("records", 0);
    std::ignore = queue.number("bytes", 0);
    Document ledger = report.object("ledger");
    std::ignore = ledger.text("chain", 64);
    std::ignore = ledger.number("entries", 0);
    std::ignore = ledger.hex<32>("head");
    std::ignore = ledger.hex<64>("signature");
    return report.fine() && queue.fine() && ledger.fine();
}

class FleetRoutes {
public:
    FleetRoutes(const Center& center, CommandDesk& desk) : center_(center), desk_(desk) {}

    void renew(const Kiosk& kiosk, const http::Request& request, http::Reply reply) const {
        Document asked(request.body);
        const std::string csr = asked.text("csr", 8192);
        const auto issued = asked.fine()
                                ? center_.keys.authority.issueKiosk(csr, kiosk.id, center_.clock.wall())
                                : hal::Result<pki::Issued>(hal::fail(hal::Fault::BadData));
        if (!issued)
            return reply.send(http::refusal(400));
        if (const auto kept = center_.store.fleet().giveNextCertificate(kiosk.id, issued->fingerprint); !kept)
            return reply.send(answerTo(kept.error(), center_.log));
        center_.log.write(LogEvent::CertificateRenewed,
                          {{"kiosk", std::string_view(wire::toString(kiosk.id))}});
        reply.send(answer(
            200, {{"certificate", issued->certificate}, {"ca", center_.keys.authority.certificate()}}));
    }

    void keys(const Kiosk&, const http::Request&, http::Reply reply) const {
        reply.send(answer(
            200, {{"key_list", center_.keys.listText}, {"key_list_signature", center_.keys.listSignature}}));
    }

    void heartbeat(const Kiosk& kiosk, const http::Request& request, http::Reply reply) const {
        Document report(request.body);
        const std::int64_t last = report.maybeNumber("last_command", 0);
        if (!isHeartbeat(report))
            return reply.send(http::refusal(400));
        const hal::WallTime now = center_.clock.wall();
        const auto kept = center_.store.fleet().heartbeat(kiosk.id, {now, request.body});
        const auto commands = center_.store.fleet().commandsAfter(kiosk.id, last, now, 1);
        if (!kept || !commands)
            return reply.send(answerTo(kept ? commands.error() : kept.error(), center_.log));
        reply.send(answer(200, {{"server_time_ms", millis(now)},
                                {"key_list_version", center_.keys.list.version},
                                {"commands_waiting", !commands->empty()}}));
    }

    void commands(const Kiosk& kiosk, const http::Request& request, http::Reply reply) const {
        const auto after = digits(request.target.value("after").value_or(""));
        const auto wait = digits(request.target.value("wait").value_or("25"));
        if (!after || !wait || *wait > kLongestWait)
            return reply.send(http::refusal(400));
        desk_.wait(kiosk.id, *after, std::chrono::seconds(*wait), std::move(reply));
    }

    void outcome(const Kiosk& kiosk, const http::Request& request, http::Reply reply) const {
        Document told(request.body);
        const auto number = digits(request.parameter(0));
        const std::string outcome = told.oneOf(
            "outcome", {"done", "waiting_for_visit", "refused", "expired", "failed", "unsupported"});
        Json result{{"detail", told.maybeText("detail", 64)},
                    {"at_ms", told.number("at_ms", 0)},
                    {"result", told.maybeObject("result", 1024)}};
        if (!number || *number < 1 || !told.fine())
            return reply.send(http::refusal(400));
        const auto kept =
            center_.store.fleet().outcome(kiosk.id, *number, outcome, result.dump(), center_.clock.wall());
        reply.send(kept ? answer(200, Json::object()) : answerTo(kept.error(), center_.log));
    }

private:
    const Center& center_;
    CommandDesk& desk_;
};

} // namespace

void addFleetRoutes(http::Routes& routes, const Center& center, const KioskGate& gate, CommandDesk& desk) {
    const auto fleet = std::make_shared<const FleetRoutes>(center, desk);
    const auto add = [&](http::Method method, const char* pattern, std::uint64_t limit, auto member) {
        routes.add({.method = method,
                    .pattern = pattern,
                    .bodyLimit = limit,
                    .where = http::Where::Worker,
                    .handle = gate.known(
                        [fleet, member](const Kiosk& kiosk, const http::Request& request, http::Reply reply) {
                            std::invoke(member, *fleet, kiosk, request, std::move(reply));
                        })});
    };
    add(http::Method::Post, "/kiosk/v1/certificate", kLargestRequest, &FleetRoutes::renew);
    add(http::Method::Get, "/kiosk/v1/keys", 0, &FleetRoutes::keys);
    add(http::Method::Post, "/kiosk/v1/heartbeat", kLargestReport, &FleetRoutes::heartbeat);
    add(http::Method::Get, "/kiosk/v1/commands", 0, &FleetRoutes::commands);
    add(http::Method::Post, "/kiosk/v1/commands/{number}/outcome", kLargestReport, &FleetRoutes::outcome);
}

void addHealth(http::Routes& routes) {
    routes.add(
        {.method = http::Method::Get,
         .pattern = "/healthz",
         .handle = [](const http::Request&, http::Reply reply) { reply.send(http::text(200, "ok\n")); }});
}

} // namespace center::api
