#include "center/api/send_command.h"

#include <nlohmann/json.hpp>

namespace center::api {

hal::Result<std::int64_t> sendCommand(store::Store& store, const pki::Keys& keys, const wire::Uuid& kiosk,
                                      const std::string& action, const std::string& arguments,
                                      const std::string& madeBy, const hal::Clock& clock) {
    const auto given = nlohmann::ordered_json::parse(arguments, nullptr, false);
    if (!given.is_object())
        return hal::fail(hal::Fault::BadData, "arguments are a JSON object");
    store::Command draft;
    draft.kiosk = kiosk;
    draft.madeBy = madeBy;
    draft.madeAt = clock.wall();
    draft.expiresAt = draft.madeAt + kCommandLasts;
    const auto sent = store.fleet().command(draft, [&](store::Command& command) {
        command.text = nlohmann::ordered_json{
            {"schema", 1},
            {"suite", seal::kSuite},
            {"audience", wire::toString(kiosk)},
            {"number", command.number},
            {"issued_at_ms", command.madeAt.time_since_epoch().count()},
            {"expires_at_ms", command.expiresAt.time_since_epoch().count()},
            {"action", action},
            {"arguments",
             given}}.dump();
        std::string said(pki::kCommandPurpose);
        said += '\0';
        said += command.text;
        command.key = keys.commandKeyId();
        command.signature = keys.command.sign(hal::asBytes(said));
    });
    if (!sent)
        return sent.error().problem == store::Problem::NotFound
                   ? hal::fail(hal::Fault::Absent, "no such kiosk")
                   : hal::fail(hal::Fault::Storage, sent.error().detail);
    return sent->number;
}

} // namespace center::api
