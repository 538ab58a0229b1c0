// People who work at the center, their sessions, and what the center remembers about itself. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/domain/place.h"
#include "center/store/result.h"
#include "hal/base/bytes.h"
#include "hal/base/clock.h"
#include "services/seal/hash.h"
#include "services/wire/uuid.h"

namespace center::store {

class Engine;

struct User {
    wire::Uuid id;
    std::string name;     // to log in with; no two are the same
    std::string fullName; // on the page
    std::string password; // Argon2id, libsodium's string
    std::string role;     // "street_operator"; domain/role.h
    domain::Scope scope;
    bool disabled = false;
    hal::WallTime madeAt{};
};

struct StaffSession {
    seal::Hash token{}; // SHA-256 of the cookie's value
    wire::Uuid user;
    hal::Bytes csrf;
    hal::WallTime madeAt{};
    hal::WallTime expiresAt{};
};

struct Setting {
    hal::Bytes value;
    std::int64_t version = 0; // 0: never set
};

class Staff {
public:
    explicit Staff(Engine& engine) : engine_(&engine) {}

    [[nodiscard]] Result<> add(const User& user);          // Conflict: id or name taken
    [[nodiscard]] Result<> change(const User& user);       // by id; NotFound, Conflict (name)
    [[nodiscard]] Result<User> find(const wire::Uuid& id); // NotFound
    [[nodiscard]] Result<User> findByName(const std::string& name);
    [[nodiscard]] Result<std::vector<User>> list(); // by name

    [[nodiscard]] Result<> begin(const StaffSession& session);
    [[nodiscard]] Result<StaffSession> session(const seal::Hash& token, hal::WallTime now); // NotFound
    [[nodiscard]] Result<> prolong(const seal::Hash& token, hal::WallTime expiresAt);
    [[nodiscard]] Result<> end(const seal::Hash& token);
    [[nodiscard]] Result<> endAll(const wire::Uuid& user);      // password changed, disabled
    [[nodiscard]] Result<int> forgetExpired(hal::WallTime now); // sessions and enrollment codes

    // Version 0 with no value when it was never set.
    [[nodiscard]] Result<Setting> setting(const std::string& name);
    // Gives the new version. Problems: Conflict (the version is another one by now).
    [[nodiscard]] Result<std::int64_t> set(const std::string& name, hal::ByteView value,
                                           std::int64_t expectedVersion);

private:
    Engine* engine_;
};

} // namespace center::store
