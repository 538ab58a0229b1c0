#include "kiosk/agent/commands.h"

#include <algorithm>
#include <vector>

#include "services/seal/hex.h"
#include "services/seal/kiosk_key.h"
#include "services/wire/clock_quality.h"

namespace kiosk::agent {
namespace {

using nlohmann::json;

constexpr ActionKind kActions[] = {ActionKind::OutOfService, ActionKind::InService, ActionKind::Restart,
                                   ActionKind::Reboot,       ActionKind::TestPage,  ActionKind::DeviceTest,
                                   ActionKind::SendLogs,     ActionKind::Screenshot};
constexpr std::string_view kPurpose = "banshi command";

bool isSigned(const std::string& text, const json& offered, const wire::KeyList& keys) {
    const auto id = seal::fromHex<16>(offered.at("key").get_ref<const std::string&>());
    const auto signature = seal::fromHex<64>(offered.at("signature").get_ref<const std::string&>());
    const wire::CenterKey* key = id ? keys.find(wire::KeyUse::Command, *id) : nullptr;
    const std::string message = std::string(kPurpose) + '\0' + text;
    return key != nullptr && signature && seal::verify(key->publicHalf, hal::asBytes(message), *signature);
}

hal::Result<Command> read(const json& offered, const link::Enrollment& enrollment, std::int64_t last,
                          const hal::Clock& clock) {
    const std::string& text = offered.at("text").get_ref<const std::string&>();
    if (!isSigned(text, offered, enrollment.keys))
        return hal::fail(hal::Fault::AuthFailed, "a command that the center did not sign");
    const json document = json::parse(text);
    if (document.at("schema").get<int>() != 1 || document.at("suite").get<int>() != 1)
        return hal::fail(hal::Fault::Unsupported, "a command of another schema or suite");
    Command command;
    command.number = document.at("number").get<std::int64_t>();
    command.expiresAt = hal::WallTime{hal::Millis{document.at("expires_at_ms").get<std::int64_t>()}};
    command.arguments = document.value("arguments", json::object());
    if (document.at("audience").get<std::string>() != wire::toString(enrollment.kiosk))
        return hal::fail(hal::Fault::Refused, "a command for another kiosk");
    if (command.number <= last)
        return hal::fail(hal::Fault::Refused, "a command that was there before");
    const wire::Stamp now = wire::stampOf(clock);
    if (now.quality != wire::ClockQuality::Unset && now.at >= command.expiresAt)
        return hal::fail(hal::Fault::Timeout, "a command whose time is over");
    const auto name = document.at("action").get<std::string>();
    const auto* known = std::ranges::find(kActions, name, [](ActionKind kind) { return toString(kind); });
    command.action = known == std::end(kActions) ? ActionKind::Unknown : *known;
    return command;
}

} // namespace

std::string_view toString(ActionKind kind) {
    switch (kind) {
    case ActionKind::OutOfService:
        return "out_of_service";
    case ActionKind::InService:
        return "in_service";
    case ActionKind::Restart:
        return "restart";
    case ActionKind::Reboot:
        return "reboot";
    case ActionKind::TestPage:
        return "test_page";
    case ActionKind::DeviceTest:
        return "device_test";
    case ActionKind::SendLogs:
        return "send_logs";
    case ActionKind::Screenshot:
        return "screenshot";
    case ActionKind::Unknown:
        return "unknown";
    }
    return "unknown";
}

hal::Result<Command> believe(const json& offered, const link::Enrollment& enrollment, std::int64_t last,
                             const hal::Clock& clock) {
    try {
        return read(offered, enrollment, last, clock);
    } catch (const json::exception&) {
        return hal::fail(hal::Fault::BadData, "no command");
    }
}

std::int64_t numberOf(const json& offered) {
    const auto found = offered.is_object() ? offered.find("number") : offered.end();
    return offered.is_object() && found != offered.end() && found->is_number_integer()
               ? found->get<std::int64_t>()
               : 0;
}

} // namespace kiosk::agent
