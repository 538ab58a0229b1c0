// One question to the store for each request.
#include "center/api/kiosk_gate.h"

#include "center/api/answers.h"

namespace center::api {

tl::expected<store::Kiosk, http::Response> KioskGate::who(const http::Request& request) const {
    if (!request.certificate)
        return tl::make_unexpected(http::refusal(401));
    const http::Fingerprint& fingerprint = *request.certificate;
    auto found = center_.store.fleet().findByCertificate(fingerprint);
    if (!found) {
        if (found.error().problem != store::Problem::NotFound)
            return tl::make_unexpected(answerTo(found.error(), center_.log));
        center_.log.write(LogEvent::KioskRefused, {{"reason", "unknown"}});
        return tl::make_unexpected(http::refusal(401));
    }
    if (found->revokedAt) {
        center_.log.write(LogEvent::KioskRefused, {{"reason", "revoked"}});
        return tl::make_unexpected(http::error(403, "revoked"));
    }
    if (const auto here = center_.store.fleet().contact(*found, fingerprint, center_.clock.wall()); !here)
        return tl::make_unexpected(answerTo(here.error(), center_.log));
    return *std::move(found);
}

std::function<void(http::Request, http::Reply)> KioskGate::known(Handler handler) const {
    return [this, handler = std::move(handler)](const http::Request& request, http::Reply reply) {
        auto kiosk = who(request);
        if (!kiosk)
            return reply.send(std::move(kiosk.error()));
        handler(*kiosk, request, std::move(reply));
    };
}

} // namespace center::api
