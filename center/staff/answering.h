// How every route over cases and kiosks answers: times, pages, refusals, and the line in the audit.
#pragma once

#include <optional>
#include <string>

#include "center/api/answers.h"
#include "center/signin/gate.h"

namespace center::staff {

using api::Json;

inline constexpr int kMostItems = 200;

struct Page {
    int limit = 50;
    std::optional<wire::Uuid> below; // the cursor: the last id of the page before
};
// ?cursor=&limit=; nothing: they make no sense.
[[nodiscard]] std::optional<Page> pageOf(const http::Request& request);

// {"items":[…],"next":"…"}
[[nodiscard]] http::Response pageAnswer(Json items, const std::optional<wire::Uuid>& next);

// What was done, in the chain of the audit; `detail` holds no personal data.
struct Deed {
    std::string action;  // "case_viewed"
    std::string subject; // an id
    std::string street;
    Json detail = Json::object();
};
[[nodiscard]] store::Result<> noted(const api::Center& center, const Signed& who, const Deed& deed);

// 403 forbidden when the role never may, else 404 not_found as if there were nothing; in the audit as
// "refused".
[[nodiscard]] http::Response refusedTo(const api::Center& center, const Signed& who, domain::Action action,
                                       const std::string& subject);

// Of a store's error: what is out of reach is refused as above, everything else as usual.
[[nodiscard]] http::Response problemAnswer(const api::Center& center, const Signed& who,
                                           domain::Action action, const std::string& subject,
                                           const store::Error& error);

} // namespace center::staff
