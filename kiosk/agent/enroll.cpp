#include "kiosk/agent/enroll.h"

#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/agent/certificate.h"
#include "services/seal/durable_file.h"
#include "services/seal/hex.h"

namespace kiosk::agent {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::string_view kEnrollment = "banshi enrollment";
constexpr std::string_view kKeyList = "banshi key list";
constexpr std::size_t kLargestPem = 64 << 10;

// Members of an answer as text; what is missing is noticed once, at the end.
class Members {
public:
    explicit Members(const Answer& answer) : document_(json::parse(answer.body, nullptr, false)) {}
    std::string text(const char* name) {
        const auto found = document_.is_object() ? document_.find(name) : document_.end();
        complete_ = complete_ && document_.is_object() && found != document_.end() && found->is_string();
        return complete_ ? found->get<std::string>() : std::string();
    }
    [[nodiscard]] bool complete() const { return complete_; }

private:
    json document_;
    bool complete_ = true;
};

hal::Result<Answer> askWell(const Ask& ask, const Call& call) {
    auto answer = ask(call);
    if (!answer || answer->status == 200)
        return answer;
    const std::string said = std::to_string(answer->status) + " " + errorCode(*answer);
    if (answer->status == 401 || answer->status == 403)
        return hal::fail(hal::Fault::Refused, "the center refuses: " + said);
    return hal::fail(answer->status >= 500 || answer->status == 429 ? hal::Fault::Offline
                                                                    : hal::Fault::Protocol,
                     "the center answers " + said);
}

hal::Result<Answer> post(const Ask& ask, const char* target, const json& document) {
    const std::string body = document.dump();
    return askWell(ask, {"POST", target, hal::asBytes(body)});
}

hal::Result<> checkKeyList(std::string_view ca, std::string_view list, std::string_view signatureHex) {
    std::vector<std::uint8_t> signature(signatureHex.size() / 2);
    if (!seal::fromHex(signatureHex, signature))
        return hal::fail(hal::Fault::Protocol, "the key list has no signature");
    return checkSignedByCa(ca, kKeyList, list, signature);
}

hal::Result<std::string> readPem(const fs::path& file) {
    const auto content = seal::readWhole(file, kLargestPem);
    if (!content)
        return tl::make_unexpected(content.error());
    return std::string(hal::asText(content->bytes));
}

} // namespace

hal::Result<link::Enrollment> enroll(const fs::path& state, const seal::KioskKey& key,
                                     const seal::EnrollmentCode& code, const Ask& ask,
                                     const std::string& version) {
    const auto made = newKeyAndRequest();
    if (!made)
        return tl::make_unexpected(made.error());
    const seal::Hash secret = code.key();
    const std::string signingKey = seal::toHex(key.publicKey());
    const std::string signedText = std::string(kEnrollment) + '\0' + made->request;
    const auto answer =
        post(ask, "/enroll/v1",
             {{"schema", 1},
              {"code_id", seal::toHex(seal::enrollmentCodeId(secret))},
              {"csr", made->request},
              {"signing_key", signingKey},
              {"signature", seal::toHex(key.sign(hal::asBytes(signedText)))},
              {"proof", seal::toHex(seal::enrollmentProof(secret, {"request", made->request, signingKey}))},
              {"version", version}});
    if (!answer)
        return tl::make_unexpected(answer.error());

    Members members(*answer);
    const std::string id = members.text("kiosk"), prefix = members.text("prefix"), url = members.text("url");
    const std::string certificate = members.text("certificate"), ca = members.text("ca");
    const std::string keyList = members.text("key_list"), listSignature = members.text("key_list_signature");
    const auto proof = seal::fromHex<32>(members.text("proof"));
    const auto kiosk = wire::parseUuid(id);
    if (!members.complete() || !kiosk)
        return hal::fail(hal::Fault::Protocol, "the center's answer is none to an enrollment");
    if (!proof || !seal::isSameProof(*proof, seal::enrollmentProof(secret, {"response", id, prefix, url,
                                                                            certificate, ca, keyList})))
        return hal::fail(hal::Fault::AuthFailed, "whoever answers does not know the code");
    auto keys = wire::parseKeyList(keyList);
    if (!keys)
        return tl::make_unexpected(keys.error());
    link::Enrollment enrollment{url, *kiosk, prefix, keyList, *std::move(keys)};

    const auto kept =
        checkCertificate(certificate, made->key, ca)
            .and_then([&] { return checkKeyList(ca, keyList, listSignature); })
            .and_then([&] { return link::saveCenterFile(link::caFile(state), ca); })
            .and_then(
                [&] { return link::saveCenterFile(link::certificateFile(state), certificate + made->key); })
            .and_then([&] { return link::saveEnrollment(state, enrollment); });
    if (!kept)
        return tl::make_unexpected(kept.error());
    return enrollment;
}

hal::Result<> renewCertificate(const fs::path& state, const Ask& ask) {
    const auto ca = readPem(link::caFile(state));
    const auto made = newKeyAndRequest();
    if (!ca || !made)
        return tl::make_unexpected(ca ? made.error() : ca.error());
    const auto answer = post(ask, "/kiosk/v1/certificate", {{"schema", 1}, {"csr", made->request}});
    if (!answer)
        return tl::make_unexpected(answer.error());
    Members members(*answer);
    const std::string certificate = members.text("certificate");
    if (!members.complete())
        return hal::fail(hal::Fault::Protocol, "the center's answer is no certificate");
    return checkCertificate(certificate, made->key, *ca).and_then([&] {
        return link::saveCenterFile(link::certificateFile(state), certificate + made->key);
    });
}

hal::Result<link::Enrollment> refreshKeys(const fs::path& state, const link::Enrollment& known,
                                          const Ask& ask) {
    const auto ca = readPem(link::caFile(state));
    if (!ca)
        return tl::make_unexpected(ca.error());
    const auto answer = askWell(ask, {"GET", "/kiosk/v1/keys", {}});
    if (!answer)
        return tl::make_unexpected(answer.error());
    Members members(*answer);
    link::Enrollment fresh = known;
    fresh.keyList = members.text("key_list");
    const std::string signature = members.text("key_list_signature");
    if (!members.complete())
        return hal::fail(hal::Fault::Protocol, "the center's answer is no key list");
    auto keys = wire::parseKeyList(fresh.keyList);
    if (!keys)
        return tl::make_unexpected(keys.error());
    fresh.keys = *std::move(keys);
    if (fresh.keys.version < known.keys.version)
        return hal::fail(hal::Fault::Refused, "the center's key list is older than the known one");
    const auto kept = checkKeyList(*ca, fresh.keyList, signature).and_then([&] {
        return link::saveEnrollment(state, fresh);
    });
    if (!kept)
        return tl::make_unexpected(kept.error());
    return fresh;
}

} // namespace kiosk::agent
