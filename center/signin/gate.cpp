#include "center/signin/gate.h"

#include <sodium.h>

#include "center/api/answers.h"

namespace center::staff {
namespace {

std::string_view cookieOf(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        const auto end = header.find(';');
        std::string_view pair = header.substr(0, end);
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        if (pair.starts_with(name) && pair.substr(name.size()).starts_with('='))
            return pair.substr(name.size() + 1);
    }
    return {};
}

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace

domain::Actor actorOf(const store::User& user) {
    domain::Actor actor;
    actor.id = wire::toString(user.id);
    actor.role = domain::parseRole(user.role).value_or(domain::Role::Resident); // who may do nothing here
    actor.scope = user.scope;
    return actor;
}

std::string_view Gate::cookieName() const {
    return transport_ == Transport::Tls ? "__Host-banshi" : "banshi";
}

http::Field Gate::cookie(const std::string& secret) const {
    std::string text = std::string(cookieName()) + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict";
    if (transport_ == Transport::Tls)
        text += "; Secure";
    if (secret.empty())
        text += "; Max-Age=0";
    return {"Set-Cookie", text};
}

bool Gate::isOurPages(const http::Request& request) {
    const std::string_view site = request.field("sec-fetch-site");
    return site.empty() || site == "same-origin" || site == "none";
}

tl::expected<Signed, http::Response> Gate::enter(const http::Request& request) {
    const std::string_view secret = cookieOf(request.field("cookie"), cookieName());
    if (secret.empty())
        return tl::make_unexpected(http::error(401, "no_session"));
    const auto live = sessions_.find(secret);
    if (!live)
        return tl::make_unexpected(api::answerTo(live.error(), center_.log));
    if (!*live)
        return tl::make_unexpected(http::error(401, "no_session"));
    const signin::Live& found = **live;
    return Signed{found.user, actorOf(found.user), request.peer, found.token, found.csrf};
}

http::Response Gate::refused(const Signed& who, const http::Request& request, const char* code) {
    store::AuditLine line;
    line.at = center_.clock.wall();
    line.actor = who.actor.id;
    line.action = "refused";
    line.detail = nlohmann::json{{"reason", code}, {"method", http::toString(request.method)}}.dump();
    if (const auto kept = center_.store.audit().append(std::move(line)); !kept)
        return api::answerTo(kept.error(), center_.log);
    return http::error(403, code);
}

void Gate::add(http::Routes& routes, http::Method method, std::string pattern, std::uint64_t bodyLimit,
               StaffHandler handler) {
    routes.add({.method = method,
                .pattern = std::move(pattern),
                .bodyLimit = bodyLimit,
                .where = http::Where::Worker,
                .handle = [this, handler = std::move(handler)](http::Request request, http::Reply reply) {
                    const auto who = enter(request);
                    if (!who)
                        return reply.send(who.error());
                    if (request.method != http::Method::Get &&
                        (!isOurPages(request) || !same(request.field("x-csrf-token"), who->csrf)))
                        return reply.send(refused(*who, request, "csrf"));
                    handler(*who, std::move(request), std::move(reply));
                }});
}

} // namespace center::staff
