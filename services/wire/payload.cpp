#include "services/wire/payload.h"

#include <string_view>

#include "services/wire/canonical_bytes.h"

namespace wire {
namespace {

constexpr std::string_view kMagic = "BSP";
constexpr std::string_view kMagicAndVersion = "BSP1";

bool isKnown(FileType type) { return type >= FileType::Pdf && type <= FileType::Png; }

} // namespace

hal::SecretBytes encode(const Payload& payload) {
    hal::SecretBytes out;
    const auto add = [&](hal::ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); };
    out.reserve(kMagicAndVersion.size() + payload.token.size() + 1 + payload.files.size() * 33 +
                payload.content.size());
    add(hal::asBytes(kMagicAndVersion));
    add(payload.token);
    out.push_back(static_cast<std::uint8_t>(payload.files.size()));
    for (const PayloadFile& file : payload.files) {
        out.push_back(static_cast<std::uint8_t>(file.type));
        add(file.key);
    }
    add(payload.content);
    return out;
}

hal::Result<Payload> decodePayload(hal::ByteView bytes) {
    const std::string_view text = hal::asText(bytes);
    if (!text.starts_with(kMagic) || text.size() < kMagicAndVersion.size())
        return hal::fail(hal::Fault::BadData, "no payload");
    if (!text.starts_with(kMagicAndVersion))
        return hal::fail(hal::Fault::Unsupported, "a payload of another version");
    ByteReader in(bytes.subspan(kMagicAndVersion.size()));
    Payload payload;
    in.bytes(payload.token);
    payload.files.resize(in.number<std::uint8_t>());
    bool known = true;
    for (PayloadFile& file : payload.files) {
        file.type = static_cast<FileType>(in.number<std::uint8_t>());
        in.bytes(file.key);
        known = known && isKnown(file.type);
    }
    const auto content = in.restView();
    payload.content.assign(content.begin(), content.end());
    if (!in.allRead())
        return hal::fail(hal::Fault::BadData, "the payload is cut off");
    if (!known)
        return hal::fail(hal::Fault::Unsupported, "a type of file that this release does not know");
    return payload;
}

} // namespace wire
