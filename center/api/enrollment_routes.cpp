// Enrollment: both sides prove that they know the one-time code, which never travels.
#include "center/api/answers.h"
#include "center/api/fleet_routes.h"
#include "center/http/rate_limit.h"
#include "services/seal/enrollment.h"
#include "services/seal/hex.h"

namespace center::api {

namespace {

constexpr std::uint64_t kLargest = 16 << 10;
// A hall's kiosks come through one address on their first day; six wrong codes stop one for a while.
constexpr http::Rate kRate{.atOnce = 30, .aMinute = 10, .ofUnknown = 5};
constexpr std::string_view kPurpose = "banshi enrollment";

struct Asked {
    seal::EnrollmentCodeId code{};
    std::string csr;
    seal::PublicKey signingKey{};
    seal::Signature signature{};
    seal::Hash proof{};
    std::string version;
};

std::optional<Asked> read(const std::string& body) {
    Document document(body);
    Asked asked{.code = document.hex<8>("code_id"),
                .csr = document.text("csr", 8192),
                .signingKey = document.hex<32>("signing_key"),
                .signature = document.hex<64>("signature"),
                .proof = document.hex<32>("proof"),
                .version = document.text("version", 32)};
    return document.fine() ? std::optional(std::move(asked)) : std::nullopt;
}

http::Response refused(const Center& center, const char* reason) {
    center.log.write(LogEvent::EnrollmentRefused, {{"reason", reason}});
    return http::refusal(403);
}

http::Response tooMany(const Center& center) {
    center.log.write(LogEvent::EnrollmentRefused, {{"reason", "too_many"}});
    http::Response response = http::refusal(429);
    response.fields.push_back({"Retry-After", "60"});
    return response;
}

http::Response enroll(const Center& center, const std::string& body) {
    const auto asked = read(body);
    if (!asked)
        return http::refusal(400);
    const auto code = center.store.fleet().findCode(asked->code);
    if (!code)
        return code.error().problem == store::Problem::NotFound ? refused(center, "code")
                                                                : answerTo(code.error(), center.log);
    const std::string signingKey = seal::toHex(asked->signingKey);
    if (!seal::isSameProof(asked->proof,
                           seal::enrollmentProof(code->key, {"request", asked->csr, signingKey})))
        return refused(center, "proof");
    const std::string signedText = std::string(kPurpose) + '\0' + asked->csr;
    if (!seal::verify(asked->signingKey, hal::asBytes(signedText), asked->signature))
        return http::error(400, "bad_signature");
    const hal::WallTime now = center.clock.wall();
    const auto issued = center.keys.authority.issueKiosk(asked->csr, code->kiosk, now);
    if (!issued)
        return http::refusal(400);
    const auto kiosk = center.store.fleet().enroll({.code = asked->code,
                                                    .request = seal::sha256(hal::asBytes(body)),
                                                    .signingKey = asked->signingKey,
                                                    .certificate = issued->fingerprint,
                                                    .version = asked->version,
                                                    .at = now});
    if (!kiosk)
        return kiosk.error().problem == store::Problem::Refused ? refused(center, "used")
                                                                : answerTo(kiosk.error(), center.log);
    const std::string id = wire::toString(kiosk->id);
    center.log.write(LogEvent::KioskEnrolled, {{"kiosk", std::string_view(id)}});
    const std::string& ca = center.keys.authority.certificate();
    const seal::Hash proof =
        seal::enrollmentProof(code->key, {"response", id, kiosk->prefix, center.kiosksUrl,
                                          issued->certificate, ca, center.keys.listText});
    return answer(200, {{"kiosk", id},
                        {"prefix", kiosk->prefix},
                        {"url", center.kiosksUrl},
                        {"certificate", issued->certificate},
                        {"ca", ca},
                        {"key_list", center.keys.listText},
                        {"key_list_signature", center.keys.listSignature},
                        {"server_time_ms", millis(now)},
                        {"proof", seal::toHex(proof)}});
}

} // namespace

void addEnrollmentRoutes(http::Routes& routes, const Center& center) {
    const auto limit = std::make_shared<http::RateLimit>(kRate, center.clock);
    routes.add({.method = http::Method::Post,
                .pattern = "/enroll/v1",
                .bodyLimit = kLargest,
                .where = http::Where::Worker,
                .handle = [&center, limit](const http::Request& request, http::Reply reply) {
                    if (!limit->allows(request.peer))
                        return reply.send(tooMany(center));
                    http::Response response = enroll(center, request.body);
                    if (response.status == 403)
                        limit->wasUnknown(request.peer);
                    reply.send(std::move(response));
                }});
}

} // namespace center::api
