// Keys are made once, whole and durable; the key list last, so that a crash leaves no half of a center.
#include "center/pki/keys.h"

#include "services/seal/durable_file.h"
#include "services/seal/hash.h"
#include "services/seal/hex.h"

namespace center::pki {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLimit = 64 << 10;
constexpr std::string_view kKeyHeader = "banshi-center key, schema 1\n";
constexpr auto kRenewBefore = std::chrono::days(30);

hal::Result<std::string> readText(const fs::path& file) {
    const auto content = seal::readWhole(file, kLimit);
    if (!content)
        return tl::make_unexpected(content.error());
    return std::string(hal::asText(content->bytes));
}

hal::Result<hal::SecretText> readKey(const fs::path& file) {
    const auto content = seal::readWhole(file, kLimit);
    if (!content)
        return tl::make_unexpected(content.error());
    if ((content->mode & 077) != 0)
        return hal::fail(hal::Fault::Refused, file.filename().string() + " may be read by others");
    std::string_view text = hal::asText(content->bytes);
    if (!text.starts_with(kKeyHeader))
        return hal::fail(hal::Fault::Unsupported, file.filename().string() + " is of another release");
    text.remove_prefix(kKeyHeader.size());
    return hal::SecretText(text);
}

hal::Result<> writeText(const fs::path& file, std::string_view text) {
    return seal::writeDurably(file, hal::asBytes(text), 0644);
}

hal::Result<> writeIdentity(const fs::path& folder, const std::string& name, const Identity& identity) {
    hal::SecretBytes key(kKeyHeader.begin(), kKeyHeader.end());
    key.insert(key.end(), identity.key.view().begin(), identity.key.view().end());
    return seal::writeDurably(folder / (name + ".key"), key, 0600).and_then([&] {
        return writeText(folder / (name + ".pem"), identity.certificate);
    });
}

hal::Result<Identity> readIdentity(const fs::path& folder, const std::string& name) {
    auto certificate = readText(folder / (name + ".pem"));
    if (!certificate)
        return tl::make_unexpected(certificate.error());
    auto key = readKey(folder / (name + ".key"));
    if (!key)
        return tl::make_unexpected(key.error());
    return Identity{*std::move(certificate), *std::move(key)};
}

wire::CenterKey listed(wire::KeyUse use, const std::array<std::uint8_t, 32>& publicHalf) {
    wire::CenterKey key{.use = use, .id = {}, .publicHalf = publicHalf, .current = true};
    const seal::Hash hash = seal::sha256(publicHalf);
    std::copy_n(hash.begin(), key.id.size(), key.id.begin());
    return key;
}

hal::Result<> writeList(const fs::path& folder, const Authority& authority, const wire::KeyList& list) {
    const std::string text = wire::toJson(list);
    const auto signature = authority.sign(kKeyListPurpose, text);
    if (!signature)
        return tl::make_unexpected(signature.error());
    return writeText(folder / "keys.json.sig", seal::toHex(*signature)).and_then([&] {
        return writeText(folder / "keys.json", text);
    });
}

hal::Result<Identity> readServer(const fs::path& folder, const Authority& authority,
                                 const std::vector<std::string>& hosts, const hal::Clock& clock) {
    auto server = readIdentity(folder, "server");
    if (!server)
        return server;
    const auto end = endOf(server->certificate);
    if (end && *end - clock.wall() > kRenewBefore)
        return server;
    auto renewed = authority.issueServer(hosts, clock.wall());
    if (!renewed)
        return renewed;
    if (const auto kept = writeIdentity(folder, "server", *renewed); !kept)
        return tl::make_unexpected(kept.error());
    return renewed;
}

} // namespace

std::array<std::uint8_t, 16> Keys::commandKeyId() const {
    return listed(wire::KeyUse::Command, command.publicKey()).id;
}

hal::Result<> makeKeys(const fs::path& folder, const KeyNames& names, const hal::Clock& clock) {
    std::error_code failed;
    if (fs::exists(folder / "keys.json", failed))
        return hal::fail(hal::Fault::Busy, "there are keys already");
    fs::create_directories(folder, failed);
    fs::permissions(folder, fs::perms::owner_all, failed);
    if (failed)
        return hal::fail(hal::Fault::Storage, "the folder for keys cannot be made");
    const auto ca = Authority::make("Banshi center " + names.district, clock.wall());
    if (!ca)
        return tl::make_unexpected(ca.error());
    const auto authority = Authority::load(*ca);
    if (!authority)
        return tl::make_unexpected(authority.error());
    const auto server = authority->issueServer(names.hosts, clock.wall());
    if (!server)
        return tl::make_unexpected(server.error());
    const auto sealing = seal::SealingKey::loadOrCreate(folder / "sealing.key");
    const auto command = seal::KioskKey::loadOrCreate(folder / "command.key");
    const auto catalog = seal::KioskKey::loadOrCreate(folder / "catalog.key");
    if (!sealing || !command || !catalog)
        return hal::fail(hal::Fault::Storage, "the keys cannot be written");
    wire::KeyList list{.version = 1,
                       .issuedAt = clock.wall(),
                       .keys = {listed(wire::KeyUse::Sealing, sealing->publicHalf()),
                                listed(wire::KeyUse::Command, command->publicKey()),
                                listed(wire::KeyUse::Catalog, catalog->publicKey())}};
    return writeIdentity(folder, "ca", *ca)
        .and_then([&] { return writeIdentity(folder, "server", *server); })
        .and_then([&] { return writeList(folder, *authority, list); });
}

hal::Result<Keys> loadKeys(const fs::path& folder, const std::vector<std::string>& hosts,
                           const hal::Clock& clock) {
    const auto ca = readIdentity(folder, "ca");
    if (!ca)
        return tl::make_unexpected(ca.error());
    auto authority = Authority::load(*ca);
    if (!authority)
        return tl::make_unexpected(authority.error());
    auto server = readServer(folder, *authority, hosts, clock);
    auto sealing = seal::SealingKey::load(folder / "sealing.key");
    auto command = seal::KioskKey::load(folder / "command.key");
    auto catalog = seal::KioskKey::load(folder / "catalog.key");
    auto text = readText(folder / "keys.json");
    auto signature = readText(folder / "keys.json.sig");
    for (const auto* error : {server ? nullptr : &server.error(), sealing ? nullptr : &sealing.error(),
                              command ? nullptr : &command.error(), catalog ? nullptr : &catalog.error(),
                              text ? nullptr : &text.error(), signature ? nullptr : &signature.error()})
        if (error != nullptr)
            return tl::make_unexpected(*error);
    auto list = wire::parseKeyList(*text);
    if (!list)
        return tl::make_unexpected(list.error());
    return Keys{*std::move(authority), *std::move(server), *std::move(sealing), *std::move(command),
                *std::move(catalog),   *std::move(list),   *std::move(text),    *std::move(signature)};
}

} // namespace center::pki
