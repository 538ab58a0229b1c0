// What can go wrong with what is kept, as values.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "hal/base/result.h"

namespace center::store {

enum class Problem {
    NotFound,
    Conflict,    // somebody else was first: another version, another content under the same id, a name taken
    Refused,     // used, expired, revoked; or a server that would lose what it acknowledged
    Unavailable, // the disk or the database server: the same call may succeed later
    Damaged,     // what is kept is not what this program wrote
};

struct Error {
    Problem problem{};
    std::string detail; // for the log; no personal data
    friend bool operator==(const Error&, const Error&) = default;
};

template <class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Problem problem, std::string detail = {}) {
    return tl::make_unexpected(Error{problem, std::move(detail)});
}

} // namespace center::store
