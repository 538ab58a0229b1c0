#include "services/wire/key_list.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "services/seal/hex.h"

namespace wire {
namespace {

using nlohmann::json;

constexpr KeyUse kUses[] = {KeyUse::Sealing, KeyUse::Command, KeyUse::Catalog};

std::optional<KeyUse> useOf(const std::string& name) {
    const auto* use = std::ranges::find(kUses, name, [](KeyUse known) { return toString(known); });
    return use == std::end(kUses) ? std::nullopt : std::optional(*use);
}

// Throws what the JSON library throws; nothing for a use that a newer center knows.
std::optional<CenterKey> keyOf(const json& object) {
    const auto use = useOf(object.at("use").get<std::string>());
    if (!use)
        return std::nullopt;
    CenterKey key;
    key.use = *use;
    if (!seal::fromHex(object.at("id").get_ref<const std::string&>(), key.id) ||
        !seal::fromHex(object.at("public").get_ref<const std::string&>(), key.publicHalf))
        throw json::other_error::create(501, "hexadecimal", &object);
    key.current = object.at("current").get<bool>();
    return key;
}

} // namespace

std::string_view toString(KeyUse use) {
    switch (use) {
    case KeyUse::Sealing:
        return "sealing";
    case KeyUse::Command:
        return "command";
    case KeyUse::Catalog:
        return "catalog";
    }
    return "unknown";
}

const CenterKey* KeyList::current(KeyUse use) const {
    const auto found =
        std::ranges::find_if(keys, [&](const CenterKey& key) { return key.use == use && key.current; });
    return found == keys.end() ? nullptr : &*found;
}

const CenterKey* KeyList::find(KeyUse use, const std::array<std::uint8_t, 16>& id) const {
    const auto found =
        std::ranges::find_if(keys, [&](const CenterKey& key) { return key.use == use && key.id == id; });
    return found == keys.end() ? nullptr : &*found;
}

std::string toJson(const KeyList& list) {
    json keys = json::array();
    for (const CenterKey& key : list.keys)
        keys.push_back({{"use", toString(key.use)},
                        {"id", seal::toHex(key.id)},
                        {"public", seal::toHex(key.publicHalf)},
                        {"current", key.current}});
    return json{{"schema", 1},
                {"suite", 1},
                {"version", list.version},
                {"issued_at_ms", list.issuedAt.time_since_epoch().count()},
                {"keys", keys}}
        .dump();
}

hal::Result<KeyList> parseKeyList(std::string_view text) {
    try {
        const json document = json::parse(text);
        if (document.at("schema").get<int>() != 1 || document.at("suite").get<int>() != 1)
            return hal::fail(hal::Fault::Unsupported, "a key list of another schema or suite");
        KeyList list;
        list.version = document.at("version").get<std::int64_t>();
        list.issuedAt = hal::WallTime{hal::Millis{document.at("issued_at_ms").get<std::int64_t>()}};
        for (const json& object : document.at("keys"))
            if (const auto key = keyOf(object))
                list.keys.push_back(*key);
        if (list.version < 1)
            return hal::fail(hal::Fault::BadData, "a key list has a version from 1 on");
        return list;
    } catch (const json::exception&) {
        return hal::fail(hal::Fault::BadData, "no key list");
    }
}

} // namespace wire
