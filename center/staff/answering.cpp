#include "center/staff/answering.h"

namespace center::staff {

std::optional<Page> pageOf(const http::Request& request) {
    Page page;
    if (const auto limit = request.target.value("limit")) {
        const auto number = api::digits(*limit);
        if (!number || *number < 1 || *number > kMostItems)
            return std::nullopt;
        page.limit = static_cast<int>(*number);
    }
    if (const auto cursor = request.target.value("cursor"); cursor && !cursor->empty()) {
        page.below = wire::parseUuid(*cursor);
        if (!page.below)
            return std::nullopt;
    }
    return page;
}

http::Response pageAnswer(Json items, const std::optional<wire::Uuid>& next) {
    return api::answer(200,
                       {{"items", std::move(items)}, {"next", next ? Json(wire::toString(*next)) : Json()}});
}

store::Result<> noted(const api::Center& center, const Signed& who, const Deed& deed) {
    store::AuditLine line;
    line.at = center.clock.wall();
    line.actor = who.actor.id;
    line.action = deed.action;
    line.subject = deed.subject;
    line.street = deed.street;
    line.detail = deed.detail.dump();
    const auto kept = center.store.audit().append(std::move(line));
    if (!kept)
        return tl::make_unexpected(kept.error());
    return {};
}

http::Response refusedTo(const api::Center& center, const Signed& who, domain::Action action,
                         const std::string& subject) {
    const bool never = !domain::mayAnywhere(who.actor.role, action);
    Json detail{{"action", domain::toString(action)}, {"reason", never ? "forbidden" : "not_found"}};
    // An id that nobody made may be anything: only ids go into the audit.
    const bool isId = wire::parseUuid(subject).has_value();
    if (const auto kept = noted(center, who, {"refused", isId ? subject : "", "", std::move(detail)}); !kept)
        return api::answerTo(kept.error(), center.log);
    return never ? http::error(403, "forbidden") : http::error(404, "not_found");
}

http::Response problemAnswer(const api::Center& center, const Signed& who, domain::Action action,
                             const std::string& subject, const store::Error& error) {
    if (error.problem == store::Problem::NotFound)
        return refusedTo(center, who, action, subject);
    return api::answerTo(error, center.log);
}

} // namespace center::staff
