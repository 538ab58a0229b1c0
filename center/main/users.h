// People who work at the center, from the command line: for the first ones, and for whoever locked themselves
// out.
#pragma once

#include <string>
#include <vector>

#include "center/main/service.h"

namespace center {

struct NewUser {
    std::string name;
    std::string fullName;
    std::string role; // "street_operator"; domain/role.h
    domain::Scope scope;
};

// Their first password. Errors: BadData (no such role, place or department), Busy (the name is taken),
// Storage.
[[nodiscard]] hal::Result<std::string> addUser(store::Store& store, const domain::Organisation& organisation,
                                               const NewUser& user, const hal::Clock& clock);

// A new password; ends all sessions. Errors: Absent, Storage.
[[nodiscard]] hal::Result<std::string> newPassword(store::Store& store, const std::string& name,
                                                   const hal::Clock& clock);

// Out at once. Errors: Absent, Storage.
[[nodiscard]] hal::Result<> disableUser(store::Store& store, const std::string& name,
                                        const hal::Clock& clock);

struct DemonstrationLink {
    std::string role;
    std::string address; // signs in once
};

// One user for each role that the demonstration shows (they have no password), and a link for each.
[[nodiscard]] hal::Result<std::vector<DemonstrationLink>> demonstrationLinks(Service& service,
                                                                             const hal::Clock& clock);

} // namespace center
