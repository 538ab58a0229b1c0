// Which kiosk is asking, by the fingerprint of its certificate. Thread-safe.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include <tl/expected.hpp>

#include "center/api/center.h"
#include "center/http/routes.h"

namespace center::api {

// A revoked kiosk is refused with its next request: what the store said is kept for at most kFresh, and
// forgotten as soon as the store tells of a change.
class KioskGate {
public:
    static constexpr hal::Millis kFresh{2'000};

    explicit KioskGate(const Center& center);

    // Refusals: 401 unknown_kiosk, 403 revoked, 503.
    [[nodiscard]] tl::expected<std::shared_ptr<const store::Kiosk>, http::Response>
    who(const http::Request& request);

    using Handler =
        std::function<void(const store::Kiosk& kiosk, const http::Request& request, http::Reply reply)>;
    // A route's handler that is called for known kiosks only.
    [[nodiscard]] std::function<void(http::Request, http::Reply)> known(Handler handler);

private:
    struct Seen {
        std::shared_ptr<const store::Kiosk> kiosk;
        hal::Monotonic until{};
    };
    const Center& center_;
    std::mutex mutex_;
    std::map<http::Fingerprint, Seen> seen_;
    store::Store::WatchHandle watch_;
};

} // namespace center::api
