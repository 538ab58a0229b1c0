#include "center/main/users.h"

#include <array>

namespace center {
namespace {

hal::Error errorOf(const store::Error& error) {
    switch (error.problem) {
    case store::Problem::NotFound:
        return {hal::Fault::Absent, "there is no such user"};
    case store::Problem::Conflict:
        return {hal::Fault::Busy, "the name is taken"};
    default:
        return {hal::Fault::Storage, error.detail};
    }
}

// Whoever reads the audit sees that it was done at the machine itself.
hal::Result<> noted(store::Store& store, const char* action, const wire::Uuid& user,
                    const hal::Clock& clock) {
    store::AuditLine line;
    line.at = clock.wall();
    line.actor = "command line";
    line.action = action;
    line.subject = wire::toString(user);
    line.detail = "{}";
    if (const auto kept = store.audit().append(std::move(line)); !kept)
        return tl::make_unexpected(errorOf(kept.error()));
    return {};
}

hal::Result<> changed(store::Store& store, const store::User& user, const char* action,
                      const hal::Clock& clock) {
    if (const auto done = store.staff().change(user); !done)
        return tl::make_unexpected(errorOf(done.error()));
    if (const auto ended = store.staff().endAll(user.id); !ended)
        return tl::make_unexpected(errorOf(ended.error()));
    return noted(store, action, user.id, clock);
}

} // namespace

hal::Result<std::string> addUser(store::Store& store, const domain::Organisation& organisation,
                                 const NewUser& user, const hal::Clock& clock) {
    const auto& [area, department] = user.scope;
    if (!domain::parseRole(user.role))
        return hal::fail(hal::Fault::BadData, "there is no such role");
    if (!organisation.has(area) || (!department.empty() && !organisation.hasDepartment(department)))
        return hal::fail(hal::Fault::BadData, "there is no such street, grid or department");
    std::string password = signin::Passwords::random();
    const auto hash = signin::Passwords().hash(password);
    if (!hash)
        return tl::make_unexpected(hash.error());
    store::User made;
    made.id = wire::newUuid(clock);
    made.name = user.name;
    made.fullName = user.fullName.empty() ? user.name : user.fullName;
    made.password = *hash;
    made.role = user.role;
    made.scope = user.scope;
    made.madeAt = clock.wall();
    if (const auto added = store.staff().add(made); !added)
        return tl::make_unexpected(errorOf(added.error()));
    if (const auto kept = noted(store, "user_added", made.id, clock); !kept)
        return tl::make_unexpected(kept.error());
    return password;
}

hal::Result<std::string> newPassword(store::Store& store, const std::string& name, const hal::Clock& clock) {
    auto user = store.staff().findByName(name);
    if (!user)
        return tl::make_unexpected(errorOf(user.error()));
    std::string password = signin::Passwords::random();
    const auto hash = signin::Passwords().hash(password);
    if (!hash)
        return tl::make_unexpected(hash.error());
    user->password = *hash;
    if (const auto done = changed(store, *user, "password_set", clock); !done)
        return tl::make_unexpected(done.error());
    return password;
}

hal::Result<> disableUser(store::Store& store, const std::string& name, const hal::Clock& clock) {
    auto user = store.staff().findByName(name);
    if (!user)
        return tl::make_unexpected(errorOf(user.error()));
    user->disabled = true;
    return changed(store, *user, "user_changed", clock);
}

hal::Result<std::vector<DemonstrationLink>> demonstrationLinks(Service& service, const hal::Clock& clock) {
    struct Shown {
        const char* role;
        domain::Scope scope;
    };
    const std::array shown{Shown{"district_supervisor", {}},
                           Shown{"street_leader", {{"s01", ""}, ""}},
                           Shown{"street_operator", {{"s01", ""}, ""}},
                           Shown{"grid_member", {{"s01", "s01-g001"}, ""}},
                           Shown{"auditor", {}},
                           Shown{"administrator", {}}};
    store::Store& store = service.store();
    std::vector<DemonstrationLink> links;
    for (const auto& [role, scope] : shown) {
        const std::string name = std::string("demo_") + role;
        auto user = store.staff().findByName(name);
        if (!user) {
            store::User made;
            made.id = wire::newUuid(clock);
            made.name = made.fullName = name;
            made.role = role; // and no password: none fits an empty one
            made.scope = scope;
            made.madeAt = clock.wall();
            if (const auto added = store.staff().add(made); !added)
                return tl::make_unexpected(errorOf(added.error()));
            user = made;
        }
        links.push_back({role, "http://127.0.0.1:" + std::to_string(service.ports().staff) + "/login#" +
                                   service.sessions().makeLink(user->id)});
    }
    return links;
}

} // namespace center
