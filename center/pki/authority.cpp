// Certificates by libcrypto.
#include "center/pki/authority.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace center::pki {

namespace {

template <auto kFree>
struct Freed {
    template <class T>
    void operator()(T* handle) const {
        kFree(handle);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Request = std::unique_ptr<X509_REQ, Freed<X509_REQ_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free>>;

// Certificates begin a little in the past: kiosks' clocks are not all right.
constexpr auto kSlack = std::chrono::hours(1);

hal::Result<> bad(std::string what) {
    ERR_clear_error();
    return hal::fail(hal::Fault::BadData, std::move(what));
}

Memory reading(std::string_view pem) {
    return Memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

std::string_view written(const Memory& memory) {
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

int noPassword(char*, int, int, void*) { return 0; }

Certificate certificateOf(std::string_view pem) {
    return Certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, noPassword, nullptr));
}

std::string pemOf(X509* certificate) {
    const Memory out(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(out.get(), certificate);
    return std::string(written(out));
}

hal::SecretText pemOf(EVP_PKEY* key) {
    const Memory out(BIO_new(BIO_s_secmem()));
    PEM_write_bio_PKCS8PrivateKey(out.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return hal::SecretText(written(out));
}

bool isP256(EVP_PKEY* key) {
    std::array<char, 64> name{};
    return key != nullptr && EVP_PKEY_get_group_name(key, name.data(), name.size(), nullptr) == 1 &&
           std::string_view(name.data()) == SN_X9_62_prime256v1;
}

void setTime(ASN1_TIME* field, hal::WallTime at) {
    ASN1_TIME_set(field, std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count());
}

// A certificate without extensions and signature.
Certificate blank(EVP_PKEY* key, std::string_view name, hal::WallTime from, hal::WallTime until) {
    Certificate made(X509_new());
    std::array<std::uint8_t, 16> serial{};
    if (!made || RAND_bytes(serial.data(), serial.size()) != 1)
        return nullptr;
    serial[0] &= 0x7F; // a positive number
    const std::unique_ptr<BIGNUM, Freed<BN_free>> number(BN_bin2bn(serial.data(), serial.size(), nullptr));
    X509_set_version(made.get(), X509_VERSION_3);
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(made.get()));
    setTime(X509_getm_notBefore(made.get()), from);
    setTime(X509_getm_notAfter(made.get()), until);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.data()),
                               static_cast<int>(name.size()), -1, 0);
    return X509_set_pubkey(made.get(), key) == 1 ? std::move(made) : nullptr;
}

struct Extension {
    int nid;
    std::string value; // as in openssl's configuration
};

bool finish(X509* made, X509* issuer, EVP_PKEY* issuerKey, const std::vector<Extension>& extensions) {
    if (X509_set_issuer_name(made, X509_get_subject_name(issuer)) != 1)
        return false;
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, made, nullptr, nullptr, 0);
    for (const Extension& extension : extensions) {
        const std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> one(
            X509V3_EXT_conf_nid(nullptr, &context, extension.nid, extension.value.c_str()));
        if (!one || X509_add_ext(made, one.get(), -1) != 1)
            return false;
    }
    return X509_sign(made, issuerKey, EVP_sha256()) > 0;
}

// "DNS:center.example,IP:10.0.0.1"; empty for a name that could say something else in that syntax.
std::string alternativeNames(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) {
        const bool address = name.find_first_not_of("0123456789.:abcdefABCDEF") == std::string::npos &&
                             name.find_first_of(".:") != std::string::npos;
        const bool plain = name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                  "0123456789-.:*") == std::string::npos;
        if (name.empty() || !plain)
            return {};
        all += (all.empty() ? "" : ",") + std::string(address ? "IP:" : "DNS:") + name;
    }
    return all;
}

} // namespace

struct Authority::Handles {
    Key key;
    Certificate certificate;
    std::string pem;
};

hal::Result<Identity> Authority::make(std::string_view name, hal::WallTime now) {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate made = key ? blank(key.get(), name, now - kSlack, now + kAuthorityDays) : nullptr;
    if (!made || !finish(made.get(), made.get(), key.get(),
                         {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                          {NID_key_usage, "critical,digitalSignature,keyCertSign,cRLSign"},
                          {NID_subject_key_identifier, "hash"}}))
        return tl::make_unexpected(bad("no certificate authority could be made").error());
    return Identity{pemOf(made.get()), pemOf(key.get())};
}

