#include "center/signin/session_routes.h"

#include <array>

#include "center/api/answers.h"

namespace center::staff {
namespace {

using api::Json;
using http::Method;

constexpr std::uint64_t kSmallBody = 4096;
constexpr std::size_t kLongestName = 64;

// What a page of the menu needs.
struct Menu {
    const char* name;
    domain::Action needs;
};
constexpr std::array<Menu, 8> kMenus{{{"inbox", domain::Action::ViewCase},
                                      {"fleet", domain::Action::ViewKiosk},
                                      {"statistics", domain::Action::ViewStatistics},
                                      {"catalog", domain::Action::EditCatalog},
                                      {"announcements", domain::Action::Announce},
                                      {"quarantine", domain::Action::ViewQuarantine},
                                      {"users", domain::Action::ManageUsers},
                                      {"audit", domain::Action::ViewAudit}}};

struct Desk { // what the handlers share
    const api::Center& center;
    signin::Sessions& sessions;
    Gate& gate;
    std::string district;
};

Json sessionJson(const Desk& desk, const store::User& user, const std::string& csrf) {
    const domain::Role role = actorOf(user).role;
    Json menus = Json::array(), may = Json::array();
    for (const Menu& menu : kMenus)
        if (domain::mayAnywhere(role, menu.needs))
            menus.push_back(menu.name);
    for (int i = 0; i < domain::kActionCount; ++i)
        if (const auto action = static_cast<domain::Action>(i); domain::mayAnywhere(role, action))
            may.push_back(domain::toString(action));
    return {{"user", userJson(user)},
            {"csrf", csrf},
            {"menus", std::move(menus)},
            {"may", std::move(may)},
            {"district", desk.district}};
}

http::Response refusal(const Desk& desk, const signin::LoginError& error) {
    switch (error.problem) {
    case signin::LoginProblem::Wrong: {
        // Without the name: people type passwords into the wrong field.
        if (const auto kept = audited(desk.center, "", "login_refused", "", Json::object()); !kept)
            return api::answerTo(kept.error(), desk.center.log);
        return http::error(401, "wrong_login");
    }
    case signin::LoginProblem::TooMany: {
        auto response = http::error(429, "too_many_tries");
        response.fields.push_back(
            {"Retry-After", std::to_string(std::chrono::ceil<std::chrono::seconds>(error.wait).count())});
        return response;
    }
    case signin::LoginProblem::Unavailable:
        break;
    }
    return http::refusal(503);
}

http::Response welcome(const Desk& desk, const tl::expected<signin::Begun, signin::LoginError>& begun) {
    if (!begun)
        return refusal(desk, begun.error());
    const std::string id = wire::toString(begun->live.user.id);
    if (const auto kept = audited(desk.center, id, "login", id, Json::object()); !kept)
        return api::answerTo(kept.error(), desk.center.log);
    auto response = api::answer(200, sessionJson(desk, begun->live.user, begun->live.csrf));
    response.fields.push_back(desk.gate.cookie(begun->cookie));
    return response;
}

http::Response logIn(const Desk& desk, const http::Request& request) {
    if (!Gate::isOurPages(request))
        return http::error(403, "csrf");
    api::Document body(request.body);
    const std::string name = body.text("name", kLongestName);
    const std::string password = body.text("password", signin::kLongestPassword);
    if (!body.fine())
        return http::refusal(400);
    return welcome(desk, desk.sessions.logIn(name, password, request.peer));
}

http::Response byLink(const Desk& desk, const http::Request& request) {
    if (!Gate::isOurPages(request))
        return http::error(403, "csrf");
    api::Document body(request.body);
    const std::string secret = body.text("token", 64);
    return body.fine() ? welcome(desk, desk.sessions.logInByLink(secret, request.peer)) : http::refusal(400);
}

http::Response logOut(const Desk& desk, const Signed& who) {
    if (const auto ended = desk.sessions.end(who.session); !ended)
        return api::answerTo(ended.error(), desk.center.log);
    http::Response response{.status = 204};
    response.fields.push_back(desk.gate.cookie(""));
    return response;
}

http::Response changePassword(const Desk& desk, const Signed& who, const http::Request& request) {
    api::Document body(request.body);
    const std::string old = body.text("old", signin::kLongestPassword);
    const std::string fresh = body.text("new", signin::kLongestPassword);
    if (!body.fine())
        return http::refusal(400);
    if (fresh.size() < signin::kShortestPassword)
        return http::error(422, "short_password");
    const auto changed = desk.sessions.changePassword(who.user, old, fresh);
    if (!changed)
        return http::refusal(503);
    if (const auto kept =
            audited(desk.center, who.actor.id, *changed ? "password_changed" : "password_refused",
                    who.actor.id, Json::object());
        !kept)
        return api::answerTo(kept.error(), desk.center.log);
    if (!*changed)
        return http::error(403, "wrong_password");
    http::Response response{.status = 204};
    response.fields.push_back(desk.gate.cookie("")); // all sessions ended
    return response;
}

} // namespace

Json userJson(const store::User& user) {
    return {{"id", wire::toString(user.id)},       {"name", user.name},
            {"full_name", user.fullName},          {"role", user.role},
            {"street", user.scope.area.street},    {"grid", user.scope.area.grid},
            {"department", user.scope.department}, {"disabled", user.disabled}};
}

store::Result<> audited(const api::Center& center, const std::string& actor, const std::string& action,
                        const std::string& subject, const Json& detail) {
    store::AuditLine line;
    line.at = center.clock.wall();
    line.actor = actor;
    line.action = action;
    line.subject = subject;
    line.detail = detail.dump();
    const auto kept = center.store.audit().append(std::move(line));
    if (!kept)
        return tl::make_unexpected(kept.error());
    return {};
}

void addSessionRoutes(http::Routes& routes, const api::Center& center, signin::Sessions& sessions, Gate& gate,
                      std::string district) {
    const auto desk = std::make_shared<const Desk>(Desk{center, sessions, gate, std::move(district)});
    const auto open = [&](Method method, const char* pattern, auto answer) {
        routes.add({.method = method,
                    .pattern = pattern,
                    .bodyLimit = kSmallBody,
                    .where = http::Where::Worker,
                    .handle = [desk, answer](const http::Request& request, http::Reply reply) {
                        reply.send(answer(*desk, request));
                    }});
    };
    open(Method::Post, "/staff/v1/session", logIn);
    open(Method::Post, "/staff/v1/session/link", byLink);
    gate.add(routes, Method::Get, "/staff/v1/session", 0,
             [desk](const Signed& who, const http::Request&, http::Reply reply) {
                 reply.send(api::answer(200, sessionJson(*desk, who.user, who.csrf)));
             });
    gate.add(routes, Method::Delete, "/staff/v1/session", 0,
             [desk](const Signed& who, const http::Request&, http::Reply reply) {
                 reply.send(logOut(*desk, who));
             });
    gate.add(routes, Method::Put, "/staff/v1/session/password", kSmallBody,
             [desk](const Signed& who, const http::Request& request, http::Reply reply) {
                 reply.send(changePassword(*desk, who, request));
             });
}

} // namespace center::staff
