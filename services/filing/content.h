// What is filed, as the JSON that the center reads. Pure; never logged.
#pragma once

#include <string>

#include "hal/base/result.h"
#include "hal/base/secret.h"
#include "services/wire/uuid.h"

namespace filing {

struct Appeal {
    std::string category;     // ids of the policy
    std::string street, grid; // of its places
    hal::SecretText callback; // digits; empty: none was left
};

// {"schema":1,"category":…,"street":…,"grid":…,"callback":…,"text":""}. Errors: BadData (an id with other
// characters than a-z 0-9 _ -, a callback with other characters than digits).
[[nodiscard]] hal::Result<hal::SecretBytes> contentOf(const Appeal& appeal);

struct Rating {
    wire::Uuid record; // which one is rated
    int rating = 0;    // 5 very satisfied … 1 very dissatisfied
};

// {"schema":1,"record":…,"rating":…}. Errors: BadData (no such rating).
[[nodiscard]] hal::Result<hal::SecretBytes> contentOf(const Rating& rating);

} // namespace filing
