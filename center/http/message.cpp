// Answers in their usual shapes, and what may stand in a header.
#include "center/http/message.h"

#include <algorithm>

namespace center::http {

std::string_view toString(Method method) {
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Put:
        return "PUT";
    case Method::Post:
        return "POST";
    case Method::Delete:
        return "DELETE";
    }
    return "GET";
}

std::string_view Request::field(std::string_view name) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& candidate) { return candidate.name == name; });
    return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

Response json(int status, std::string body) {
    return {.status = status, .contentType = "application/json", .body = std::move(body)};
}

Response text(int status, std::string body) {
    return {.status = status, .contentType = "text/plain; charset=utf-8", .body = std::move(body)};
}

Response error(int status, std::string_view code) {
    return json(status, R"({"schema":1,"error":")" + std::string(code) + "\"}");
}

Response refusal(int status) {
    struct Code {
        int status;
        std::string_view code;
    };
    static constexpr std::array<Code, 13> kCodes{{{401, "unknown_kiosk"},
                                                  {403, "refused"},
                                                  {404, "not_found"},
                                                  {405, "method_not_allowed"},
                                                  {408, "timeout"},
                                                  {409, "conflict"},
                                                  {411, "length_required"},
                                                  {413, "too_large"},
                                                  {422, "unsupported"},
                                                  {429, "too_many_requests"},
                                                  {431, "headers_too_large"},
                                                  {500, "internal"},
                                                  {503, "unavailable"}}};
    const auto* found =
        std::find_if(kCodes.begin(), kCodes.end(), [&](const Code& code) { return code.status == status; });
    return error(status, found == kCodes.end() ? "bad_request" : found->code);
}

bool isFieldName(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool isFieldValue(std::string_view value) {
    return std::all_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7F) || c == '\t';
    });
}

bool isSendable(const Response& response) {
    return response.status >= 200 && response.status <= 599 && isFieldValue(response.contentType) &&
           std::all_of(response.fields.begin(), response.fields.end(), [](const Field& field) {
               return isFieldName(field.name) && isFieldValue(field.value);
           });
}

Reply::~Reply() {
    if (port_)
        port_->answer(error(500, "internal"));
}

void Reply::send(Response response) {
    if (const auto port = std::exchange(port_, nullptr))
        port->answer(std::move(response));
}

EventStream Reply::stream(Response head) { return std::exchange(port_, nullptr)->stream(std::move(head)); }

} // namespace center::http
