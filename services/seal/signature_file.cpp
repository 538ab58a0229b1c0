#include "services/seal/signature_file.h"

#include <nlohmann/json.hpp>

#include "services/seal/durable_file.h"

namespace seal {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kLimit = 4096;

hal::Bytes signedBytes(std::string_view purpose, hal::ByteView bytes) {
    hal::Bytes message;
    message.reserve(purpose.size() + 2 + bytes.size());
    message.insert(message.end(), purpose.begin(), purpose.end());
    message.push_back(0);
    message.push_back(kSuite);
    message.insert(message.end(), bytes.begin(), bytes.end());
    return message;
}

std::string textOf(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int numberOf(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<int>() : 0;
}

} // namespace

fs::path signatureFileOf(const fs::path& file) {
    fs::path name = file;
    name += ".sig";
    return name;
}

hal::Result<> signFile(const fs::path& file, std::string_view purpose, hal::ByteView bytes,
                       const KioskKey& key) {
    const nlohmann::ordered_json object{{"schema", 1},
                                        {"suite", kSuite},
                                        {"purpose", purpose},
                                        {"key", toHex(key.publicKey())},
                                        {"signature", toHex(key.sign(signedBytes(purpose, bytes)))}};
    return writeDurably(signatureFileOf(file), hal::asBytes(object.dump(1) + "\n"), 0644);
}

hal::Result<> verifyFile(const fs::path& file, std::string_view purpose, hal::ByteView bytes,
                         const PublicKey& trusted) {
    const fs::path name = signatureFileOf(file);
    const auto content = readWhole(name, kLimit);
    if (!content)
        return tl::make_unexpected(content.error());
    const json object = json::parse(content->bytes.begin(), content->bytes.end(), nullptr, false);
    if (!object.is_object())
        return hal::fail(hal::Fault::BadData, name.string() + " is no JSON object");
    if (numberOf(object, "schema") != 1 || numberOf(object, "suite") != kSuite)
        return hal::fail(hal::Fault::Unsupported, name.string() + ": schema or suite is not known");

    const auto key = fromHex<32>(textOf(object, "key"));
    const auto signature = fromHex<64>(textOf(object, "signature"));
    if (!key || !signature)
        return hal::fail(hal::Fault::BadData, name.string() + ": key or signature is no hexadecimal number");
    if (*key != trusted)
        return hal::fail(hal::Fault::Refused, name.string() + ": signed by key " + toHex(*key).substr(0, 16) +
                                                  ", which is not trusted here");
    if (textOf(object, "purpose") != purpose || !verify(trusted, signedBytes(purpose, bytes), *signature))
        return hal::fail(hal::Fault::Refused, file.string() + " is not what was signed");
    return {};
}

} // namespace seal
