#include "kiosk/link/link_state.h"

#include <algorithm>
#include <fstream>

#include <nlohmann/json.hpp>

#include "services/seal/durable_file.h"

namespace kiosk::link {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kLargest = 4096;
constexpr State kStates[] = {State::Unknown, State::Online, State::Away, State::Rejected, State::TooLong};

fs::path fileIn(const fs::path& state) { return state / "run" / "link.json"; }

std::int64_t msOf(hal::WallTime time) { return time.time_since_epoch().count(); }

LinkState parse(const json& document) {
    LinkState link;
    if (document.at("schema").get<int>() != 1)
        return link;
    const auto name = document.at("state").get<std::string>();
    const auto* known = std::ranges::find(kStates, name, [](State s) { return toString(s); });
    link.state = known == std::end(kStates) ? State::Unknown : *known;
    link.asOf = hal::WallTime{hal::Millis{document.at("as_of_ms").get<std::int64_t>()}};
    if (document.contains("last_contact_ms"))
        link.lastContact = hal::WallTime{hal::Millis{document["last_contact_ms"].get<std::int64_t>()}};
    return link;
}

} // namespace

std::string_view toString(State state) {
    switch (state) {
    case State::Unknown:
        return "unknown";
    case State::Online:
        return "online";
    case State::Away:
        return "away";
    case State::Rejected:
        return "rejected";
    case State::TooLong:
        return "too_long";
    }
    return "unknown";
}

hal::Result<> tell(const fs::path& state, const LinkState& link) {
    json document{{"schema", 1}, {"state", toString(link.state)}, {"as_of_ms", msOf(link.asOf)}};
    if (link.lastContact)
        document["last_contact_ms"] = msOf(*link.lastContact);
    const fs::path file = fileIn(state);
    const fs::path fresh = fs::path(file) += ".new";
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    fs::permissions(file.parent_path(), fs::perms::owner_all, error);
    {
        std::ofstream stream(fresh, std::ios::trunc);
        stream << document << '\n';
        if (!stream.flush())
            return hal::fail(hal::Fault::Storage, "cannot write " + fresh.string());
    }
    fs::rename(fresh, file, error); // a reader sees the old one or the new one
    if (error)
        return hal::fail(hal::Fault::Storage, "cannot write " + file.string() + ": " + error.message());
    return {};
}

LinkState readLinkState(const fs::path& state, hal::WallTime now) {
    const auto content = seal::readWhole(fileIn(state), kLargest);
    if (!content)
        return {};
    LinkState link;
    try {
        link = parse(json::parse(hal::asText(content->bytes)));
    } catch (const json::exception&) {
        return {};
    }
    if (now - link.asOf > 3 * kToldEvery || link.asOf - now > 3 * kToldEvery)
        link.state = State::Unknown;
    return link;
}

bool mayFile(State state) { return state != State::Rejected && state != State::TooLong; }

} // namespace kiosk::link
