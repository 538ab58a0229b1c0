#include "kiosk/agent/certificate.h"

#include <memory>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace kiosk::agent {
namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Request = std::unique_ptr<X509_REQ, Freed<X509_REQ_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

Bio reading(std::string_view text) {
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string textOf(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

Certificate certificateOf(std::string_view pem) {
    return Certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
}

// Without a password question on the terminal.
int noPassword(char*, int, int, void*) { return 0; }

hal::WallTime timeOf(const ASN1_TIME* time) {
    std::tm utc{};
    ASN1_TIME_to_tm(time, &utc);
    return std::chrono::time_point_cast<hal::Millis>(std::chrono::system_clock::from_time_t(::timegm(&utc)));
}

} // namespace

hal::Result<KeyAndRequest> newKeyAndRequest() {
    const Key key(EVP_EC_gen("P-256"));
    const Request request(X509_REQ_new());
    const Bio keyText(BIO_new(BIO_s_secmem()));
    const Bio requestText(BIO_new(BIO_s_mem()));
    if (!key || !request || X509_REQ_set_pubkey(request.get(), key.get()) != 1 ||
        X509_REQ_sign(request.get(), key.get(), EVP_sha256()) <= 0 ||
        PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509_REQ(requestText.get(), request.get()) != 1)
        return hal::fail(hal::Fault::Unsupported, "no key could be made");
    return KeyAndRequest{textOf(keyText.get()), textOf(requestText.get())};
}

hal::Result<> checkCertificate(std::string_view certificatePem, std::string_view keyPem,
                               std::string_view caPem) {
    const Certificate certificate = certificateOf(certificatePem);
    const Certificate ca = certificateOf(caPem);
    const Key key(PEM_read_bio_PrivateKey(reading(keyPem).get(), nullptr, noPassword, nullptr));
    if (!certificate || !ca || !key || X509_check_private_key(certificate.get(), key.get()) != 1)
        return hal::fail(hal::Fault::BadData, "the certificate is not over this kiosk's key");
    EVP_PKEY* authority = X509_get0_pubkey(ca.get());
    if (X509_verify(ca.get(), authority) != 1 || X509_verify(certificate.get(), authority) != 1)
        return hal::fail(hal::Fault::AuthFailed, "the certificate is not of this center");
    return {};
}

hal::Result<> checkSignedByCa(std::string_view caPem, std::string_view purpose, std::string_view text,
                              hal::ByteView signature) {
    const Certificate ca = certificateOf(caPem);
    const Digest digest(EVP_MD_CTX_new());
    if (!ca ||
        EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, X509_get0_pubkey(ca.get())) != 1)
        return hal::fail(hal::Fault::BadData, "no certificate of a center");
    std::string message(purpose);
    message += '\0';
    message += text;
    if (EVP_DigestVerify(digest.get(), signature.data(), signature.size(),
                         reinterpret_cast<const unsigned char*>(message.data()), message.size()) != 1)
        return hal::fail(hal::Fault::AuthFailed, "not signed by this center");
    return {};
}

hal::Result<Validity> validityOf(std::string_view pem) {
    const Certificate certificate = certificateOf(pem);
    if (!certificate)
        return hal::fail(hal::Fault::BadData, "no certificate");
    return Validity{timeOf(X509_get0_notBefore(certificate.get())),
                    timeOf(X509_get0_notAfter(certificate.get()))};
}

bool shouldBeRenewed(const Validity& validity, hal::WallTime now) {
    return now >= validity.from + (validity.until - validity.from) * 2 / 3;
}

} // namespace kiosk::agent
