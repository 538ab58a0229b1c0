#include "center/signin/user_routes.h"

#include <algorithm>

#include "center/api/answers.h"
#include "center/signin/session_routes.h"
#include "hal/base/time_text.h"

namespace center::staff {
namespace {

using api::Json;
using http::Method;

constexpr std::uint64_t kSmallBody = 4096;
constexpr int kMostLines = 200;

struct Office {
    const api::Center& center;
    signin::Sessions& sessions;
    const domain::Organisation& organisation;
};

// 403 when the role never may; 404 as if there were nothing for what lies out of reach. Both are in the
// audit.
http::Response turnedAway(const Office& office, const Signed& who, domain::Action action, int status) {
    const char* reason = status == 403 ? "forbidden" : "not_found";
    if (const auto kept = audited(office.center, who.actor.id, "refused", "",
                                  {{"action", domain::toString(action)}, {"reason", reason}});
        !kept)
        return api::answerTo(kept.error(), office.center.log);
    return http::error(status, reason);
}

http::Response outOfReach(const Office& office, const Signed& who) {
    return turnedAway(office, who, domain::Action::ManageUsers, 404);
}

// Name, role and place as the body says; nothing: it makes no sense here.
std::optional<store::User> userOf(const Office& office, api::Document& body, store::User user) {
    user.name = body.text("name", 64);
    user.fullName = body.text("full_name", 128);
    user.role = body.text("role", 32);
    user.scope = {{body.maybeText("street", 64), body.maybeText("grid", 64)},
                  body.maybeText("department", 64)};
    const auto isPrintable = [](const std::string& text) {
        return !text.empty() && std::ranges::none_of(text, [](char c) {
            return static_cast<unsigned char>(c) < ' ' || c == '\x7F';
        });
    };
    const auto& [area, department] = user.scope;
    body.require(isPrintable(user.name) && isPrintable(user.fullName) && domain::parseRole(user.role) &&
                 office.organisation.has(area) &&
                 (department.empty() || office.organisation.hasDepartment(department)));
    return body.fine() ? std::optional(std::move(user)) : std::nullopt;
}

// Whom somebody may look after: who works within their own part of the district.
bool maySee(const Signed& who, const store::User& user) {
    return domain::may(who.actor, domain::Action::ManageUsers, {user.scope.area, user.scope.department});
}

http::Response listUsers(const Office& office, const Signed& who) {
    const auto users = office.center.store.staff().list();
    if (!users)
        return api::answerTo(users.error(), office.center.log);
    Json items = Json::array();
    for (const store::User& user : *users)
        if (maySee(who, user))
            items.push_back(userJson(user));
    return api::answer(200, {{"items", std::move(items)}, {"next", nullptr}});
}

// The first password is made here and shown once: nobody thinks one up for somebody else.
http::Response addUser(const Office& office, const Signed& who, const http::Request& request) {
    api::Document body(request.body);
    auto user = userOf(office, body, {});
    if (!user)
        return http::refusal(400);
    if (!maySee(who, *user))
        return outOfReach(office, who);
    const std::string password = signin::Passwords::random();
    const auto hash = office.sessions.passwords().hash(password);
    if (!hash)
        return http::refusal(503);
    user->id = wire::newUuid(office.center.clock);
    user->password = *hash;
    user->madeAt = office.center.clock.wall();
    if (const auto added = office.center.store.staff().add(*user); !added)
        return api::answerTo(added.error(), office.center.log);
    if (const auto kept = audited(office.center, who.actor.id, "user_added", wire::toString(user->id),
                                  {{"role", user->role}});
        !kept)
        return api::answerTo(kept.error(), office.center.log);
    return api::answer(201, {{"user", userJson(*user)}, {"password", password}});
}

tl::expected<store::User, http::Response> userAt(const Office& office, const Signed& who,
                                                 const http::Request& request) {
    const auto id = wire::parseUuid(request.parameter(0));
    if (!id)
        return tl::make_unexpected(http::refusal(404));
    auto user = office.center.store.staff().find(*id);
    if (!user)
        return tl::make_unexpected(api::answerTo(user.error(), office.center.log));
    if (!maySee(who, *user))
        return tl::make_unexpected(outOfReach(office, who));
    return *std::move(user);
}

http::Response changeUser(const Office& office, const Signed& who, const http::Request& request) {
    const auto before = userAt(office, who, request);
    if (!before)
        return before.error();
    api::Document body(request.body);
    auto user = userOf(office, body, *before);
    const auto& disabled = body.all().contains("disabled") ? body.all()["disabled"] : nlohmann::json(false);
    body.require(disabled.is_boolean());
    if (!user || !body.fine())
        return http::refusal(400);
    if (!maySee(who, *user))
        return outOfReach(office, who);
    user->disabled = disabled.get<bool>();
    // Whoever locks themselves out leaves nobody who could let them in again.
    if (user->id == who.user.id && (user->disabled || user->role != who.user.role))
        return http::error(422, "own_rights");
    if (const auto changed = office.center.store.staff().change(*user); !changed)
        return api::answerTo(changed.error(), office.center.log);
    if (user->disabled || user->role != before->role || user->scope != before->scope)
        if (const auto ended = office.center.store.staff().endAll(user->id); !ended)
            return api::answerTo(ended.error(), office.center.log);
    if (const auto kept = audited(
            office.center, who.actor.id, "user_changed", wire::toString(user->id),
            {{"role", user->role}, {"disabled", user->disabled}, {"street", user->scope.area.street}});
        !kept)
        return api::answerTo(kept.error(), office.center.log);
    return api::answer(200, {{"user", userJson(*user)}});
}

http::Response newPassword(const Office& office, const Signed& who, const http::Request& request) {
    auto user = userAt(office, who, request);
    if (!user)
        return user.error();
    const std::string password = signin::Passwords::random();
    const auto hash = office.sessions.passwords().hash(password);
    if (!hash)
        return http::refusal(503);
    user->password = *hash;
    if (const auto changed = office.center.store.staff().change(*user); !changed)
        return api::answerTo(changed.error(), office.center.log);
    if (const auto ended = office.center.store.staff().endAll(user->id); !ended)
        return api::answerTo(ended.error(), office.center.log);
    if (const auto kept =
            audited(office.center, who.actor.id, "password_set", wire::toString(user->id), Json::object());
        !kept)
        return api::answerTo(kept.error(), office.center.log);
    return api::answer(200, {{"password", password}});
}

http::Response listAudit(const Office& office, const Signed& who, const http::Request& request) {
    store::AuditFilter filter;
    filter.street = who.actor.scope.area.street;
    filter.actor = std::string(request.target.value("who").value_or(""));
    const auto after = api::digits(request.target.value("cursor").value_or("0"));
    const auto limit = api::digits(request.target.value("limit").value_or("100"));
    if (!after || !limit || *limit < 1 || *limit > kMostLines)
        return http::refusal(400);
    filter.after = *after;
    filter.newestFirst = request.target.value("order").value_or("") == "newest";
    filter.limit = static_cast<int>(*limit);
    const auto lines = office.center.store.audit().list(filter);
    if (!lines)
        return api::answerTo(lines.error(), office.center.log);
    const auto users = office.center.store.staff().list();
    if (!users)
        return api::answerTo(users.error(), office.center.log);
    const auto nameOf = [&](const std::string& id) {
        const auto user =
            std::ranges::find(*users, id, [](const store::User& one) { return wire::toString(one.id); });
        return user == users->end() ? id : user->name;
    };
    Json items = Json::array();
    for (const store::AuditLine& line : *lines)
        items.push_back({{"sequence", line.sequence},
                         {"at", hal::rfc3339Millis(line.at)},
                         {"who", nameOf(line.actor)},
                         {"who_id", line.actor},
                         {"what", line.action},
                         {"subject", line.subject},
                         {"street", line.street},
                         {"detail", line.detail}});
    const bool more = std::ssize(*lines) == filter.limit;
    return api::answer(200, {{"items", std::move(items)},
                             {"next", more ? Json(std::to_string(lines->back().sequence)) : Json()}});
}

} // namespace

void addUserRoutes(http::Routes& routes, const api::Center& center, signin::Sessions& sessions, Gate& gate,
                   const domain::Organisation& organisation) {
    const auto office = std::make_shared<const Office>(Office{center, sessions, organisation});
    const auto add = [&](Method method, const char* pattern, domain::Action action, auto answer) {
        gate.add(
            routes, method, pattern, method == Method::Get ? 0 : kSmallBody,
            [office, action, answer](const Signed& who, const http::Request& request, http::Reply reply) {
                if (!domain::may(who.actor, action, {who.actor.scope.area, {}}))
                    return reply.send(turnedAway(*office, who, action, 403));
                reply.send(answer(*office, who, request));
            });
    };
    using domain::Action;
    add(Method::Get, "/staff/v1/users", Action::ManageUsers,
        [](const Office& of, const Signed& who, const http::Request&) { return listUsers(of, who); });
    add(Method::Post, "/staff/v1/users", Action::ManageUsers, addUser);
    add(Method::Put, "/staff/v1/users/{id}", Action::ManageUsers, changeUser);
    add(Method::Put, "/staff/v1/users/{id}/password", Action::ManageUsers, newPassword);
    add(Method::Get, "/staff/v1/audit", Action::ViewAudit, listAudit);
}

} // namespace center::staff
