// TLS by OpenSSL 3: TLS 1.2 at least, 1.3 where client certificates are asked for.
#include <boost/asio/buffer.hpp>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "center/http/core.h"

namespace center::http {

namespace {

// Asks for a client certificate and accepts only this CA's. No resumption: a resumed session would not look
// at the certificate's dates again.
bool requireClients(SSL_CTX* context, const std::string& pem) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
    X509_STORE* store = SSL_CTX_get_cert_store(context);
    int found = 0;
    while (X509* ca = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
        found += X509_STORE_add_cert(store, ca);
        SSL_CTX_add_client_CA(context, ca);
        X509_free(ca);
    }
    ERR_clear_error();
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    SSL_CTX_set_purpose(context, X509_PURPOSE_SSL_CLIENT);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context, 0);
    return found > 0 && SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) == 1;
}

} // namespace

hal::Result<asio::ssl::context> makeContext(const Tls& tls) {
    asio::ssl::context context(asio::ssl::context::tls_server);
    SSL_CTX* raw = context.native_handle();
    SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
    SSL_CTX_set_options(raw,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS); // 34 KB less for every connection that waits
    static constexpr unsigned char kSessionName[] = "banshi-center";
    SSL_CTX_set_session_id_context(raw, kSessionName, sizeof kSessionName - 1);
    boost::system::error_code wrong;
    context.use_certificate_chain(asio::buffer(tls.certificate), wrong);
    if (wrong)
        return hal::fail(hal::Fault::BadData, "the server certificate cannot be read");
    context.use_private_key(asio::buffer(tls.key.view().data(), tls.key.view().size()),
                            asio::ssl::context::pem, wrong);
    if (wrong || SSL_CTX_check_private_key(raw) != 1)
        return hal::fail(hal::Fault::BadData, "the server's key does not belong to its certificate");
    if (!tls.clientCa.empty() && !requireClients(raw, tls.clientCa))
        return hal::fail(hal::Fault::BadData, "the CA certificate cannot be read");
    return context;
}

std::optional<Fingerprint> peerCertificate(SSL* session) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(session),
                                                                  &X509_free);
    Fingerprint fingerprint{};
    unsigned size = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha256(), fingerprint.data(), &size) != 1)
        return std::nullopt;
    return fingerprint;
}

} // namespace center::http
