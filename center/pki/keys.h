// The center's keys in their folder, and the list of public halves that kiosks are told.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "center/pki/authority.h"
#include "services/seal/kiosk_key.h"
#include "services/seal/sealing_key.h"
#include "services/wire/key_list.h"

namespace center::pki {

// What is signed with these keys, said before what is signed, with a zero byte between.
inline constexpr std::string_view kKeyListPurpose = "banshi key list";
inline constexpr std::string_view kCommandPurpose = "banshi command";

// Files, 0600: ca.key, server.key (PEM after a line "banshi-center key, schema 1"), sealing.key, command.key,
// catalog.key (services/seal/key_file.h); 0644: ca.pem, server.pem, keys.json and keys.json.sig
// (hexadecimal).
struct Keys {
    Authority authority;
    Identity server;
    seal::SealingKey sealing; // opens records
    seal::KioskKey command;   // signs commands
    seal::KioskKey catalog;   // signs catalogs and policy packs
    wire::KeyList list;
    std::string listText; // exactly as signed
    std::string listSignature;

    [[nodiscard]] std::array<std::uint8_t, 16> commandKeyId() const;
};

struct KeyNames {
    std::string district;           // in the authority's name
    std::vector<std::string> hosts; // of the server's certificate: DNS names or IP addresses
};

// Makes the folder (0700) and every key. Errors: Busy (there are keys already), Storage, BadData (hosts).
[[nodiscard]] hal::Result<> makeKeys(const std::filesystem::path& folder, const KeyNames& names,
                                     const hal::Clock& clock);

// A server certificate that ends within 30 days is made anew for `hosts`. Errors: Absent, Refused (others may
// read a key), BadData, Storage.
[[nodiscard]] hal::Result<Keys> loadKeys(const std::filesystem::path& folder,
                                         const std::vector<std::string>& hosts, const hal::Clock& clock);

} // namespace center::pki
