#include "center/progress/site.h"

#include <memory>

#include "center/progress/page.h"

namespace center::progress {
namespace {

constexpr std::size_t kTokenLetters = 32;

bool isToken(std::string_view text) {
    return text.size() == kTokenLetters &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

struct Site {
    explicit Site(SiteParts given) : parts(std::move(given)), limit(parts.rate, parts.clock) {}

    SiteParts parts;
    http::RateLimit limit;
};

Language languageFor(const http::Request& request) {
    if (const auto asked = request.target.value("lang"))
        return *asked == "en" ? Language::English : Language::Chinese;
    return languageOf(request.field("accept-language"));
}

http::Response page(int status, std::string body) {
    return {.status = status,
            .contentType = "text/html; charset=utf-8",
            .body = std::move(body),
            .fields = {{"Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; "
                                                   "form-action 'none'; frame-ancestors 'none'"},
                       {"Cache-Control", "no-store"},
                       {"Referrer-Policy", "no-referrer"},
                       {"X-Content-Type-Options", "nosniff"}}};
}

http::Response notice(int status, Notice what, const http::Request& request, std::string_view path) {
    return page(status, noticePage(what, languageFor(request), path));
}

http::Response answerTo(Site& site, const http::Request& request) {
    const std::string& token = request.parameter(0);
    const std::string& address = request.peer;
    const std::string path = isToken(token) ? "/p/" + token : "/";
    if (!site.limit.allows(address)) {
        auto busy = notice(429, Notice::TooMany, request, path);
        busy.fields.push_back({"Retry-After", "60"});
        return busy;
    }
    const auto unknown = [&] {
        site.limit.wasUnknown(address);
        return notice(404, Notice::Unknown, request, path);
    };
    if (!isToken(token))
        return unknown();
    const auto progress = site.parts.look(token);
    if (!progress && progress.error().fault == hal::Fault::Absent)
        return unknown();
    auto shown = progress ? progressPage(*progress, languageFor(request), path, site.parts.utcOffsetMinutes)
                          : tl::make_unexpected(progress.error());
    if (shown)
        return page(200, *std::move(shown));
    auto away = notice(503, Notice::Away, request, path);
    away.fields.push_back({"Retry-After", "60"});
    return away;
}

} // namespace

http::Routes siteRoutes(SiteParts parts) {
    const auto site = std::make_shared<Site>(std::move(parts));
    http::Routes routes;
    routes.add({.method = http::Method::Get,
                .pattern = "/p/{token}",
                .where = http::Where::Worker,
                .handle = [site](const http::Request& request, http::Reply reply) {
                    reply.send(answerTo(*site, request));
                }});
    routes.add({.method = http::Method::Get,
                .pattern = "/style.css",
                .handle = [](const http::Request&, http::Reply reply) {
                    reply.send({.contentType = "text/css; charset=utf-8",
                                .body = std::string(styleSheet()),
                                .fields = {{"Cache-Control", "max-age=3600"},
                                           {"X-Content-Type-Options", "nosniff"}}});
                }});
    routes.add({.method = http::Method::Get,
                .pattern = "/",
                .handle = [](const http::Request& request, http::Reply reply) {
                    reply.send(notice(200, Notice::Start, request, "/"));
                }});
    return routes;
}

} // namespace center::progress
