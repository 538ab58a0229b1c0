// Which kiosk is asking, by the fingerprint of its certificate. Thread-safe.
#pragma once

#include <functional>

#include <tl/expected.hpp>

#include "center/api/center.h"
#include "center/http/routes.h"

namespace center::api {

// The store is asked with each request, so that a revocation counts at once.
class KioskGate {
public:
    explicit KioskGate(const Center& center) : center_(center) {}

    // Refusals: 401 unknown_kiosk, 403 revoked, 503.
    [[nodiscard]] tl::expected<store::Kiosk, http::Response> who(const http::Request& request) const;

    using Handler =
        std::function<void(const store::Kiosk& kiosk, const http::Request& request, http::Reply reply)>;
    // A route's handler that is called for known kiosks only.
    [[nodiscard]] std::function<void(http::Request, http::Reply)> known(Handler handler) const;

private:
    const Center& center_;
};

} // namespace center::api
