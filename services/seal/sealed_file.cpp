#include "services/seal/sealed_file.h"

#include <algorithm>

#include <sodium.h>

namespace seal {
namespace {

constexpr std::string_view kMagic = "BSF";
constexpr std::uint8_t kVersion = '1';
constexpr std::size_t kStart =
    kMagic.size() + sizeof kVersion + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kPiece = 64 << 10;
constexpr std::size_t kExtra = crypto_secretstream_xchacha20poly1305_ABYTES;

static_assert(kFileKeySize == crypto_secretstream_xchacha20poly1305_KEYBYTES);

// The state holds the key: wiped whichever way the function is left.
struct Stream {
    crypto_secretstream_xchacha20poly1305_state state{};
    Stream() = default;
    ~Stream() { hal::wipe(&state, sizeof state); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
};

} // namespace

FileKey newFileKey() {
    FileKey key(kFileKeySize);
    crypto_secretstream_xchacha20poly1305_keygen(key.data());
    return key;
}

hal::Result<hal::Bytes> closeFile(const FileKey& key, hal::ByteView content) {
    if (key.size() != kFileKeySize)
        return hal::fail(hal::Fault::BadData, "the key of a file has 32 bytes");
    const std::size_t pieces = content.empty() ? 1 : (content.size() + kPiece - 1) / kPiece;
    hal::Bytes closed(kStart + content.size() + pieces * kExtra);
    std::copy(kMagic.begin(), kMagic.end(), closed.begin());
    closed[kMagic.size()] = kVersion;
    Stream stream;
    crypto_secretstream_xchacha20poly1305_init_push(&stream.state, closed.data() + kMagic.size() + 1,
                                                    key.data());
    std::uint8_t* out = closed.data() + kStart;
    for (std::size_t i = 0; i < pieces; ++i) {
        const auto piece = content.subspan(i * kPiece, std::min(kPiece, content.size() - i * kPiece));
        const auto tag = i + 1 == pieces ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
        crypto_secretstream_xchacha20poly1305_push(&stream.state, out, nullptr, piece.data(), piece.size(),
                                                   nullptr, 0, static_cast<unsigned char>(tag));
        out += piece.size() + kExtra;
    }
    return closed;
}

hal::Result<hal::SecretBytes> openFile(const FileKey& key, hal::ByteView closed) {
    if (key.size() != kFileKeySize || closed.size() < kStart + kExtra ||
        !hal::asText(closed).starts_with(kMagic))
        return hal::fail(hal::Fault::BadData, "no sealed file");
    if (closed[kMagic.size()] != kVersion)
        return hal::fail(hal::Fault::Unsupported, "a sealed file of another version");
    Stream stream;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, closed.data() + kMagic.size() + 1,
                                                        key.data()) != 0)
        return hal::fail(hal::Fault::BadData, "no sealed file");
    hal::ByteView rest = closed.subspan(kStart);
    hal::SecretBytes content(rest.size());
    std::size_t filled = 0;
    unsigned char tag = 0;
    while (!rest.empty()) {
        const auto piece = rest.first(std::min(kPiece + kExtra, rest.size()));
        rest = rest.subspan(piece.size());
        unsigned long long size = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream.state, content.data() + filled, &size, &tag,
                                                       piece.data(), piece.size(), nullptr, 0) != 0 ||
            (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != rest.empty())
            return hal::fail(hal::Fault::BadData, "the sealed file does not open");
        filled += size;
    }
    content.resize(filled);
    return content;
}

} // namespace seal
