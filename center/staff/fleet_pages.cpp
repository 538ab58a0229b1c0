#include "center/staff/fleet_pages.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "center/api/send_command.h"
#include "center/staff/answering.h"
#include "center/staff/kiosk_json.h"
#include "hal/base/time_text.h"

namespace center::staff {
namespace {

using domain::Action;

constexpr std::uint64_t kLargestCommand = 4 << 10;
constexpr int kMostCommands = 100;

// What kiosks understand (kiosk/agent/commands.h); `file`: what comes back is a file.
struct CommandKind {
    std::string_view type;
    bool needsSlot = false;
    std::string_view file = {};
};
constexpr std::array<CommandKind, 8> kCommands{{{"out_of_service"},
                                                {"in_service"},
                                                {"restart"},
                                                {"reboot"},
                                                {"test_page"},
                                                {"device_test", true},
                                                {"send_logs", false, "log"},
                                                {"screenshot", false, "screenshot"}}};

const CommandKind* commandNamed(std::string_view type) {
    const auto* found = std::ranges::find(kCommands, type, &CommandKind::type);
    return found == kCommands.end() ? nullptr : found;
}

bool isWord(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

// As the store keeps what a kiosk told: {"detail","at_ms","result"}.
Json toldOf(const store::Command& command) {
    Json told = Json::parse(command.result, nullptr, false);
    return told.is_object() ? told : Json::object();
}

Json resultOf(const store::Command& command) {
    const Json told = toldOf(command);
    return told.contains("result") ? told.at("result") : Json();
}

std::optional<hal::Bytes> fromBase64(const std::string& text) {
    hal::Bytes bytes(text.size());
    std::size_t size = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), "\r\n ", &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::optional<hal::Bytes> screenshotIn(const Json& result) {
    if (!result.is_object() || !result.contains("lines") || !result.at("lines").is_array())
        return std::nullopt;
    for (const Json& line : result.at("lines"))
        if (line.is_object() && line.contains("base64") && line.at("base64").is_string())
            return fromBase64(line.at("base64").get_ref<const std::string&>());
    return std::nullopt;
}

Json commandJson(const store::Command& command, store::Store& store) {
    const Json text = Json::parse(command.text, nullptr, false);
    const Json told = toldOf(command);
    const std::string type = text.is_object() ? text.value("action", "") : "";
    const CommandKind* kind = commandNamed(type);
    const bool file = kind != nullptr && !kind->file.empty() && command.outcome == "done";
    const auto maker = wire::parseUuid(command.madeBy);
    const auto user = maker ? store.staff().find(*maker)
                            : store::Result<store::User>(store::fail(store::Problem::NotFound));
    Json json{{"number", command.number},
              {"type", type},
              {"arguments", text.is_object() ? text.value("arguments", Json::object()) : Json::object()},
              {"made_by", command.madeBy},
              {"made_by_name", user ? user->fullName : ""},
              {"made_at", hal::rfc3339Millis(command.madeAt)},
              {"expires_at", hal::rfc3339Millis(command.expiresAt)},
              {"outcome", command.outcome.empty() ? Json() : Json(command.outcome)},
              {"detail", told.contains("detail") ? told.at("detail") : Json()},
              {"outcome_at", command.outcomeAt ? Json(hal::rfc3339Millis(*command.outcomeAt)) : Json()},
              {"file", file ? Json(kind->file) : Json()}};
    json["result"] = file ? Json() : resultOf(command);
    return json;
}

class FleetPages {
public:
    FleetPages(const DeskRoom& room, Renderer& renderer) : room_(room), renderer_(renderer) {}

    void organisation(const Signed& who, const http::Request&, http::Reply reply) const {
        const domain::Scope& scope = who.actor.scope;
        Json streets = Json::array(), departments = Json::array();
        for (const domain::Street& street : room_.organisation.streets()) {
            if (!scope.area.street.empty() && scope.area.street != street.id)
                continue;
            Json grids = Json::array();
            for (const domain::Grid& grid : street.grids)
                if (scope.area.contains({street.id, grid.id}))
                    grids.push_back({{"id", grid.id}, {"name", grid.name}});
            streets.push_back({{"id", street.id}, {"name", street.name}, {"grids", std::move(grids)}});
        }
        // Everybody may know which departments there are: leaders whistle to any of them.
        for (const domain::Department& department : room_.organisation.departments())
            departments.push_back({{"id", department.id}, {"name", department.name}});
        reply.send(api::answer(200, {{"district", room_.organisation.name()},
                                     {"streets", std::move(streets)},
                                     {"departments", std::move(departments)}}));
    }

    void kiosks(const Signed& who, const http::Request&, http::Reply reply) const {
        if (!domain::mayAnywhere(who.actor.role, Action::ViewKiosk))
            return reply.send(refusedTo(room_.center, who, Action::ViewKiosk, {}));
        const auto fleet = room_.center.store.fleet().list(who.actor.scope.area.street);
        if (!fleet)
            return reply.send(api::answerTo(fleet.error(), room_.center.log));
        const hal::WallTime now = room_.center.clock.wall();
        Json items = Json::array();
        for (const store::Kiosk& kiosk : *fleet)
            if (domain::may(who.actor, Action::ViewKiosk, subjectOf(kiosk)))
                items.push_back(kioskLine(kiosk, now));
        reply.send(pageAnswer(std::move(items), {}));
    }

    void kiosk(const Signed& who, const http::Request& request, http::Reply reply) const {
        const auto kiosk = find(who, request, Action::ViewKiosk);
        if (!kiosk)
            return reply.send(kiosk.error());
        reply.send(api::answer(200, kioskJson(*kiosk, room_.center.clock.wall())));
    }

    void command(const Signed& who, const http::Request& request, http::Reply reply) const {
        const auto kiosk = find(who, request, Action::CommandKiosk);
        if (!kiosk)
            return reply.send(kiosk.error());
        api::Document told(request.body);
        const std::string type = told.text("type", 32);
        const std::string slot = told.maybeText("slot", 32);
        const CommandKind* kind = commandNamed(type);
        if (!told.fine() || kind == nullptr || kind->needsSlot != isWord(slot))
            return reply.send(http::refusal(400));
        // First the line in the audit: a command that nobody can be asked about is not sent.
        if (const auto kept =
                noted(room_.center, who,
                      {"kiosk_commanded", request.parameter(0), kiosk->street, {{"type", type}}});
            !kept)
            return reply.send(api::answerTo(kept.error(), room_.center.log));
        const Json arguments = kind->needsSlot ? Json{{"slot", slot}} : Json::object();
        const auto number = api::sendCommand(room_.center.store, room_.center.keys, kiosk->id, type,
                                             arguments.dump(), who.actor.id, room_.center.clock);
        if (!number)
            return reply.send(http::refusal(503));
        reply.send(api::answer(202, {{"number", *number}}));
    }

    void commands(const Signed& who, const http::Request& request, http::Reply reply) const {
        const auto kiosk = find(who, request, Action::ViewKiosk);
        if (!kiosk)
            return reply.send(kiosk.error());
        const auto history = room_.center.store.fleet().history(kiosk->id, kMostCommands);
        if (!history)
            return reply.send(api::answerTo(history.error(), room_.center.log));
        Json items = Json::array();
        for (const store::Command& command : *history)
            items.push_back(commandJson(command, room_.center.store));
        reply.send(pageAnswer(std::move(items), {}));
    }

    // Logs as text, a screenshot decoded and encoded anew.
    void file(const Signed& who, const http::Request& request, http::Reply reply) const {
        const auto kiosk = find(who, request, Action::CommandKiosk);
        if (!kiosk)
            return reply.send(kiosk.error());
        const auto number = api::digits(request.parameter(1));
        const auto history = room_.center.store.fleet().history(kiosk->id, kMostCommands);
        if (!history)
            return reply.send(api::answerTo(history.error(), room_.center.log));
        const auto found = std::ranges::find(*history, number.value_or(0), &store::Command::number);
        if (found == history->end() || found->outcome != "done")
            return reply.send(http::refusal(404));
        const Json result = resultOf(*found);
        if (const auto picture = screenshotIn(result)) {
            const auto later = std::make_shared<http::Reply>(std::move(reply));
            return renderer_.picture(hal::SecretBytes(picture->begin(), picture->end()), wire::FileType::Jpeg,
                                     [later](const auto& again) { later->send(pictureAnswer(again)); });
        }
        if (!result.is_object() || !result.contains("text") || !result.at("text").is_string())
            return reply.send(http::refusal(404));
        http::Response response = http::text(200, result.at("text").get<std::string>());
        response.fields = {{"Content-Disposition", "attachment; filename=\"" + kiosk->prefix + "-" +
                                                       std::to_string(*number) + ".log\""},
                           {"X-Content-Type-Options", "nosniff"},
                           {"Cache-Control", "no-store"}};
        reply.send(std::move(response));
    }

private:
    [[nodiscard]] static domain::Subject subjectOf(const store::Kiosk& kiosk) {
        return {{kiosk.street, {}}, {}};
    }

    [[nodiscard]] tl::expected<store::Kiosk, http::Response>
    find(const Signed& who, const http::Request& request, Action action) const {
        const auto id = wire::parseUuid(request.parameter(0));
        auto kiosk = id ? room_.center.store.fleet().find(*id)
                        : store::Result<store::Kiosk>(store::fail(store::Problem::NotFound));
        if (kiosk && !domain::may(who.actor, action, subjectOf(*kiosk)))
            kiosk = store::fail(store::Problem::NotFound);
        if (!kiosk)
            return tl::make_unexpected(
                problemAnswer(room_.center, who, action, request.parameter(0), kiosk.error()));
        return *std::move(kiosk);
    }

    const DeskRoom& room_;
    Renderer& renderer_;
};

} // namespace

void addFleetPages(http::Routes& routes, Gate& gate, const DeskRoom& room, Renderer& renderer) {
    const auto pages = std::make_shared<const FleetPages>(room, renderer);
    const auto add = [&](http::Method method, const char* pattern, std::uint64_t limit, auto member) {
        gate.add(routes, method, pattern, limit,
                 [pages, member](const Signed& who, const http::Request& request, http::Reply reply) {
                     std::invoke(member, *pages, who, request, std::move(reply));
                 });
    };
    using http::Method;
    add(Method::Get, "/staff/v1/organisation", 0, &FleetPages::organisation);
    add(Method::Get, "/staff/v1/kiosks", 0, &FleetPages::kiosks);
    add(Method::Get, "/staff/v1/kiosks/{id}", 0, &FleetPages::kiosk);
    add(Method::Get, "/staff/v1/kiosks/{id}/commands", 0, &FleetPages::commands);
    add(Method::Post, "/staff/v1/kiosks/{id}/commands", kLargestCommand, &FleetPages::command);
    add(Method::Get, "/staff/v1/kiosks/{id}/files/{number}", 0, &FleetPages::file);
}

} // namespace center::staff
