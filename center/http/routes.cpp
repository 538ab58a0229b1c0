// Routes are few: they are tried one after the other.
#include "center/http/routes.h"

#include <optional>

namespace center::http {

namespace {

std::vector<std::string> segmentsOf(std::string_view pattern) {
    std::vector<std::string> segments;
    while (!pattern.empty()) {
        pattern.remove_prefix(1); // the slash
        const std::string_view segment = pattern.substr(0, pattern.find('/'));
        if (!segment.empty())
            segments.emplace_back(segment.front() == '{' ? std::string_view() : segment);
        pattern.remove_prefix(segment.size());
    }
    return segments;
}

std::optional<std::vector<std::string>> parametersOf(const std::vector<std::string>& pattern,
                                                     const std::vector<std::string>& path) {
    if (pattern.size() != path.size())
        return std::nullopt;
    std::vector<std::string> parameters;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (pattern[i].empty())
            parameters.push_back(path[i]);
        else if (pattern[i] != path[i])
            return std::nullopt;
    }
    return parameters;
}

} // namespace

Routes& Routes::add(Route route) {
    auto segments = segmentsOf(route.pattern);
    entries_.push_back(std::make_unique<const Entry>(Entry{std::move(route), std::move(segments)}));
    return *this;
}

Match Routes::match(std::string_view method, const Target& target) const {
    Match match;
    for (const auto& entry : entries_) {
        auto parameters = parametersOf(entry->segments, target.path);
        if (!parameters)
            continue;
        if (toString(entry->route.method) == method) {
            match.route = &entry->route;
            match.parameters = std::move(*parameters);
            return match;
        }
        match.status = 405;
        match.allow += (match.allow.empty() ? "" : ", ") + std::string(toString(entry->route.method));
    }
    return match;
}

std::vector<std::pair<Method, std::string>> Routes::list() const {
    std::vector<std::pair<Method, std::string>> list;
    for (const auto& entry : entries_)
        list.emplace_back(entry->route.method, entry->route.pattern);
    return list;
}

} // namespace center::http