hal::Result<Authority> Authority::load(const Identity& identity) {
    auto handles = std::make_shared<Handles>();
    handles->certificate = certificateOf(identity.certificate);
    handles->key =
        Key(PEM_read_bio_PrivateKey(reading(identity.key.view()).get(), nullptr, noPassword, nullptr));
    if (!handles->certificate || !handles->key ||
        X509_check_private_key(handles->certificate.get(), handles->key.get()) != 1)
        return tl::make_unexpected(bad("the authority's key and certificate do not belong together").error());
    handles->pem = pemOf(handles->certificate.get());
    return Authority(std::move(handles));
}

const std::string& Authority::certificate() const { return handles_->pem; }

hal::Result<Issued> Authority::issueKiosk(std::string_view request, const wire::Uuid& kiosk,
                                          hal::WallTime now) const {
    const Request asked(PEM_read_bio_X509_REQ(reading(request).get(), nullptr, noPassword, nullptr));
    EVP_PKEY* key = asked ? X509_REQ_get0_pubkey(asked.get()) : nullptr;
    if (!isP256(key) || X509_REQ_verify(asked.get(), key) != 1)
        return tl::make_unexpected(bad("no request for a certificate over a P-256 key").error());
    const hal::WallTime until = now + kKioskDays;
    const Certificate made = blank(key, wire::toString(kiosk), now - kSlack, until);
    if (!made || !finish(made.get(), handles_->certificate.get(), handles_->key.get(),
                         {{NID_basic_constraints, "critical,CA:FALSE"},
                          {NID_key_usage, "critical,digitalSignature"},
                          {NID_ext_key_usage, "clientAuth"},
                          {NID_subject_key_identifier, "hash"},
                          {NID_authority_key_identifier, "keyid:always"}}))
        return tl::make_unexpected(bad("no certificate could be made").error());
    Issued issued{pemOf(made.get()), {}, until};
    unsigned size = 0;
    X509_digest(made.get(), EVP_sha256(), issued.fingerprint.data(), &size);
    return issued;
}

hal::Result<Identity> Authority::issueServer(const std::vector<std::string>& names, hal::WallTime now) const {
    const std::string alternatives = alternativeNames(names);
    if (alternatives.empty())
        return tl::make_unexpected(bad("a server needs plain host names or addresses").error());
    const Key key(EVP_EC_gen("P-256"));
    const Certificate made = key ? blank(key.get(), names.front(), now - kSlack, now + kServerDays) : nullptr;
    if (!made || !finish(made.get(), handles_->certificate.get(), handles_->key.get(),
                         {{NID_basic_constraints, "critical,CA:FALSE"},
                          {NID_key_usage, "critical,digitalSignature"},
                          {NID_ext_key_usage, "serverAuth"},
                          {NID_subject_alt_name, alternatives},
                          {NID_subject_key_identifier, "hash"},
                          {NID_authority_key_identifier, "keyid:always"}}))
        return tl::make_unexpected(bad("no server certificate could be made").error());
    return Identity{pemOf(made.get()), pemOf(key.get())};
}

hal::Result<hal::Bytes> Authority::sign(std::string_view purpose, std::string_view text) const {
    std::string message(purpose);
    message += '\0';
    message += text;
    const std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>> digest(EVP_MD_CTX_new());
    const hal::ByteView bytes = hal::asBytes(message);
    std::size_t size = 0;
    if (EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, handles_->key.get()) != 1 ||
        EVP_DigestSign(digest.get(), nullptr, &size, bytes.data(), bytes.size()) != 1)
        return tl::make_unexpected(bad("the authority cannot sign").error());
    hal::Bytes signature(size);
    if (EVP_DigestSign(digest.get(), signature.data(), &size, bytes.data(), bytes.size()) != 1)
        return tl::make_unexpected(bad("the authority cannot sign").error());
    signature.resize(size);
    return signature;
}

hal::Result<hal::WallTime> endOf(std::string_view certificate) {
    const Certificate read = certificateOf(certificate);
    const std::unique_ptr<ASN1_TIME, Freed<ASN1_TIME_free>> epoch(ASN1_TIME_set(nullptr, 0));
    int days = 0;
    int seconds = 0;
    if (!read || ASN1_TIME_diff(&days, &seconds, epoch.get(), X509_get0_notAfter(read.get())) != 1)
        return tl::make_unexpected(bad("no certificate").error());
    return hal::WallTime(std::chrono::days(days) + std::chrono::seconds(seconds));
}

} // namespace center::pki
