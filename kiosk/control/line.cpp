#include "kiosk/control/line.h"

#include <array>
#include <cerrno>

#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/socket.h>

#include "hal/base/clock.h"

namespace kiosk::control {
namespace {

using Json = nlohmann::ordered_json;

std::string lineOf(const Json& members) {
    Json line{{"schema", 1}};
    line.update(members);
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

hal::Result<Json> parsed(std::string_view line) {
    Json object = Json::parse(line, nullptr, false);
    if (!object.is_object() || !object.contains("schema"))
        return hal::fail(hal::Fault::BadData, "no such line");
    if (object["schema"] != 1)
        return hal::fail(hal::Fault::Unsupported, "another schema");
    return object;
}

const std::string* textIn(const Json& object, const char* name) {
    const auto member = object.find(name);
    return member == object.end() ? nullptr : member->get_ptr<const std::string*>();
}

} // namespace

std::string toLine(const Request& request) {
    return lineOf({{"arguments", request.arguments}, {"folder", request.folder.string()}});
}

std::string toLine(const Answer& answer) {
    struct Members {
        Json operator()(const Begun&) const { return {{"begun", true}}; }
        Json operator()(const Out& out) const { return {{"out", out.text}}; }
        Json operator()(const Err& err) const { return {{"err", err.text}}; }
        Json operator()(const Ended& ended) const { return {{"exit", ended.exit}}; }
    };
    return lineOf(std::visit(Members{}, answer));
}

hal::Result<Request> requestOf(std::string_view line) {
    const auto object = parsed(line);
    if (!object)
        return tl::make_unexpected(object.error());
    const auto arguments = object->find("arguments");
    const std::string* folder = textIn(*object, "folder");
    if (arguments == object->end() || !arguments->is_array() || arguments->size() > kMostArguments ||
        !folder || !folder->starts_with('/'))
        return hal::fail(hal::Fault::BadData, "no such request");
    Request request{{}, *folder};
    for (const Json& argument : *arguments) {
        if (!argument.is_string())
            return hal::fail(hal::Fault::BadData, "an argument that is no text");
        request.arguments.push_back(argument.get<std::string>());
    }
    return request;
}

hal::Result<Answer> answerOf(std::string_view line) {
    const auto object = parsed(line);
    if (!object)
        return tl::make_unexpected(object.error());
    if (const std::string* text = textIn(*object, "out"))
        return Out{*text};
    if (const std::string* text = textIn(*object, "err"))
        return Err{*text};
    if (const auto exit = object->find("exit"); exit != object->end() && exit->is_number_integer())
        return Ended{exit->get<int>()};
    if (object->contains("begun"))
        return Begun{};
    return hal::fail(hal::Fault::BadData, "no such answer");
}

hal::Result<std::string> LineReader::next(std::optional<int> waitMs) {
    const hal::Deadline deadline = hal::Deadline::in(hal::Millis{waitMs.value_or(0)});
    for (std::size_t searched = 0;;) {
        if (const std::size_t end = kept_.find('\n', searched); end != kept_.npos) {
            std::string line = kept_.substr(0, end);
            kept_.erase(0, end + 1);
            return line;
        }
        if (kept_.size() > kLongestLine)
            return hal::fail(hal::Fault::BadData, "a line without end");
        searched = kept_.size();
        pollfd ready{socket_, POLLIN, 0};
        const int polled = ::poll(&ready, 1, waitMs ? static_cast<int>(deadline.left().count()) : -1);
        if (polled < 0 && errno == EINTR)
            continue;
        if (polled == 0)
            return hal::fail(hal::Fault::Timeout, "no line");
        std::array<char, 4096> part{};
        const auto size = ::recv(socket_, part.data(), part.size(), 0);
        if (size <= 0)
            return hal::fail(hal::Fault::Offline, "the other side has gone");
        kept_.append(part.data(), static_cast<std::size_t>(size));
    }
}

hal::Result<> sendLine(int socket, std::string_view line) {
    while (!line.empty()) {
        const auto sent = ::send(socket, line.data(), line.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return hal::fail(hal::Fault::Offline, "the other side does not listen");
        line.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
}

} // namespace kiosk::control
