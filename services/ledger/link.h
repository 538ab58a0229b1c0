// The links of the chain and their canonical bytes. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "services/ledger/entry.h"
#include "services/seal/hash.h"
#include "services/seal/kiosk_key.h"

namespace ledger {

// The last link that could be trusted of a chain that was set aside; 0 and zeros: nothing of it was readable.
struct Predecessor {
    std::int64_t link = 0;
    seal::Hash hash{};
    friend bool operator==(const Predecessor&, const Predecessor&) = default;
};

struct Genesis {
    wire::Uuid chain; // of this file, for ever
    seal::PublicKey key{};
    wire::Stamp at;
    std::optional<Predecessor> predecessor;
    friend bool operator==(const Genesis&, const Genesis&) = default;
};

struct Begun {
    wire::Uuid id;
    std::int64_t sequence = 0;
    wire::Stamp at;
    Action action{};
    Facts facts;
    friend bool operator==(const Begun&, const Begun&) = default;
};

struct Closed {
    wire::Uuid id;
    std::int64_t sequence = 0;
    wire::Stamp at;
    Outcome outcome{};
    std::optional<hal::Fault> fault;
    friend bool operator==(const Closed&, const Closed&) = default;
};

// Of a newer release: it is hashed and kept, and its meaning is left alone.
struct Foreign {
    std::uint8_t kind = 0;
    hal::Bytes body;
    friend bool operator==(const Foreign&, const Foreign&) = default;
};

struct Link {
    std::int64_t number = 0; // 1, 2, …; 1 is the genesis
    seal::Hash previous{};   // SHA-256 of the link before; zeros at the genesis
    std::variant<Genesis, Begun, Closed, Foreign> body;
    friend bool operator==(const Link&, const Link&) = default;
};

// Bytes, numbers big-endian; time is i64 ms since 1970 and u8 clock quality:
//   format u8 (1)   kind u8   number i64   previous 32   body
//   kind 1 genesis  chain 16, key 32, time, has predecessor u8, [link i64, hash 32]
//   kind 2 begun    id 16, sequence i64, time, action u8, copies u16, pages u16, flags u8 (1 mono, 2 purpose)
//   kind 3 closed   id 16, sequence i64, time, outcome u8, length u8 and the fault's name (0: none)
[[nodiscard]] hal::Bytes encode(const Link& link);

// Total; takes exactly what encode() makes. Errors: BadData; Unsupported (another format).
[[nodiscard]] hal::Result<Link> decodeLink(hal::ByteView bytes);

// What the kiosk's key signs after each link: "banshi ledger head", 0, suite u8, number i64, hash 32.
[[nodiscard]] hal::Bytes headMessage(std::int64_t number, const seal::Hash& hash);

} // namespace ledger
