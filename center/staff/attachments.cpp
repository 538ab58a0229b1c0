#include "center/staff/attachments.h"

#include "center/staff/answering.h"
#include "center/staff/case_json.h"

namespace center::staff {
namespace {

struct Found {
    OpenedCase opened;
    std::size_t index = 0;
    hal::SecretBytes bytes;
};

class Attachments {
public:
    Attachments(const DeskRoom& room, Renderer& renderer) : room_(room), renderer_(renderer) {}

    // Never as what it claims to be: a browser must not run it.
    void original(const Signed& who, const http::Request& request, http::Reply reply) const {
        const auto found = find(who, request, "attachment_downloaded");
        if (!found)
            return reply.send(found.error());
        const std::string name = attachmentName(found->opened, found->index);
        reply.send({.status = 200,
                    .contentType = "application/octet-stream",
                    .body = std::string(hal::asText(found->bytes)),
                    .fields = {{"Content-Disposition", "attachment; filename=\"" + name + "\""},
                               {"X-Content-Type-Options", "nosniff"},
                               {"Content-Security-Policy", "default-src 'none'; sandbox"},
                               {"Cache-Control", "no-store"}}});
    }

    void picture(const Signed& who, const http::Request& request, http::Reply reply) const {
        auto found = find(who, request, "attachment_viewed");
        if (!found)
            return reply.send(found.error());
        const wire::FileType type = found->opened.payload->files[found->index].type;
        const auto later = std::make_shared<http::Reply>(std::move(reply));
        renderer_.picture(std::move(found->bytes), type,
                          [later](const auto& picture) { later->send(pictureAnswer(picture)); });
    }

private:
    [[nodiscard]] tl::expected<Found, http::Response> find(const Signed& who, const http::Request& request,
                                                           const char* deed) const {
        const auto refused = [&](const store::Error& error) {
            return tl::make_unexpected(
                problemAnswer(room_.center, who, Action::ViewAttachment, request.parameter(0), error));
        };
        const auto id = wire::parseUuid(request.parameter(0));
        const auto index = api::digits(request.parameter(1));
        if (!id || !index)
            return refused({store::Problem::NotFound, {}});
        auto opened = openCase(room_, who.actor, *id, History::None);
        if (opened && !domain::may(who.actor, Action::ViewAttachment, opened->order.subject()))
            opened = store::fail(store::Problem::NotFound);
        if (!opened)
            return refused(opened.error());
        auto bytes = openAttachment(room_, *opened, static_cast<std::size_t>(*index));
        if (!bytes)
            return refused(bytes.error());
        if (const auto kept =
                noted(room_.center, who,
                      {deed, request.parameter(0), opened->row.place.street, {{"index", *index}}});
            !kept)
            return tl::make_unexpected(api::answerTo(kept.error(), room_.center.log));
        return Found{*std::move(opened), static_cast<std::size_t>(*index), *std::move(bytes)};
    }

    using Action = domain::Action;
    const DeskRoom& room_;
    Renderer& renderer_;
};

} // namespace

void addAttachments(http::Routes& routes, Gate& gate, const DeskRoom& room, Renderer& renderer) {
    const auto attachments = std::make_shared<const Attachments>(room, renderer);
    const auto add = [&](const char* pattern, auto member) {
        gate.add(routes, http::Method::Get, pattern, 0,
                 [attachments, member](const Signed& who, const http::Request& request, http::Reply reply) {
                     std::invoke(member, *attachments, who, request, std::move(reply));
                 });
    };
    add("/staff/v1/cases/{id}/attachments/{index}", &Attachments::original);
    add("/staff/v1/cases/{id}/attachments/{index}/picture", &Attachments::picture);
}

} // namespace center::staff
