// The gate asks the store at most every other second for each kiosk.
#include "center/api/kiosk_gate.h"

#include "center/api/answers.h"

namespace center::api {

KioskGate::KioskGate(const Center& center)
    : center_(center), watch_(center.store.watch([this](const store::Change& change) {
          if (change.topic != store::Topic::Kiosk)
              return;
          const std::scoped_lock lock(mutex_);
          seen_.clear();
      })) {}

tl::expected<std::shared_ptr<const store::Kiosk>, http::Response>
KioskGate::who(const http::Request& request) {
    if (!request.certificate)
        return tl::make_unexpected(http::refusal(401));
    const http::Fingerprint& fingerprint = *request.certificate;
    {
        const std::scoped_lock lock(mutex_);
        if (const auto found = seen_.find(fingerprint);
            found != seen_.end() && found->second.until > center_.clock.now())
            return found->second.kiosk;
    }
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
    auto kiosk = std::make_shared<const store::Kiosk>(*std::move(found));
    const std::scoped_lock lock(mutex_);
    seen_[fingerprint] = {kiosk, center_.clock.now() + kFresh};
    return kiosk;
}

std::function<void(http::Request, http::Reply)> KioskGate::known(Handler handler) {
    return [this, handler = std::move(handler)](const http::Request& request, http::Reply reply) {
        auto kiosk = who(request);
        if (!kiosk)
            return reply.send(std::move(kiosk.error()));
        handler(**kiosk, request, std::move(reply));
    };
}

} // namespace center::api
