// The one door to what staff read and do: who is it, is the request theirs, may the role, and a line in the
// audit for whoever is turned away.
#pragma once

#include <functional>
#include <string>

#include "center/api/center.h"
#include "center/domain/role.h"
#include "center/http/routes.h"
#include "center/signin/sessions.h"

namespace center::staff {

struct Signed {
    store::User user;
    domain::Actor actor;
    std::string peer;     // address
    seal::Hash session{}; // its name, not its secret
    std::string csrf;
};

[[nodiscard]] domain::Actor actorOf(const store::User& user);

using StaffHandler = std::function<void(const Signed& who, http::Request request, http::Reply reply)>;

enum class Transport {
    Tls,   // cookies are Secure and __Host-
    Plain, // the demonstration on loopback
};

class Gate {
public:
    // References outlive the server that the routes belong to.
    Gate(const api::Center& center, signin::Sessions& sessions, Transport transport)
        : center_(center), sessions_(sessions), transport_(transport) {}

    // The handler runs on a worker, for somebody who is signed in; of anything but GET the CSRF token was
    // right and no other site sent it. 401 "no_session", 403 "csrf" otherwise.
    void add(http::Routes& routes, http::Method method, std::string pattern, std::uint64_t bodyLimit,
             StaffHandler handler);

    // Sends the cookie, or takes it back (empty).
    [[nodiscard]] http::Field cookie(const std::string& secret) const;
    // That the request comes from our own page, as far as a browser says.
    [[nodiscard]] static bool isOurPages(const http::Request& request);

private:
    [[nodiscard]] std::string_view cookieName() const;
    [[nodiscard]] tl::expected<Signed, http::Response> enter(const http::Request& request);
    [[nodiscard]] http::Response refused(const Signed& who, const http::Request& request, const char* code);

    const api::Center& center_;
    signin::Sessions& sessions_;
    Transport transport_;
};

} // namespace center::staff
