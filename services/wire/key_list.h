// The center's public keys as it tells them to kiosks. The text is what is signed; this reads and writes it.
// Schema 1.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hal/base/clock.h"
#include "hal/base/result.h"

namespace wire {

enum class KeyUse { Sealing, Command, Catalog };
[[nodiscard]] std::string_view toString(KeyUse use); // "sealing", …

struct CenterKey {
    KeyUse use{};
    std::array<std::uint8_t, 16> id{};         // the first bytes of the public half's SHA-256
    std::array<std::uint8_t, 32> publicHalf{}; // X25519 (sealing) or Ed25519
    bool current = false;                      // one a use; the others still open or verify
    friend bool operator==(const CenterKey&, const CenterKey&) = default;
};

struct KeyList {
    std::int64_t version = 0; // a lower one than known is refused
    hal::WallTime issuedAt{};
    std::vector<CenterKey> keys;
    friend bool operator==(const KeyList&, const KeyList&) = default;

    // Nothing when there is none.
    [[nodiscard]] const CenterKey* current(KeyUse use) const;
    [[nodiscard]] const CenterKey* find(KeyUse use, const std::array<std::uint8_t, 16>& id) const;
};

// {"schema":1,"suite":1,"version":3,"issued_at_ms":…,"keys":[{"use":"sealing","id":"…","public":"…","current":true},…]}
[[nodiscard]] std::string toJson(const KeyList& list);

// Keys of uses that are not known are left out: a newer center has more. Errors: BadData; Unsupported
// (another schema or suite).
[[nodiscard]] hal::Result<KeyList> parseKeyList(std::string_view json);

} // namespace wire
