// Who is signed in: opaque cookies of 256 bits, of which the store has only the SHA-256. Thread-safe.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "center/api/center.h"
#include "center/signin/passwords.h"
#include "center/signin/throttle.h"

namespace center::signin {

struct SessionTimes {
    hal::Millis idle{30 * 60'000};         // without a request
    hal::Millis longest{12 * 60 * 60'000}; // then one signs in again
    hal::Millis link{10 * 60'000};         // a one-use link
};

struct Live {
    store::User user;
    seal::Hash token{}; // names the session
    std::string csrf;   // that its changing requests carry, hexadecimal
};

struct Begun {
    std::string cookie; // the secret, 64 hexadecimal letters
    Live live;
};

enum class LoginProblem { Wrong, TooMany, Unavailable };
struct LoginError {
    LoginProblem problem{};
    hal::Millis wait{}; // TooMany: until then
};

class Sessions {
public:
    explicit Sessions(const api::Center& center, SessionTimes times = {}, Patience patience = {});

    // Unknown, disabled and wrong are not told apart. Names and addresses are counted each by themselves.
    [[nodiscard]] tl::expected<Begun, LoginError> logIn(const std::string& name, const std::string& password,
                                                        const std::string& address);

    // A secret that signs this user in, once. Kept in this process alone.
    [[nodiscard]] std::string makeLink(const wire::Uuid& user);
    [[nodiscard]] tl::expected<Begun, LoginError> logInByLink(const std::string& secret,
                                                              const std::string& address);

    // Nothing: no such session, over, or its user was disabled. Being asked keeps it alive.
    [[nodiscard]] store::Result<std::optional<Live>> find(std::string_view cookie);
    // As find(), of a session that is known already; does not keep it alive.
    [[nodiscard]] bool lives(const seal::Hash& token) const;

    [[nodiscard]] store::Result<> end(const seal::Hash& token);

    // False: the old one is wrong. Ends all of the user's sessions.
    [[nodiscard]] tl::expected<bool, hal::Error>
    changePassword(const store::User& user, const std::string& old, const std::string& fresh);

    [[nodiscard]] Passwords& passwords() { return passwords_; }

private:
    struct Link {
        wire::Uuid user;
        hal::Monotonic until{};
    };
    [[nodiscard]] tl::expected<Begun, LoginError> begin(const store::User& user);

    const api::Center& center_;
    SessionTimes times_;
    Passwords passwords_;
    Throttle names_, addresses_;
    std::mutex mutex_; // guards links_
    std::map<std::string, Link> links_;
};

} // namespace center::signin
